package sextant.mailbox.search;

/** What is true of an item or not. */
public enum Flag {
    SEEN,
    FLAGGED,
    ANSWERED,
    FORWARDED,
    DRAFT,
    ATTACHMENTS,
    /** Its sender finds it important. */
    IMPORTANT
}
