package sextant.dav.lock;

import java.time.Duration;

/**
 * How much can be locked.
 *
 * @param perAccount locks of one account at a time
 * @param longest how long a lock lasts at most without being refreshed
 * @param usual how long it lasts if the client does not say
 * @param owner characters of what a client says of itself
 */
public record LockLimits(int perAccount, Duration longest, Duration usual, int owner) {
    public static final LockLimits DEFAULT = new LockLimits(1_000, Duration.ofDays(1), Duration.ofHours(1), 4 * 1024);
}
