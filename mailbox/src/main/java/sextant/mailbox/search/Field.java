package sextant.mailbox.search;

/** Where words are looked for. */
public enum Field {
    /** In all of it. */
    ANYWHERE,
    /** Who wrote it; of a contact, its addresses. */
    FROM,
    /** Who got it, copies included. */
    TO,
    SUBJECT,
    BODY,
    /** The names of what hangs on it. */
    ATTACHMENT
}
