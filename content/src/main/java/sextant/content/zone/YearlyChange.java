package sextant.content.zone;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.BitSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.WeekdayNumber;

/**
 * Changes of a zone's offset in consecutive years that one pattern describes: the same offsets, month, weekday and time, and
 * one window of seven days that holds all the dates. Mutable while it takes changes in.
 */
final class YearlyChange {
    /** The window that ends with the month, whatever its length. */
    private static final int LAST = 0;

    private static final int WEEK = 7;
    private static final int LAST_WEEK = 5;
    private static final int LATEST_WINDOW = 25;

    private final ZoneOffsetTransition first;
    private ZoneOffsetTransition last;
    private final BitSet windows;

    YearlyChange(ZoneOffsetTransition first) {
        this.first = first;
        this.last = first;
        this.windows = windows(first.getDateTimeBefore());
    }

    ZoneOffsetTransition first() {
        return first;
    }

    int firstYear() {
        return first.getDateTimeBefore().getYear();
    }

    int lastYear() {
        return last.getDateTimeBefore().getYear();
    }

    /** Takes in the next year's change if the pattern still holds. */
    boolean takes(ZoneOffsetTransition next) {
        LocalDateTime clock = next.getDateTimeBefore();
        LocalDateTime start = first.getDateTimeBefore();
        boolean alike = clock.getYear() == lastYear() + 1
                && clock.getMonth() == start.getMonth()
                && clock.getDayOfWeek() == start.getDayOfWeek()
                && clock.toLocalTime().equals(start.toLocalTime())
                && next.getOffsetBefore().equals(first.getOffsetBefore())
                && next.getOffsetAfter().equals(first.getOffsetAfter());
        if (!alike || !windows.intersects(windows(clock))) {
            return false;
        }
        windows.and(windows(clock));
        last = next;
        return true;
    }

    /**
     * The RRULE, or null for a single change.
     *
     * @param proven a pattern that reaches this year is left open-ended
     */
    @Nullable
    String rule(int proven) {
        if (lastYear() == firstYear()) {
            return null;
        }
        LocalDateTime start = first.getDateTimeBefore();
        String day = WeekdayNumber.name(start.getDayOfWeek());
        String end = lastYear() >= proven
                ? ""
                : ";UNTIL=" + new DateTimeValue(LocalDateTime.ofInstant(last.getInstant(), ZoneOffset.UTC), Form.UTC);
        return "FREQ=YEARLY;BYMONTH=" + start.getMonthValue() + days(day) + end;
    }

    /** Which of its weekdays of the month the change comes on: 1 to 4, or 5 for the last; that of the first if none fits. */
    int week() {
        int nth = nth();
        int day = first.getDateTimeBefore().getDayOfMonth();
        return windows.get(LAST) ? LAST_WEEK : nth > 0 ? nth : (day - 1) / WEEK + 1;
    }

    /** The n of "n-th weekday of the month", 1 to 4, that fits all dates; 0 if none does. */
    private int nth() {
        for (int nth = 1; nth < LAST_WEEK; nth++) {
            if (windows.get(1 + (nth - 1) * WEEK)) {
                return nth;
            }
        }
        return 0;
    }

    private String days(String day) {
        if (windows.get(LAST)) {
            return ";BYDAY=-1" + day;
        }
        if (nth() > 0) {
            return ";BYDAY=" + nth() + day;
        }
        int from = windows.nextSetBit(1);
        String window =
                IntStream.range(from, from + WEEK).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return ";BYMONTHDAY=" + window + ";BYDAY=" + day;
    }

    /** The windows that hold a date: bit d for the seven days from day d on. */
    private static BitSet windows(LocalDateTime date) {
        var windows = new BitSet();
        int day = date.getDayOfMonth();
        for (int from = Math.max(1, day - WEEK + 1); from <= Math.min(day, LATEST_WINDOW); from++) {
            windows.set(from);
        }
        windows.set(LAST, day + WEEK > date.toLocalDate().lengthOfMonth());
        return windows;
    }
}
