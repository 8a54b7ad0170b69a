package sextant.dav.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import sextant.content.Summary;
import sextant.content.zone.Zone;
import sextant.dav.wire.Filter;
import sextant.dav.wire.TimeRange;

/**
 * What the summary of an item tells about the filter of a calendar-query, so that its document need not be read: most often
 * all there is to know. A rule without end is taken to reach any time after its start.
 */
final class SpanMatch {
    /** A time without a zone may be this far from the same time in UTC. */
    static final long FLOATING = 14 * 3600L;

    private static final Set<String> TIMED = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");
    private static final Set<String> BY_SPAN = Set.of("VEVENT", "VJOURNAL");
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> UNKNOWN = Optional.empty();

    private final Filter.Component filter;
    private final CalendarMatch match;
    private final Zone zone;

    SpanMatch(Filter.Component filter, CalendarMatch match, Zone zone) {
        this.filter = filter;
        this.match = match;
        this.zone = zone;
    }

    /** The span that everything matching must touch, with room for times without a zone; all time if there is none. */
    TimeRange span() {
        var range = filter.components().stream()
                .filter(component -> !component.absent())
                .flatMap(component -> component.range().stream())
                .findFirst();
        return new TimeRange(
                range.flatMap(TimeRange::start).map(start -> start - FLOATING),
                range.flatMap(TimeRange::end).map(end -> end + FLOATING));
    }

    /** Whether an item matches; empty if only its document can tell. */
    Optional<Boolean> matches(Summary summary) {
        if (filter.absent()) {
            return NO;
        }
        var known = filter.properties().isEmpty();
        for (var component : filter.components()) {
            var one = matches(component, summary);
            if (one.equals(NO)) {
                return NO;
            }
            known &= one.equals(YES);
        }
        return known ? YES : UNKNOWN;
    }

    private Optional<Boolean> matches(Filter.Component wanted, Summary summary) {
        if (!TIMED.contains(wanted.name())) {
            return UNKNOWN;
        }
        var there = wanted.name().equals(summary.component());
        if (wanted.absent() || !there) {
            return Optional.of(wanted.absent() != there);
        }
        if (wanted.properties().stream().anyMatch(property -> excludes(property, summary))) {
            return NO;
        }
        var time = wanted.range().map(range -> touches(range, summary)).orElse(YES);
        return time.equals(YES)
                        && !(wanted.properties().isEmpty()
                                && wanted.components().isEmpty())
                ? UNKNOWN
                : time;
    }

    /** Whether a property cannot have the text that is sought. */
    private boolean excludes(Filter.Property wanted, Summary summary) {
        var test = match.test(wanted);
        return switch (test.name()) {
            case "UID" -> Texts.lacks(test, summary.uid());
            case "SUMMARY" -> !summary.recurring() && Texts.lacks(test, summary.subject());
            default -> false;
        };
    }

    private Optional<Boolean> touches(TimeRange range, Summary summary) {
        if (!BY_SPAN.contains(summary.component()) || summary.first() == Summary.UNBOUNDED_PAST) {
            return UNKNOWN;
        }
        if (!summary.recurring()) {
            return Optional.of(touches(range, first(summary, zone), last(summary, zone)));
        }
        var slack = summary.floating() ? FLOATING : 0;
        var endless = summary.last() == Summary.UNBOUNDED_FUTURE;
        if (!touches(range, summary.first() - slack, endless ? summary.last() : summary.last() + slack)) {
            return NO;
        }
        // a second or less: all instances may have been taken away
        var surelyThere = endless || summary.last() - summary.first() > 1;
        var open = range.end().isEmpty() || range.start().isEmpty();
        return open
                        && surelyThere
                        && touches(range, summary.first() + slack, endless ? summary.last() : summary.last() - slack)
                ? YES
                : UNKNOWN;
    }

    /** RFC 4791 9.9; what takes no time is held to last a second, which comes to the same. */
    private static boolean touches(TimeRange range, long first, long last) {
        return range.start().map(start -> start < last).orElse(true)
                && range.end().map(end -> end > first).orElse(true);
    }

    /** When an item that does not recur begins, a time without a zone being in this one. */
    static long first(Summary summary, Zone zone) {
        return summary.floating() ? in(zone, summary.first()) : summary.first();
    }

    /** When it ends. */
    static long last(Summary summary, Zone zone) {
        if (!summary.floating() || summary.last() == Summary.UNBOUNDED_FUTURE) {
            return summary.last();
        }
        // the second of what takes no time must not fall into a gap that the clock makes
        return summary.last() - summary.first() <= 1
                ? first(summary, zone) + (summary.last() - summary.first())
                : in(zone, summary.last());
    }

    private static long in(Zone zone, long utc) {
        return zone.instant(LocalDateTime.ofInstant(Instant.ofEpochSecond(utc), ZoneOffset.UTC))
                .getEpochSecond();
    }
}
