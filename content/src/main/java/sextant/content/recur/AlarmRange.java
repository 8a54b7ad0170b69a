package sextant.content.recur;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.recur.rule.Bounds;
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
    private final ZoneId zoneForFloating;
    private final Bounds bounds;

    AlarmRange(TimeRange range, Recurrence recurrence, ZoneId zoneForFloating, Bounds bounds) {
        this.range = range;
        this.recurrence = recurrence;
        this.zoneForFloating = zoneForFloating;
        // instances are looked at, not handed out
        this.bounds = bounds.withInstances(bounds.steps());
    }

    boolean matches(List<Series> among) {
        return among.stream().anyMatch(this::matches);
    }

    private boolean matches(Series series) {
        if (series.master().filter(master -> matches(series, master)).isPresent()) {
            return true;
        }
        return series.changes().stream().anyMatch(change -> matches(series, change.source()));
    }

    private boolean matches(Series series, Component source) {
        return source.components("VALARM").stream()
                .limit(MOST_ALARMS)
                .map(alarm -> Alarm.of(alarm, recurrence.reader(), Zone.of(zoneForFloating), bounds.alarmRepeats()))
                .flatMap(Optional::stream)
                .anyMatch(alarm -> matches(series, source, alarm));
    }

    private boolean matches(Series series, Component source, Alarm alarm) {
        for (int repetition = 0; repetition <= alarm.repeats(); repetition++) {
            if (matches(series, source, alarm, repetition)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Series series, Component source, Alarm alarm, int repetition) {
        if (alarm.at().isPresent()) {
            long later = repetition * alarm.pause().exactSeconds();
            return range.holds(Times.plus(alarm.at().get(), later));
        }
        // a day's slack, since a day of an offset may have 23 or 25 hours
        TimeRange anchors = range.shifted(-alarm.offsetOf(repetition), DAY);
        Expansion instances =
                recurrence.between(List.of(series), anchors.from(), anchors.to(), zoneForFloating, bounds);
        while (instances.hasNext()) {
            Occurrence instance = instances.next();
            if (instance.source() == source && range.holds(time(instance, alarm, repetition))) {
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
