package sextant.content.recur.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A DATE or DATE-TIME as it stands in the text (RFC 5545 3.3.4, 3.3.5). Which zone a local time belongs to is not part of
 * the value; the TZID parameter beside it says that.
 *
 * @param local the wall-clock time; midnight for a date
 * @param form what kind of value the text was
 */
public record DateTimeValue(LocalDateTime local, Form form) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int DATE_LENGTH = 8;
    private static final int DATE_TIME_LENGTH = 15;

    /** The three kinds of value. */
    public enum Form {
        /** A calendar date. */
        DATE,
        /** A wall-clock time: floating, or in the zone that a TZID names. */
        LOCAL,
        /** A time with a final Z. */
        UTC
    }

    /** A date. */
    public static DateTimeValue date(LocalDate date) {
        return new DateTimeValue(date.atStartOfDay(), Form.DATE);
    }

    /**
     * Reads {@code 20260131}, {@code 20260131T235959} or {@code 20260131T235959Z}. A leap second counts as second 59, and
     * 240000 as midnight of the next day, as old phones write it. Anything else, and any date that does not exist, is
     * empty.
     */
    public static Optional<DateTimeValue> parse(String text) {
        String trimmed = text.strip();
        int length = trimmed.length();
        if (length < DATE_LENGTH || length > DATE_TIME_LENGTH + 1) {
            return Optional.empty();
        }
        OptionalInt year = Digits.read(trimmed, 0, 4);
        OptionalInt month = Digits.read(trimmed, 4, 6);
        OptionalInt day = Digits.read(trimmed, 6, 8);
        if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        LocalDate date;
        try {
            date = LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return length == DATE_LENGTH ? Optional.of(date(date)) : withTime(date, trimmed);
    }

    private static Optional<DateTimeValue> withTime(LocalDate date, String text) {
        char separator = text.charAt(DATE_LENGTH);
        boolean utc = text.length() == DATE_TIME_LENGTH + 1;
        if (text.length() < DATE_TIME_LENGTH || (separator != 'T' && separator != 't')) {
            return Optional.empty();
        }
        if (utc && text.charAt(DATE_TIME_LENGTH) != 'Z' && text.charAt(DATE_TIME_LENGTH) != 'z') {
            return Optional.empty();
        }
        OptionalInt hour = Digits.read(text, 9, 11);
        OptionalInt minute = Digits.read(text, 11, 13);
        OptionalInt second = Digits.read(text, 13, 15);
        if (hour.isEmpty() || minute.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Form form = utc ? Form.UTC : Form.LOCAL;
        if (hour.getAsInt() == 24 && minute.getAsInt() == 0 && second.getAsInt() == 0) {
            return Optional.of(new DateTimeValue(date.plusDays(1).atStartOfDay(), form));
        }
        if (hour.getAsInt() > 23 || minute.getAsInt() > 59 || second.getAsInt() > 60) {
            return Optional.empty();
        }
        LocalTime time = LocalTime.of(hour.getAsInt(), minute.getAsInt(), Math.min(second.getAsInt(), 59));
        return Optional.of(new DateTimeValue(date.atTime(time), form));
    }

    /** Whether this is a date without a time. */
    public boolean isDate() {
        return form == Form.DATE;
    }

    /** The value as RFC 5545 spells it. */
    public String text() {
        return switch (form) {
            case DATE -> DATE.format(local);
            case LOCAL -> DATE_TIME.format(local);
            case UTC -> DATE_TIME.format(local) + "Z";
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
