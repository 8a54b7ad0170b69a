package sextant.mailbox;

import sextant.content.Kind;

/** What a collection is for. Every account has exactly one collection of each role but {@link #NONE}. */
public enum Role {
    INBOX(Kind.MESSAGE, "Inbox"),
    DRAFTS(Kind.MESSAGE, "Drafts"),
    SENT(Kind.MESSAGE, "Sent"),
    TRASH(Kind.MESSAGE, "Trash"),
    JUNK(Kind.MESSAGE, "Junk"),
    OUTBOX(Kind.MESSAGE, "Outbox"),
    CALENDAR(Kind.EVENT, "Calendar"),
    CONTACTS(Kind.CONTACT, "Contacts"),
    TASKS(Kind.TASK, "Tasks"),
    NOTES(Kind.NOTE, "Notes"),
    /** The folder that all other folders of files stand in. */
    FILES(Kind.FILE, "Files"),
    /** Made by the user; its kind is the collection's. */
    NONE(Kind.MESSAGE, "");

    private final Kind kind;
    private final String defaultName;

    Role(Kind kind, String defaultName) {
        this.kind = kind;
        this.defaultName = defaultName;
    }

    public Kind kind() {
        return kind;
    }

    /** The name a new account's collection of this role starts with. */
    public String defaultName() {
        return defaultName;
    }
}
