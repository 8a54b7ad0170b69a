package sextant.content.recur;

import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/**
 * RFC 4791 9.9 for VALARM. Each repetition of each alarm looks for instances at its own distance from the range, so that
 * far-off triggers cost no more than near ones.
 */
final class AlarmRange {
    private static final long DAY = 86_400;
    private static final int MOST_ALARMS = 100;

    private final TimeRange range;
    private final Recurrence recurrence;
    private final Zone zone;
    private final Predicate<Component> wanted;
    private final Bounds bounds;
    private final Budget budget;

    /**
     * Looks at alarms.
     *
     * @param wanted which of them count
     */
    AlarmRange(
            TimeRange range, Recurrence recurrence, Zone zoneForFloating, Predicate<Component> wanted, Bounds bounds) {
        this.range = range;
        this.recurrence = recurrence;
        this.zone = zoneForFloating;
        this.wanted = wanted;
        // instances are looked at, not handed out
        this.bounds = bounds.withInstances(bounds.steps());
        this.budget = bounds.budget();
    }

    /** The components of which an alarm goes off in the range. */
    Set<Component> among(List<Series> series) {
        Set<Component> found = Collections.newSetFromMap(new IdentityHashMap<>());
        series.forEach(one -> collect(one, found));
        return found;
    }

    private void collect(Series series, Set<Component> found) {
        List<Component> sources = Stream.concat(
                        series.master().stream(),
                        series.changes().stream()
                                .filter(ChangedInstance::future)
                                .map(ChangedInstance::source))
                .toList();
        if (!series.isDated()) {
            sources.stream()
                    .filter(source -> alarms(source).anyMatch(this::goesOffAtItsFixedTime))
                    .forEach(found::add);
            return;
        }
        var timetable = new Timetable(series, zone);
        timetable.changed().stream()
                .filter(this::goesOffFor)
                .map(Occurrence::source)
                .forEach(found::add);
        for (Component source : sources) {
            if (!found.contains(source) && alarms(source).anyMatch(alarm -> matches(timetable, source, alarm))) {
                found.add(source);
            }
        }
    }

    private Stream<Alarm> alarms(Component source) {
        return source.components("VALARM").stream()
                .filter(wanted)
                .limit(MOST_ALARMS)
                .map(alarm -> Alarm.of(alarm, recurrence.reader(), zone, bounds.alarmRepeats()))
                .flatMap(Optional::stream);
    }

    private boolean goesOffAtItsFixedTime(Alarm alarm) {
        return alarm.at()
                .filter(at -> IntStream.rangeClosed(0, alarm.repeats())
                        .mapToObj(n -> Times.plus(at, n * alarm.pause().exactSeconds()))
                        .anyMatch(range::holds))
                .isPresent();
    }

    /** Whether any alarm of its own goes off for an overridden instance. */
    private boolean goesOffFor(Occurrence instance) {
        return alarms(instance.source())
                .anyMatch(alarm -> goesOffAtItsFixedTime(alarm)
                        || IntStream.rangeClosed(0, alarm.repeats()).anyMatch(n -> goesOff(instance, alarm, n)));
    }

    private boolean goesOff(Occurrence instance, Alarm alarm, int repetition) {
        return alarm.at().isEmpty() && range.holds(time(instance, alarm, repetition));
    }

    private boolean matches(Timetable timetable, Component source, Alarm alarm) {
        if (alarm.at().isPresent()) {
            return goesOffAtItsFixedTime(alarm);
        }
        return IntStream.rangeClosed(0, alarm.repeats()).anyMatch(n -> matches(timetable, source, alarm, n));
    }

    private boolean matches(Timetable timetable, Component source, Alarm alarm, int repetition) {
        // a day's slack, since a day of an offset may have 23 or 25 hours
        TimeRange anchors = range.shifted(-alarm.offsetOf(repetition), DAY);
        Expansion instances = Recurrence.between(List.of(timetable), anchors.from(), anchors.to(), bounds, budget);
        while (instances.hasNext()) {
            Occurrence instance = instances.next();
            if (instance.source() == source && goesOff(instance, alarm, repetition)) {
                return true;
            }
        }
        return false;
    }

    private static Instant time(Occurrence instance, Alarm alarm, int repetition) {
        var timeline = new Timeline(instance.zone(), instance.floating(), instance.allDay());
        Moment at = timeline.plus(alarm.fromEnd() ? instance.end() : instance.start(), alarm.offset());
        for (int i = 0; i < repetition; i++) {
            at = timeline.plus(at, alarm.pause());
        }
        return at.instant();
    }
}
