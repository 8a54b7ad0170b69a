package sextant.dav.report;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.Recurrence;
import sextant.content.recur.rule.Bounds;
import sextant.content.zone.Zone;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Filter;
import sextant.dav.wire.TimeRange;

/**
 * Whether a calendar object meets the filter of a calendar-query (RFC 4791 9.7). All that one comp-filter asks must hold of
 * one and the same component: so an overridden instance is not found by its series' summary, nor the series by its time.
 */
final class CalendarMatch {
    private final Filter.Component filter;
    private final Zone zone;
    private final IdentityHashMap<Filter.Property, PropertyTest> tests = new IdentityHashMap<>();

    /**
     * Takes a filter.
     *
     * @param zone for dates and times without one (RFC 4791 7.3)
     * @throws DavError if it uses a collation that is not known
     */
    CalendarMatch(Filter.Component filter, Zone zone) {
        this.filter = filter;
        this.zone = zone;
        prepare(filter);
    }

    private void prepare(Filter.Component in) {
        in.properties()
                .forEach(property ->
                        tests.put(property, new PropertyTest(property, Condition.CALENDAR_SUPPORTED_COLLATION)));
        in.components().forEach(this::prepare);
    }

    PropertyTest test(Filter.Property property) {
        return Optional.ofNullable(tests.get(property)).orElseThrow();
    }

    /** Whether an object meets the filter. */
    boolean matches(Component calendar) {
        return calendar.name().equals(filter.name())
                && !filter.absent()
                && new Examination(calendar).meets(filter, calendar);
    }

    /** A range as recurrence takes it. */
    static sextant.content.recur.TimeRange range(TimeRange range) {
        return new sextant.content.recur.TimeRange(
                range.start().map(Instant::ofEpochSecond).orElse(Instant.MIN),
                range.end().map(Instant::ofEpochSecond).orElse(Instant.MAX));
    }

    /** The examination of one object. */
    private final class Examination {
        private final Recurrence recurrence;

        /** The components whose alarms meet a comp-filter for VALARM, by that. */
        private final IdentityHashMap<Filter.Component, Set<Component>> alarmed = new IdentityHashMap<>();

        Examination(Component calendar) {
            this.recurrence = Recurrence.of(calendar);
        }

        /** Whether a component has all that a filter asks for, its time aside. */
        private boolean meets(Filter.Component wanted, Component component) {
            return wanted.properties().stream()
                            .allMatch(property -> test(property).matches(component, this::touches))
                    && wanted.components().stream().allMatch(inner -> isIn(component, inner));
        }

        private boolean touches(TimeRange range, Property property) {
            return range(range).touches(recurrence, property, zone);
        }

        private boolean isIn(Component parent, Filter.Component wanted) {
            var named = parent.components(wanted.name());
            if (wanted.absent()) {
                return named.isEmpty();
            }
            if (wanted.range().isEmpty()) {
                return named.stream().anyMatch(component -> meets(wanted, component));
            }
            var range = range(wanted.range().get());
            if (!wanted.name().equals("VALARM")) {
                return !range.touched(recurrence, wanted.name(), zone, Bounds.DEFAULT, found -> meets(wanted, found))
                        .isEmpty();
            }
            var parents = alarmed.get(wanted);
            if (parents == null) {
                parents = range.alarmed(recurrence, parent.name(), zone, Bounds.DEFAULT, alarm -> meets(wanted, alarm));
                alarmed.put(wanted, parents);
            }
            return parents.contains(parent);
        }
    }
}
