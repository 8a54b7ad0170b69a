package sextant.mailbox;

import sextant.content.Kind;

/**
 * A name space of collections, as the protocols show them: mail folders, address books, calendars, folders of files. On
 * the shelf of files paths have any depth, and each folder is a name space of its own, which its files share.
 */
public enum Shelf {
    FOLDERS,
    ADDRESS_BOOKS,
    CALENDARS,
    FILES;

    /** Tasks and notes stand among the calendars, as CalDAV has it. */
    public static Shelf of(Kind kind) {
        return switch (kind) {
            case MESSAGE -> FOLDERS;
            case CONTACT -> ADDRESS_BOOKS;
            case EVENT, TASK, NOTE -> CALENDARS;
            case FILE -> FILES;
        };
    }
}
