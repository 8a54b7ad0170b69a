package sextant.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import sextant.mailbox.store.Store;

/**
 * The accounts, kept at hand: every request asks for one. What this process changes shows at once; what another process
 * changes, within {@link #FRESH} of the next sign-in.
 */
final class AccountDirectory {
    static final Duration FRESH = Duration.ofSeconds(5);

    private record Snapshot(Map<AccountId, Account> byId, Map<String, Account> byAddress, Instant read) {}

    private final Store store;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Snapshot snapshot;

    AccountDirectory(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.snapshot = read();
    }

    private Snapshot read() {
        var at = clock.instant();
        var byId = new HashMap<AccountId, Account>();
        var byAddress = new HashMap<String, Account>();
        for (var account : store.accounts()) {
            byId.put(account.id(), account);
            byAddress.put(account.address(), account);
        }
        return new Snapshot(byId, byAddress, at);
    }

    /** Reads the store again: after a change of this process. */
    void refresh() {
        lock.lock();
        try {
            snapshot = read();
        } finally {
            lock.unlock();
        }
    }

    /** Reads the store again if the last reading is some time ago, by a clock that may also have gone back. */
    void refreshIfOld() {
        var age = Duration.between(snapshot.read(), clock.instant()).abs();
        if (age.compareTo(FRESH) > 0) {
            refresh();
        }
    }

    Optional<Account> find(AccountId id) {
        var known = snapshot.byId().get(id);
        if (known == null) {
            refreshIfOld();
            known = snapshot.byId().get(id);
        }
        return Optional.ofNullable(known);
    }

    Optional<Account> find(String address) {
        return Optional.ofNullable(snapshot.byAddress().get(address));
    }

    List<Account> all() {
        return store.accounts();
    }
}
