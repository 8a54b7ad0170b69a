package sextant.mailbox;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Who waits for news of one account. A waiter registers first and compares positions then; a commit is durable first and
 * wakes then. So whichever comes second sees the other, and no wake-up is lost.
 */
final class Waiters {
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet(1);

    /** Registers the calling thread; it must close the waiter. */
    Waiter register(Set<CollectionId> collections) {
        var waiter = new Waiter(this, collections);
        waiting.add(waiter);
        return waiter;
    }

    /** Wakes those who wait for one of these collections or for everything. */
    void wake(Set<CollectionId> touched) {
        for (var waiter : waiting) {
            if (waiter.collections.isEmpty() || !Collections.disjoint(waiter.collections, touched)) {
                waiter.wake();
            }
        }
    }

    void wakeAll() {
        waiting.forEach(Waiter::wake);
    }

    int count() {
        return waiting.size();
    }

    /** One waiting thread. */
    static final class Waiter implements AutoCloseable {
        private final Waiters waiters;
        private final Set<CollectionId> collections;
        private final Thread thread = Thread.currentThread();
        private volatile boolean woken;

        private Waiter(Waiters waiters, Set<CollectionId> collections) {
            this.waiters = waiters;
            this.collections = collections;
        }

        void wake() {
            woken = true;
            LockSupport.unpark(thread);
        }

        /** Returns once {@link #wake} was called, before or during this call. */
        void park() throws InterruptedException {
            while (!woken) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }

        @Override
        public void close() {
            waiters.waiting.remove(this);
        }
    }
}
