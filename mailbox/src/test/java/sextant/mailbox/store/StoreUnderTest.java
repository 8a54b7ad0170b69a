package sextant.mailbox.store;

/** Gives the rooms of {@link StoreContract} the store to test. */
public interface StoreUnderTest {
    /** The store as it is open now. */
    Store store();

    /** Closes the store and opens it anew, with the data it had. */
    Store storeReopened() throws Exception;

    /** A scribe for a new account. */
    default StoreScribe scribe(String address) {
        return StoreScribe.of(store(), address);
    }
}
