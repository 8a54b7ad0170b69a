package sextant.mailbox;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for news of one account. A waiter registers first and compares positions then; a commit is durable first and
 * wakes then. So whichever comes second sees the other, and no wake-up is lost.
 */
final class Waiters {
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet(1);

    /** Registers the calling thread; it must close the waiter. */
    Waiter register(Watch watch) {
        var waiter = new Waiter(this, watch);
        waiting.add(waiter);
        return waiter;
    }

    /**
     * Wakes those who wait for one of these collections or for everything, unless they knew the commit already: one may
     * register between a commit and its waking.
     *
     * @param head where the journal stands after the commit that touched them
     */
    void wake(Set<CollectionId> touched, Position head) {
        for (var waiter : waiting) {
            if (head.isAfter(waiter.watch.since()) && waiter.concerns(touched)) {
                waiter.wake(head);
            }
        }
    }

    /** Lets everybody look for themselves. */
    void wakeAll() {
        waiting.forEach(waiter -> waiter.wake(Position.START));
    }

    int count() {
        return waiting.size();
    }

    /** One waiting thread. */
    static final class Waiter implements AutoCloseable {
        private final Waiters waiters;
        private final Watch watch;
        private final Thread thread = Thread.currentThread();
        private volatile @Nullable Position woken;

        private Waiter(Waiters waiters, Watch watch) {
            this.waiters = waiters;
            this.watch = watch;
        }

        private boolean concerns(Set<CollectionId> touched) {
            return watch.collections().isEmpty() || !Collections.disjoint(watch.collections(), touched);
        }

        void wake(Position head) {
            woken = head;
            LockSupport.unpark(thread);
        }

        /**
         * Returns once {@link #wake} was called, before or during this call.
         *
         * @return what it was called with
         */
        Position park() throws InterruptedException {
            var head = woken;
            while (head == null) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                head = woken;
            }
            return head;
        }

        @Override
        public void close() {
            waiters.waiting.remove(this);
        }
    }
}
