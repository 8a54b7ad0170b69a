package sextant.store.sqlite;

import java.time.Instant;

/** Instants as one sortable number: nanoseconds since 1970, from 1677 to 2262; anything beyond is clamped. */
final class Moment {
    private static final long SECOND = 1_000_000_000L;
    private static final long FARTHEST = Long.MAX_VALUE / SECOND - 1;

    private Moment() {}

    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > FARTHEST) {
            return seconds < 0 ? -FARTHEST * SECOND : FARTHEST * SECOND;
        }
        return seconds * SECOND + instant.getNano();
    }

    static Instant read(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
