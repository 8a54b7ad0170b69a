package sextant.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import sextant.mailbox.AccountId;
import sextant.mailbox.DeviceId;

/** The requests that are being answered. Safe for use by any number of threads. */
final class Running {
    private final int mostPerAccount;
    private final Operations operations;
    private final Metrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<AccountId, Integer> perAccount = new HashMap<>();
    private final Set<Hold> held = new HashSet<>();
    private int running;

    Running(int mostPerAccount, Operations operations) {
        this.mostPerAccount = mostPerAccount;
        this.operations = operations;
        this.metrics = operations.metrics();
    }

    /** A request that may wait for its mailbox to change. Its own thread opens and closes it, any other may end it. */
    final class Hold {
        private final AccountId account;
        private final Optional<DeviceId> device;
        private final Thread thread = Thread.currentThread();
        private boolean ended;

        private Hold(AccountId account, Optional<DeviceId> device) {
            this.account = account;
            this.device = device;
        }

        /** Ends the wait, now or as soon as it begins. */
        void end() {
            lock.lock();
            try {
                ended = true;
                if (held.contains(this)) {
                    thread.interrupt();
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * The thread is about to wait.
         *
         * @return false if it must not
         */
        boolean open() {
            lock.lock();
            try {
                if (ended || operations.isStopping()) {
                    return false;
                }
                held.add(this);
                metrics.held(held.size());
                return true;
            } finally {
                lock.unlock();
            }
        }

        /**
         * The thread has waited. An interrupt that was meant for the wait does not outlive it.
         *
         * @return false if the wait was ended from outside
         */
        boolean close() {
            lock.lock();
            try {
                held.remove(this);
                metrics.held(held.size());
                if (ended) {
                    Thread.interrupted();
                }
                return !ended;
            } finally {
                lock.unlock();
            }
        }
    }

    /** @param device which device waits, if it is known */
    Hold hold(AccountId account, Optional<DeviceId> device) {
        return new Hold(account, device);
    }

    /** Counts a request in, unless the server is stopping. */
    boolean enter() {
        lock.lock();
        try {
            if (operations.isStopping()) {
                return false;
            }
            metrics.running(++running);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            metrics.running(--running);
            if (running == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request of this account in, unless it has too many. */
    boolean enter(AccountId account) {
        lock.lock();
        try {
            int now = perAccount.getOrDefault(account, 0);
            if (now >= mostPerAccount) {
                return false;
            }
            perAccount.put(account, now + 1);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(AccountId account) {
        lock.lock();
        try {
            perAccount.computeIfPresent(account, (same, now) -> now > 1 ? now - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the waits of one account's requests. */
    void endHeld(AccountId account) {
        endHeld(hold -> hold.account.equals(account));
    }

    /** Ends the waits of one device's requests. */
    void endHeld(DeviceId device) {
        endHeld(hold -> hold.device.filter(device::equals).isPresent());
    }

    private void endHeld(Predicate<Hold> which) {
        lock.lock();
        try {
            held.stream().filter(which).forEach(Hold::end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets no further request in, ends all waits, and gives the others time to end.
     *
     * @return whether all have ended
     */
    boolean drain(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            operations.stopping();
            endHeld(hold -> true);
            long left = atMost.toNanos();
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}
