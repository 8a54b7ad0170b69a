package sextant.content.recur.rule;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A DURATION (RFC 5545 3.3.6): days and weeks are nominal (a day is a day whatever its hours), the rest is exact.
 *
 * @param days nominal days, weeks included; negative for a negative duration
 * @param seconds exact seconds on top, of the same sign
 */
public record DurationValue(long days, long seconds) {
    /** No time at all. */
    public static final DurationValue ZERO = new DurationValue(0, 0);

    private static final String DATE_UNITS = "WD";
    private static final String TIME_UNITS = "HMS";
    private static final long[] DATE_FACTORS = {7, 1};
    private static final long[] TIME_FACTORS = {3600, 60, 1};

    /**
     * Reads {@code P1W}, {@code -PT15M}, {@code P1DT2H} and the like. Weeks may stand beside other units, as some products
     * write them. A number may have at most nine digits. Empty when the text is no duration.
     */
    public static Optional<DurationValue> parse(String text) {
        String trimmed = text.strip();
        int at = 0;
        boolean negative = trimmed.startsWith("-");
        if (negative || trimmed.startsWith("+")) {
            at++;
        }
        if (at >= trimmed.length() || Character.toUpperCase(trimmed.charAt(at)) != 'P') {
            return Optional.empty();
        }
        at++;
        long days = 0;
        long seconds = 0;
        boolean time = false;
        boolean any = false;
        while (at < trimmed.length()) {
            if (!time && Character.toUpperCase(trimmed.charAt(at)) == 'T') {
                time = true;
                at++;
                continue;
            }
            int end = at;
            while (end < trimmed.length() && Character.isDigit(trimmed.charAt(end))) {
                end++;
            }
            OptionalInt number = Digits.read(trimmed, at, end);
            if (number.isEmpty() || end >= trimmed.length()) {
                return Optional.empty();
            }
            int unit = (time ? TIME_UNITS : DATE_UNITS).indexOf(Character.toUpperCase(trimmed.charAt(end)));
            if (unit < 0) {
                return Optional.empty();
            }
            if (time) {
                seconds += number.getAsInt() * TIME_FACTORS[unit];
            } else {
                days += number.getAsInt() * DATE_FACTORS[unit];
            }
            any = true;
            at = end + 1;
        }
        if (!any || trimmed.length() > 64) {
            return Optional.empty();
        }
        return Optional.of(negative ? new DurationValue(-days, -seconds) : new DurationValue(days, seconds));
    }

    /** Whether the duration runs backwards. */
    public boolean isNegative() {
        return days < 0 || seconds < 0;
    }

    /** Whether nothing is left of it. */
    public boolean isZero() {
        return days == 0 && seconds == 0;
    }

    /** The duration taken as exact seconds, a day as 24 hours. */
    public long exactSeconds() {
        return days * 86_400 + seconds;
    }

    /** The wall-clock time this much later, where no zone matters. */
    public LocalDateTime addTo(LocalDateTime time) {
        return Times.plus(time, exactSeconds());
    }
}
