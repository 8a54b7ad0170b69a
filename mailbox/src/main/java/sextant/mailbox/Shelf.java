package sextant.mailbox;

import sextant.content.Kind;

/** A name space of collections, as the protocols show them: mail folders, address books, calendars. */
public enum Shelf {
    FOLDERS,
    ADDRESS_BOOKS,
    CALENDARS;

    /** Tasks and notes stand among the calendars, as CalDAV has it. */
    public static Shelf of(Kind kind) {
        return switch (kind) {
            case MESSAGE -> FOLDERS;
            case CONTACT -> ADDRESS_BOOKS;
            case EVENT, TASK, NOTE -> CALENDARS;
        };
    }
}
