package sextant.store.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreBackupTests;
import sextant.mailbox.store.StoreContract;

/** The embedded store under the contract of all stores. */
class SqliteStoreTest extends StoreContract implements StoreBackupTests {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // open() comes first
    private Store store;

    @Override
    protected Store open() {
        store = SqliteStore.open(directory.resolve("data"), SqliteOptions.DEFAULTS);
        return store;
    }

    @Override
    protected Store reopen() {
        store.close();
        return open();
    }

    @Override
    public Store openCopy(Path copy) {
        return SqliteStore.open(copy, SqliteOptions.DEFAULTS);
    }
}
