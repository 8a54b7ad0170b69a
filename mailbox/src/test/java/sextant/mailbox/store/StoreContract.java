package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every engine must do, in executable form. An engine's test extends this class; one that writes backups implements
 * {@link StoreBackupTests} too. After each test the store must find itself sound.
 */
public abstract class StoreContract
        implements StoreJournalTests,
                StoreChangesTests,
                StoreItemsTests,
                StoreDocumentsTests,
                StoreDevicesTests,
                StoreAccountsTests,
                StoreCareTests,
                StoreConcurrencyTests {

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    /** A new store without any data. */
    protected abstract Store open() throws Exception;

    /**
     * Closes the store that {@link #open} or this method gave last, and opens its data anew. An engine that keeps its data
     * in memory alone gives the same store.
     */
    protected abstract Store reopen() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void theStoreFindsItselfSound() {
        try {
            assertThat(store.verify()).isEmpty();
        } finally {
            store.close();
        }
    }

    @Override
    public final Store store() {
        return store;
    }

    @Override
    public final Store storeReopened() throws Exception {
        store = reopen();
        return store;
    }
}
