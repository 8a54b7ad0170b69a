package sextant.content.recur.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Arithmetic on times that stays within the years 0 to 9999 instead of overflowing. */
public final class Times {
    /** The earliest time that iCalendar can write. */
    public static final LocalDateTime EARLIEST = LocalDateTime.of(0, 1, 1, 0, 0);

    /** The latest time that iCalendar can write. */
    public static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

    private static final long FIRST = EARLIEST.toEpochSecond(ZoneOffset.UTC);
    private static final long LAST = LATEST.toEpochSecond(ZoneOffset.UTC);

    private Times() {}

    /** The time so many seconds later, held within the years 0 to 9999. */
    public static LocalDateTime plus(LocalDateTime time, long seconds) {
        return LocalDateTime.ofEpochSecond(
                clamp(time.toEpochSecond(ZoneOffset.UTC) + clampDelta(seconds)), 0, ZoneOffset.UTC);
    }

    /** The instant so many seconds later, held within the years 0 to 9999. */
    public static Instant plus(Instant time, long seconds) {
        return Instant.ofEpochSecond(clamp(clamp(time.getEpochSecond()) + clampDelta(seconds)));
    }

    /** The instant itself, or the nearest one within the years 0 to 9999. */
    public static Instant clamp(Instant time) {
        return Instant.ofEpochSecond(clamp(time.getEpochSecond()));
    }

    private static long clampDelta(long seconds) {
        return Math.clamp(seconds, FIRST - LAST, LAST - FIRST);
    }

    private static long clamp(long second) {
        return Math.clamp(second, FIRST, LAST);
    }
}
