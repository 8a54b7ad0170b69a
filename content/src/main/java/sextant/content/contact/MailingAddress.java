package sextant.content.contact;

/** Which address mail is sent to. */
public enum MailingAddress {
    HOME,
    WORK,
    OTHER
}
