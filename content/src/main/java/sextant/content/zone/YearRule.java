package sextant.content.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a zone does in one year, as far as two offsets and two changes can say it.
 *
 * @param standard the smaller offset
 * @param daylight the larger offset; the same in a year without change
 * @param toStandard when the smaller begins
 * @param toDaylight when the larger begins
 */
record YearRule(ZoneOffset standard, ZoneOffset daylight, SystemTime toStandard, SystemTime toDaylight) {
    private static final int YEARS_OF_PROOF = 4;

    static YearRule of(ZoneRules rules, int year) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(startOf(year));
        while (next != null && next.getDateTimeBefore().getYear() <= year) {
            if (next.getDateTimeBefore().getYear() == year) {
                changes.add(next);
            }
            next = rules.nextTransition(next.getInstant());
        }
        ZoneOffsetTransition up = first(changes, true);
        ZoneOffsetTransition down = first(changes, false);
        if (up == null || down == null || !up.getOffsetBefore().equals(down.getOffsetAfter())) {
            return fixed(longest(rules, year, changes));
        }
        return new YearRule(down.getOffsetAfter(), up.getOffsetAfter(), yearly(rules, down), yearly(rules, up));
    }

    private static YearRule fixed(ZoneOffset offset) {
        return new YearRule(offset, offset, SystemTime.NONE, SystemTime.NONE);
    }

    boolean hasDaylight() {
        return !standard.equals(daylight);
    }

    private static @Nullable ZoneOffsetTransition first(List<ZoneOffsetTransition> changes, boolean up) {
        return changes.stream()
                .filter(change -> change.isGap() == up)
                .findFirst()
                .orElse(null);
    }

    /** The offset in force for the greater part of a year with an odd change: that at its middle. */
    private static ZoneOffset longest(ZoneRules rules, int year, List<ZoneOffsetTransition> changes) {
        LocalDateTime middle = LocalDate.of(year, 7, 2).atStartOfDay();
        return changes.isEmpty() ? rules.getOffset(startOf(year)) : rules.getOffset(middle);
    }

    /** The change as a weekday of the month; following years tell the fourth from the last. */
    private static SystemTime yearly(ZoneRules rules, ZoneOffsetTransition change) {
        var pattern = new YearlyChange(change);
        int until = change.getDateTimeBefore().getYear() + YEARS_OF_PROOF;
        ZoneOffsetTransition next = rules.nextTransition(change.getInstant());
        while (next != null && next.getDateTimeBefore().getYear() <= until) {
            pattern.takes(next);
            next = rules.nextTransition(next.getInstant());
        }
        return SystemTime.yearly(change.getDateTimeBefore(), pattern.week());
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.MAX);
    }
}
