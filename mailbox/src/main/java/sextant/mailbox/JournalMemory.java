package sextant.mailbox;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sextant.mailbox.store.Head;
import sextant.mailbox.store.Store;

/**
 * Where an account's journal stands, its collections, and when each of them last changed: remembered until this process
 * writes, if nobody else writes to the store. What most requests of most devices ask is whether there is anything new,
 * and then the store need not be asked at all. Let go of when memory is short. Safe for use by any number of threads.
 *
 * <p>What {@link #latest} gives is never older than what {@link #head} gave before it: so whoever finds nothing newer than a
 * position may say that this holds up to that head.
 */
final class JournalMemory {
    private final AccountId account;
    private final Store store;
    private SoftReference<Known> memory = new SoftReference<>(null);

    JournalMemory(AccountId account, Store store) {
        this.account = account;
        this.store = store;
    }

    /**
     * What was found out since one write and before the next. The head comes first: all else is found out after it, and so
     * holds at least up to it.
     */
    private static final class Known {
        private final Head head;
        private volatile @Nullable List<Collection> collections;
        private final Map<CollectionId, Position> latest = new ConcurrentHashMap<>();

        Known(Head head) {
            this.head = head;
        }
    }

    /** Where the journal stands. */
    Head head() {
        return store.isExclusive() ? known().head : readHead();
    }

    /** The collections, in the order they were made. */
    List<Collection> collections() {
        if (!store.isExclusive()) {
            return store.collections(account);
        }
        var known = known();
        var rows = known.collections;
        if (rows == null) {
            rows = store.collections(account);
            known.collections = rows;
        }
        return rows;
    }

    /** As {@link Store#latest}. */
    Position latest(CollectionId in) {
        if (!store.isExclusive()) {
            return store.latest(account, in);
        }
        var known = known();
        var position = known.latest.get(in);
        if (position == null) {
            position = store.latest(account, in);
            known.latest.put(in, position);
        }
        return position;
    }

    private synchronized Known known() {
        var known = memory.get();
        if (known == null) {
            known = new Known(readHead());
            memory = new SoftReference<>(known);
        }
        return known;
    }

    private Head readHead() {
        return store.head(account).orElseThrow(() -> new NotFound("There is no such account."));
    }

    /**
     * This process wrote; writes are told in the order of their heads.
     *
     * @param touched the collections in which something changed
     * @param rows whether rows of collections changed
     */
    synchronized void wrote(Head head, Set<CollectionId> touched, boolean rows) {
        var before = memory.get();
        var after = new Known(head);
        if (before != null) {
            after.collections = rows ? null : before.collections;
            before.latest.forEach((in, position) -> {
                if (!touched.contains(in)) {
                    after.latest.put(in, position);
                }
            });
        }
        memory = new SoftReference<>(after);
    }

    /** All is to be asked anew: nobody knows whether something was written. */
    synchronized void forget() {
        memory = new SoftReference<>(null);
    }

    /** Does a write that goes past the journal, while nobody asks what is known; all of it is asked anew afterwards. */
    synchronized void beside(Runnable write) {
        try {
            write.run();
        } finally {
            forget();
        }
    }
}
