package sextant.http;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets by key, each kept as the one moment at which it will be full again. The keys longest unused are
 * forgotten first. Safe for use by any number of threads.
 */
final class Throttle {
    private static final int KEYS = 100_000;

    private final long interval;
    private final long burst;
    private final LongSupplier ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Recent<String, Long> fullAt = new Recent<>(KEYS);

    /**
     * @param burst the tokens a bucket holds
     * @param interval the time after which one comes back
     */
    Throttle(int burst, Duration interval, LongSupplier ticker) {
        this.interval = interval.toNanos();
        this.burst = Math.multiplyExact(burst, this.interval);
        this.ticker = ticker;
    }

    /** Takes a token; if there is none, says how long until there is one. */
    Duration take(String key) {
        lock.lock();
        try {
            long now = ticker.getAsLong();
            @Nullable Long full = fullAt.get(key);
            long debt = full == null ? 0 : Math.max(0, full - now);
            long excess = debt + interval - burst;
            if (excess > 0) {
                return Duration.ofNanos(excess);
            }
            fullAt.put(key, now + debt + interval);
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a token back that was taken for something harmless. */
    void giveBack(String key) {
        lock.lock();
        try {
            fullAt.computeIfPresent(key, (same, full) -> full - interval);
        } finally {
            lock.unlock();
        }
    }
}
