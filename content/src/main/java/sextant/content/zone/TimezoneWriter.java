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
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;

/**
 * Writes a VTIMEZONE (RFC 5545 3.6.5) that is exact for a span of years. Changes that come every year by one pattern become
 * one part with an RRULE; a pattern that is still in force some years after the span stays open-ended.
 */
public final class TimezoneWriter {
    /** Looking on for so many years tells whether a pattern lasts. */
    private static final int YEARS_OF_PROOF = 5;

    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final ZoneRules rules;
    private final Component vtimezone = Component.of("VTIMEZONE");

    private TimezoneWriter(ZoneRules rules) {
        this.rules = rules;
    }

    /**
     * Writes a zone's definition.
     *
     * @param zone its name becomes the TZID
     * @param fromYear the first year for which the definition must be exact
     * @param toYear the last such year
     */
    public static Component write(Zone zone, int fromYear, int toYear) {
        var writer = new TimezoneWriter(zone.rules());
        writer.vtimezone.add(Property.of("TZID", Text.escape(zone.name())));
        writer.parts(fromYear, Math.max(fromYear, toYear));
        return writer.vtimezone;
    }

    private void parts(int fromYear, int toYear) {
        Instant begin = LocalDate.of(fromYear, 1, 1).atStartOfDay().toInstant(ZoneOffset.MAX);
        int proven = toYear + YEARS_OF_PROOF;
        List<YearlyChange> changes = changes(begin, proven);
        ZoneOffset initial = rules.getOffset(begin);
        ZoneOffsetTransition before = rules.previousTransition(begin);
        if (before == null) {
            part(isDaylight(begin), BEGINNING, initial, initial, null);
        } else {
            part(isDaylight(begin), before.getDateTimeBefore(), before.getOffsetBefore(), initial, null);
        }
        for (YearlyChange change : changes) {
            if (change.firstYear() <= toYear) {
                ZoneOffsetTransition first = change.first();
                part(
                        isDaylight(first.getInstant()),
                        first.getDateTimeBefore(),
                        first.getOffsetBefore(),
                        first.getOffsetAfter(),
                        change.rule(proven));
            }
        }
    }

    private List<YearlyChange> changes(Instant begin, int lastYear) {
        List<YearlyChange> done = new ArrayList<>();
        List<YearlyChange> open = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(begin);
        while (next != null && next.getDateTimeBefore().getYear() <= lastYear) {
            ZoneOffsetTransition change = next;
            open.removeIf(run -> run.lastYear() < change.getDateTimeBefore().getYear() - 1);
            if (open.stream().noneMatch(run -> run.takes(change))) {
                var run = new YearlyChange(change);
                open.add(run);
                done.add(run);
            }
            next = rules.nextTransition(next.getInstant());
        }
        return done;
    }

    private boolean isDaylight(Instant at) {
        return rules.isDaylightSavings(at);
    }

    private void part(boolean daylight, LocalDateTime onset, ZoneOffset from, ZoneOffset to, @Nullable String rule) {
        Component part = Component.of(daylight ? "DAYLIGHT" : "STANDARD");
        part.add(Property.of("DTSTART", new DateTimeValue(onset, Form.LOCAL).text()));
        part.add(Property.of("TZOFFSETFROM", UtcOffset.text(from)));
        part.add(Property.of("TZOFFSETTO", UtcOffset.text(to)));
        if (rule != null) {
            part.add(Property.of("RRULE", rule));
        }
        vtimezone.add(part);
    }
}
