package sextant.content;

/** What an item is to its owner, whatever protocol brought it. A note's document is a VJOURNAL. */
public enum Kind {
    MESSAGE,
    CONTACT,
    EVENT,
    TASK,
    NOTE
}
