package sextant.content;

/**
 * What an item is to its owner, whatever protocol brought it. A note's document is a VJOURNAL; a file is octets that the
 * server keeps and does not read.
 */
public enum Kind {
    MESSAGE,
    CONTACT,
    EVENT,
    TASK,
    NOTE,
    FILE
}
