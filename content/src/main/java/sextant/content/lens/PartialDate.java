package sextant.content.lens;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date of a vCard of which parts may be unknown (RFC 6350 4.3.1): a birthday without a year, a year alone.
 *
 * @param year 1 to 9999, or 0 when unknown
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31, or 0 when unknown
 */
public record PartialDate(int year, int month, int day) {
    /** Some parts must be known and the known ones must belong to a possible date. */
    public PartialDate {
        if (!isPossible(year, month, day)) {
            throw new DateTimeException("no date: " + year + "-" + month + "-" + day);
        }
    }

    /** A date of which all is known. */
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** A date without a year. */
    public static PartialDate of(MonthDay date) {
        return new PartialDate(0, date.getMonthValue(), date.getDayOfMonth());
    }

    static Optional<PartialDate> ifPossible(int year, int month, int day) {
        return isPossible(year, month, day) ? Optional.of(new PartialDate(year, month, day)) : Optional.empty();
    }

    private static boolean isPossible(int year, int month, int day) {
        if (year < 0 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31 || year + month + day == 0) {
            return false;
        }
        if (year > 0 && month == 0) {
            return day == 0;
        }
        if (month == 0 || day == 0) {
            return true;
        }
        return year == 0
                ? MonthDay.of(month, 1).withDayOfMonth(1).isValidYear(2000)
                        && day <= java.time.Month.of(month).maxLength()
                : YearMonth.of(year, month).isValidDay(day);
    }

    /** Whether month and day are known and the year is not. */
    public boolean isYearless() {
        return year == 0 && month > 0 && day > 0;
    }

    /** The date, if all of it is known. */
    public Optional<LocalDate> date() {
        return year > 0 && month > 0 && day > 0 ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    /**
     * The date for a peer that needs a year: a date without one gets this. Use a leap year such as 1604, which Apple uses too
     * and which nobody was born in.
     */
    public Optional<LocalDate> date(int yearIfUnknown) {
        return isYearless() ? Optional.of(LocalDate.of(yearIfUnknown, month, day)) : date();
    }
}
