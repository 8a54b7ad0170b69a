package sextant.dav.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.Summary;
import sextant.content.line.Component;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;
import sextant.dav.wire.TimeRange;

/** Whether a calendar item meets the filter of a calendar-query (RFC 4791 9.7). */
final class CalendarMatch {
    /** A time without a zone may be this far from the same time in UTC. */
    private static final long FLOATING = 14 * 3600L;

    private static final Set<String> TIMED = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");

    private final Filter.Component filter;

    /**
     * Takes a filter.
     *
     * @throws DavError if it is for something else than a VCALENDAR, or asks for what is not understood here
     */
    CalendarMatch(Filter.Component filter) {
        if (!filter.name().equals("VCALENDAR") || filter.range().isPresent()) {
            throw DavError.of(403, Condition.VALID_FILTER);
        }
        demandSupported(filter);
        this.filter = filter;
    }

    private static void demandSupported(Filter.Component filter) {
        if (filter.range().isPresent() && !TIMED.contains(filter.name())) {
            throw DavError.of(403, Condition.CALENDAR_SUPPORTED_FILTER);
        }
        for (var property : filter.properties()) {
            PropertyMatch.demandSupported(
                    property, Condition.CALENDAR_SUPPORTED_FILTER, Condition.CALENDAR_SUPPORTED_COLLATION);
        }
        filter.components().forEach(CalendarMatch::demandSupported);
    }

    /** The span that everything matching must touch, with room for times without a zone; empty if there is none. */
    Optional<TimeRange> span() {
        return filter.components().stream()
                .filter(component -> !component.absent())
                .flatMap(component -> component.range().stream())
                .findFirst()
                .map(range -> new TimeRange(
                        range.start().map(start -> start - FLOATING),
                        range.end().map(end -> end + FLOATING)));
    }

    /** Whether the summary of an item tells all there is to know. */
    boolean readsSummaryOnly() {
        return filter.properties().isEmpty()
                && filter.components().stream()
                        .allMatch(component -> component.properties().isEmpty()
                                && component.components().isEmpty()
                                && TIMED.contains(component.name()));
    }

    /** Whether an item of which only the summary is known matches; to be asked if {@link #readsSummaryOnly}. */
    boolean matches(Summary summary) {
        return !filter.absent()
                && filter.components().stream().allMatch(component -> {
                    var there = component.name().equals(summary.component());
                    return component.absent()
                            ? !there
                            : there
                                    && component
                                            .range()
                                            .map(range -> touches(range, summary))
                                            .orElse(true);
                });
    }

    /** Whether an item matches. */
    boolean matches(Summary summary, List<Component> roots) {
        return matches(filter, roots, summary);
    }

    private static boolean matches(Filter.Component filter, List<Component> among, Summary summary) {
        var named = among.stream()
                .filter(component -> component.name().equals(filter.name()))
                .toList();
        if (filter.absent()) {
            return named.isEmpty();
        }
        if (filter.range().isPresent() && !touches(filter.range().get(), summary)) {
            return false;
        }
        return named.stream()
                .anyMatch(component ->
                        filter.properties().stream().allMatch(property -> PropertyMatch.matches(property, component))
                                && filter.components().stream()
                                        .allMatch(inner -> matches(inner, component.components(), summary)));
    }

    /** RFC 4791 9.9, by the first and last instant of the item as a whole. */
    private static boolean touches(TimeRange range, Summary summary) {
        var slack = summary.floating() ? FLOATING : 0;
        var start = range.start().map(at -> at - slack).orElse(Summary.UNBOUNDED_PAST);
        var end = range.end().map(at -> at + slack).orElse(Summary.UNBOUNDED_FUTURE);
        // what takes no time touches the moment it is at
        return summary.first() < end
                && (summary.last() > start || (summary.last() == summary.first() && summary.last() >= start));
    }
}
