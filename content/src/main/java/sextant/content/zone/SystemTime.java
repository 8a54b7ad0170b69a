package sextant.content.zone;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When a clock changes each year, as Windows' SYSTEMTIME says it: the n-th weekday of a month at a wall-clock time before the
 * change; with a year, one date.
 *
 * @param year 0 for every year
 * @param month 1 to 12; 0 for no change at all
 * @param dayOfWeek 0 for Sunday to 6 for Saturday
 * @param day which of these weekdays, 1 to 4, or 5 for the last; the day of the month if there is a year
 */
public record SystemTime(
        int year, int month, int dayOfWeek, int day, int hour, int minute, int second, int milliseconds) {
    /** No change. */
    public static final SystemTime NONE = new SystemTime(0, 0, 0, 0, 0, 0, 0, 0);

    /** The number of octets of the structure. */
    static final int SIZE = 16;

    private static final int LAST = 5;

    static SystemTime yearly(LocalDateTime clock, int week) {
        return new SystemTime(
                0,
                clock.getMonthValue(),
                clock.getDayOfWeek().getValue() % 7,
                week,
                clock.getHour(),
                clock.getMinute(),
                clock.getSecond(),
                0);
    }

    static SystemTime read(ByteBuffer octets) {
        return new SystemTime(
                octets.getShort(),
                octets.getShort(),
                octets.getShort(),
                octets.getShort(),
                octets.getShort(),
                octets.getShort(),
                octets.getShort(),
                octets.getShort());
    }

    void write(ByteBuffer octets) {
        for (int number : new int[] {year, month, dayOfWeek, day, hour, minute, second, milliseconds}) {
            octets.putShort((short) number);
        }
    }

    /** The weekday of the change. */
    DayOfWeek weekday() {
        return DayOfWeek.of(dayOfWeek == 0 ? 7 : dayOfWeek);
    }

    /** When the clock changes in a year, by the clock before the change; empty if it does not or the numbers are nonsense. */
    Optional<LocalDateTime> in(int wanted) {
        if (month < 1 || month > 12 || (year != 0 && year != wanted)) {
            return Optional.empty();
        }
        try {
            LocalTime time = LocalTime.of(hour, minute, second);
            if (year != 0) {
                return Optional.of(LocalDate.of(year, month, day).atTime(time));
            }
            if (dayOfWeek < 0 || dayOfWeek > 6 || day < 1 || day > LAST) {
                return Optional.empty();
            }
            LocalDate first = YearMonth.of(wanted, month).atDay(1);
            LocalDate date = first.with(
                    day == LAST
                            ? TemporalAdjusters.lastInMonth(weekday())
                            : TemporalAdjusters.dayOfWeekInMonth(day, weekday()));
            return Optional.of(date.atTime(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
