package sextant.content.recur.rule;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of a BYDAY part.
 *
 * @param ordinal which of these weekdays of the month or year, counted from the end when negative; 0 for every one
 * @param day the weekday
 */
public record WeekdayNumber(int ordinal, DayOfWeek day) {
    private static final List<String> NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final int MOST = 53;

    /** Reads {@code TU}, {@code 3TU}, {@code +1MO} or {@code -1FR}. */
    public static Optional<WeekdayNumber> parse(String text) {
        String trimmed = text.strip().toUpperCase(Locale.ROOT);
        if (trimmed.length() < 2) {
            return Optional.empty();
        }
        int split = trimmed.length() - 2;
        int day = NAMES.indexOf(trimmed.substring(split));
        OptionalInt ordinal = split == 0 ? OptionalInt.of(0) : Digits.readSigned(trimmed.substring(0, split));
        if (day < 0 || ordinal.isEmpty() || Math.abs(ordinal.getAsInt()) > MOST) {
            return Optional.empty();
        }
        return Optional.of(new WeekdayNumber(ordinal.getAsInt(), DayOfWeek.of(day + 1)));
    }

    /** The two-letter name of a weekday. */
    public static String name(DayOfWeek day) {
        return NAMES.get(day.getValue() - 1);
    }

    /** The entry as RFC 5545 spells it. */
    @Override
    public String toString() {
        return ordinal == 0 ? name(day) : ordinal + name(day);
    }
}
