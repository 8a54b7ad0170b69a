package sextant.store.sqlite;

import java.nio.file.Path;
import sextant.mailbox.store.StoreException;

/** Another process, or another store of this one, has the directory open. */
public final class StoreInUse extends StoreException {
    private static final long serialVersionUID = 1L;

    StoreInUse(Path directory) {
        super("the data directory " + directory
                + " is in use by another running server; stop that one first, or name another directory");
    }
}
