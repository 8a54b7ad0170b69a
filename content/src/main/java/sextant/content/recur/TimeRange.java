package sextant.content.recur;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DurationValue;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/**
 * A range of time, and whether components touch it by the tables of RFC 4791 9.9.
 *
 * @param from the first instant; {@link Instant#MIN} for a range without start
 * @param to the end, exclusive; {@link Instant#MAX} for a range without end
 */
public record TimeRange(Instant from, Instant to) {
    private static final DurationValue DAY =
            new DurationValue(0, Duration.ofDays(1).toSeconds());

    /**
     * Whether any component of this name in a calendar object touches a range. For VALARM, whether any alarm of any of its
     * components goes off in it.
     *
     * @param component VEVENT, VTODO, VJOURNAL, VFREEBUSY or VALARM; no other name ever matches
     * @param zoneForFloating the zone in which dates and times without zone take place (RFC 4791 7.3)
     */
    public static boolean matches(
            Component vcalendar, String component, Instant from, Instant to, ZoneId zoneForFloating) {
        return new TimeRange(from, to).matches(Recurrence.of(vcalendar), component, zoneForFloating, Bounds.DEFAULT);
    }

    /** As {@link #matches(Component, String, Instant, Instant, ZoneId)}, for an object that was read before. */
    public boolean matches(Recurrence recurrence, String component, ZoneId zoneForFloating, Bounds bounds) {
        if (component.equals("VALARM")) {
            return matchesAlarm(recurrence, "VEVENT", zoneForFloating, bounds)
                    || matchesAlarm(recurrence, "VTODO", zoneForFloating, bounds);
        }
        return new ComponentRange(this, recurrence, Zone.of(zoneForFloating), bounds)
                .touchesAny(recurrence.series(component));
    }

    /**
     * Whether any alarm goes off in the range: at its trigger or at one of its repetitions, for any instance of its parent.
     *
     * @param parent the name of the components whose alarms count, VEVENT or VTODO
     */
    public boolean matchesAlarm(Recurrence recurrence, String parent, ZoneId zoneForFloating, Bounds bounds) {
        return !alarmed(recurrence, parent, Zone.of(zoneForFloating), bounds, alarm -> true)
                .isEmpty();
    }

    /**
     * The components that have an instance in the range, each found once, by identity.
     *
     * @param component their name: VEVENT, VTODO, VJOURNAL or VFREEBUSY; there are none of any other
     * @param among which of them to look at
     */
    public Set<Component> touched(
            Recurrence recurrence, String component, Zone zoneForFloating, Bounds bounds, Predicate<Component> among) {
        return new ComponentRange(this, recurrence, zoneForFloating, bounds)
                .touched(recurrence.series(component), among);
    }

    /**
     * The components of which an alarm goes off in the range, by identity.
     *
     * @param parent their name, VEVENT or VTODO
     * @param alarm which of their alarms to look at
     */
    public Set<Component> alarmed(
            Recurrence recurrence, String parent, Zone zoneForFloating, Bounds bounds, Predicate<Component> alarm) {
        return new AlarmRange(this, recurrence, zoneForFloating, alarm, bounds).among(recurrence.series(parent));
    }

    /** All instances that touch the range, of whatever kind, in the order of their starts. */
    public Expansion instances(Recurrence recurrence, Zone zoneForFloating, Bounds bounds) {
        Map<String, Predicate<Occurrence>> tests = new HashMap<>();
        TimeRange wide = shifted(0, 1);
        return Recurrence.between(
                Recurrence.timetables(recurrence.series(), zoneForFloating),
                wide.from,
                wide.to,
                occurrence -> tests.computeIfAbsent(
                                occurrence.source().name(),
                                name -> ComponentRange.test(this, recurrence, zoneForFloating, name))
                        .test(occurrence),
                bounds,
                bounds.budget());
    }

    /**
     * The overridden instances that have an impact on the range (RFC 4791 9.6.6), by identity: those that lie in it, those
     * that would if they were not overridden, and those that stand for later ones which may.
     */
    public Set<Component> impacting(Recurrence recurrence, Zone zoneForFloating) {
        Set<Component> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Timetable timetable : Recurrence.timetables(recurrence.series(), zoneForFloating)) {
            Set<Component> futures = timetable.series().changes().stream()
                    .filter(ChangedInstance::future)
                    .map(ChangedInstance::source)
                    .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
            Predicate<Occurrence> touches = ComponentRange.test(
                    this, recurrence, zoneForFloating, timetable.series().name());
            for (Occurrence changed : timetable.changed()) {
                boolean lasts = futures.contains(changed.source())
                        && (changed.start().instant().isBefore(to)
                                || changed.recurrenceId().instant().isBefore(to));
                if (lasts
                        || touches.test(changed)
                        || timetable.original(changed).filter(touches).isPresent()) {
                    found.add(changed.source());
                }
            }
        }
        return found;
    }

    /**
     * Whether a date, time or period that a line holds touches the range: a time if it lies in it, a date if any part of
     * that day does. What is none of these never does.
     */
    public boolean touches(Recurrence recurrence, Property line, Zone zoneForFloating) {
        return recurrence.reader().extras(line).stream().anyMatch(value -> {
            Timeline timeline = Timeline.of(value.start(), zoneForFloating);
            Moment start = timeline.moment(value.start().local());
            DurationValue length = value.length().orElse(value.start().isDate() ? DAY : DurationValue.ZERO);
            Instant end = timeline.plus(start, length).instant();
            return start.instant().isBefore(to)
                    && (end.isAfter(from)
                            || (end.equals(start.instant()) && !start.instant().isBefore(from)));
        });
    }

    /** Whether an instant lies in the range. */
    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** The range with the same distance added to both of its ends and then some slack around it. */
    TimeRange shifted(long seconds, long slack) {
        return new TimeRange(Times.plus(from, seconds - slack), Times.plus(to, seconds + slack));
    }
}
