package sextant.mailbox.store;

class InMemoryStoreTest extends StoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Store open() {
        return store;
    }

    @Override
    protected Store reopen() {
        return store;
    }
}
