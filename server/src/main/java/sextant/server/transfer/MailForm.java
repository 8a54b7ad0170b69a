package sextant.server.transfer;

/** How an export writes messages. */
public enum MailForm {
    /** A file for each, octet for octet, with all that is known of it beside: what {@code import} reads back whole. */
    EML,
    /** A file for each folder, as most mail programs read them. */
    MBOX,
    /** A maildir for each folder, as many servers keep them. */
    MAILDIR
}
