package sextant.mailbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever looks at rows of devices when one of them changes, by a count that goes on with each change. It counts
 * from the start of the process. Safe for use by any number of threads.
 */
public final class DeviceNews {
    private final Alarms alarms;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AccountId, Long> latest = new HashMap<>();
    private final Set<Waiter> waiting = new HashSet<>();
    private long count;

    DeviceNews(Alarms alarms) {
        this.alarms = alarms;
    }

    private static final class Waiter {
        private final Optional<AccountId> whose;
        private final Condition news;
        private boolean tooLate;

        private Waiter(Optional<AccountId> whose, Condition news) {
            this.whose = whose;
            this.news = news;
        }
    }

    /** A row of this account changed. */
    void happened(AccountId account) {
        lock.lock();
        try {
            latest.put(account, ++count);
            for (var waiter : waiting) {
                if (waiter.whose.isEmpty() || waiter.whose.get().equals(account)) {
                    waiter.news.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * How far the count is.
     *
     * @param whose the account; of all accounts if empty
     */
    public long count(Optional<AccountId> whose) {
        lock.lock();
        try {
            return whose.map(account -> latest.getOrDefault(account, 0L)).orElse(count);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the count is another than {@code known}, at once if it is already.
     *
     * @return the count; still {@code known} if the time ran out
     */
    public long await(Optional<AccountId> whose, long known, Duration atMost) throws InterruptedException {
        lock.lock();
        var waiter = new Waiter(whose, lock.newCondition());
        waiting.add(waiter);
        Optional<Alarms.Alarm> alarm = Optional.empty();
        try {
            while (count(whose) == known && !waiter.tooLate) {
                if (alarm.isEmpty()) {
                    alarm = Optional.of(alarms.after(atMost, () -> giveUp(waiter)));
                }
                waiter.news.await();
            }
            return count(whose);
        } finally {
            waiting.remove(waiter);
            lock.unlock();
            alarm.ifPresent(Alarms.Alarm::cancel);
        }
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            waiter.tooLate = true;
            waiter.news.signal();
        } finally {
            lock.unlock();
        }
    }
}
