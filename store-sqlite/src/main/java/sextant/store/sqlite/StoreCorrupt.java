package sextant.store.sqlite;

import sextant.mailbox.store.StoreException;

/** A row cannot be read: the database was damaged, or written by something else. */
final class StoreCorrupt extends StoreException {
    private static final long serialVersionUID = 1L;

    private static final String ADVICE = "; run verify, and restore a backup if it agrees";

    StoreCorrupt(String message) {
        super(message + ADVICE);
    }

    StoreCorrupt(String message, Throwable cause) {
        super(message + ADVICE, cause);
    }
}
