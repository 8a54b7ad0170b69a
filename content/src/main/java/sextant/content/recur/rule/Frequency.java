package sextant.content.recur.rule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The FREQ of a rule, from the shortest period to the longest. */
public enum Frequency {
    SECONDLY(1),
    MINUTELY(60),
    HOURLY(3_600),
    DAILY(86_400),
    WEEKLY(7 * 86_400),
    MONTHLY(30L * 86_400),
    YEARLY(365L * 86_400);

    private static final long LONGEST_JUMP = 10_000L * 366 * 86_400;

    private final long seconds;

    Frequency(long seconds) {
        this.seconds = seconds;
    }

    /** Reads the value of a FREQ part, in any case. */
    public static Optional<Frequency> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (Frequency frequency : values()) {
            if (frequency.name().equals(name)) {
                return Optional.of(frequency);
            }
        }
        return Optional.empty();
    }

    /** Whether a period is shorter than a day, which a DATE cannot have. */
    public boolean isWithinDay() {
        return compareTo(DAILY) < 0;
    }

    /** The length of one period in seconds; that of a common month or year where periods differ. */
    long seconds() {
        return seconds;
    }

    /** The length of one period in wall-clock seconds, if all periods have the same. */
    OptionalLong exactSeconds() {
        return compareTo(MONTHLY) < 0 ? OptionalLong.of(seconds) : OptionalLong.empty();
    }

    /** The largest INTERVAL that can matter: the next period after it lies beyond the year 9999 anyway. */
    int largestInterval() {
        return (int) Math.min(Integer.MAX_VALUE, LONGEST_JUMP / seconds);
    }

    /** How many periods fit between two times, at least one. */
    long periodsBetween(LocalDateTime earlier, LocalDateTime later) {
        return Math.max(1, Duration.between(earlier, later).toSeconds() / seconds);
    }
}
