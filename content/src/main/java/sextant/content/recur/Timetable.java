package sextant.content.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.recur.Exceptions.Future;
import sextant.content.recur.rule.DurationValue;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/**
 * A series laid out on one clock, so that its instances can be made for any range: what is given, what is excepted, what is
 * changed. An instance that an EXDATE names is left out, with whatever overrides it; one that is overridden appears as its
 * override; an override of an instance that the rule does not yield (any more) appears too, since nothing says that it was
 * removed.
 */
final class Timetable {
    private static final long SLACK = 86_400;

    private final Series series;
    private final Zone zoneForFloating;
    private final Timeline timeline;
    private final Exceptions exceptions;
    private final NavigableSet<LocalDateTime> given = new TreeSet<>();
    private final Map<LocalDateTime, DurationValue> lengths = new HashMap<>();
    private final List<Occurrence> changed = new ArrayList<>();

    Timetable(Series series, Zone zoneForFloating) {
        this.series = series;
        this.zoneForFloating = zoneForFloating;
        this.timeline = Timeline.of(anchor(), zoneForFloating);
        this.exceptions = new Exceptions(series, timeline);
        series.timing().ifPresent(timing -> given.add(timing.start().local()));
        for (StampReader.Extra extra : series.extras()) {
            LocalDateTime start = timeline.local(extra.start());
            given.add(start);
            extra.length().ifPresent(length -> lengths.put(start, length));
        }
        for (ChangedInstance change : series.changes()) {
            changed(change).ifPresent(changed::add);
        }
    }

    Series series() {
        return series;
    }

    Timeline timeline() {
        return timeline;
    }

    /** DTSTART and the RDATEs, on the series' clock. */
    NavigableSet<LocalDateTime> given() {
        return given;
    }

    /** The overridden instances, in the order of the document. */
    List<Occurrence> changed() {
        return changed;
    }

    /** What an overridden instance would be if it were not overridden; empty without a master. */
    Optional<Occurrence> original(Occurrence changed) {
        Moment id = changed.recurrenceId();
        return series.timing().map(timing -> {
            DurationValue length = lengths.getOrDefault(id.local(), timing.length());
            return occurrence(id, id, length, series.master().orElseThrow(), timing.start());
        });
    }

    /** Every instance that touches a range from this instant on has its original start after this time. */
    LocalDateTime searchFrom(Instant from) {
        return Times.plus(timeline.zone().local(from), -longest() - exceptions.mostForwards() - SLACK);
    }

    /** The longest that any instance made from the rules and dates takes. */
    private long longest() {
        Stream<DurationValue> own = series.timing().stream().map(Timing::length);
        Stream<DurationValue> future = series.changes().stream()
                .filter(ChangedInstance::future)
                .flatMap(change -> change.timing().stream())
                .map(Timing::length);
        return Stream.concat(Stream.concat(own, future), lengths.values().stream())
                .mapToLong(DurationValue::exactSeconds)
                .reduce(0, Math::max);
    }

    /** No instance with a later original start than this begins before this instant. */
    Instant floor(LocalDateTime local) {
        return Times.plus(timeline.floor(local), -exceptions.mostBackwards());
    }

    /** The instance with this original start, unless it is excepted or overridden. */
    Optional<Occurrence> instance(LocalDateTime local) {
        LocalDateTime key = timeline.key(local);
        if (exceptions.removes(key) || exceptions.overrides(key)) {
            return Optional.empty();
        }
        Moment id = timeline.moment(local);
        Optional<Future> future = exceptions.future(key);
        if (future.isPresent()) {
            Timing timing = future.get().timing();
            Moment start = timeline.moment(Times.plus(local, future.get().shift()));
            Component source = future.get().change().source();
            return Optional.of(occurrence(id, start, timing.length(), source, timing.start()));
        }
        Timing timing = series.timing().orElseThrow();
        DurationValue length = lengths.getOrDefault(local, timing.length());
        return Optional.of(occurrence(id, id, length, series.master().orElseThrow(), timing.start()));
    }

    private Occurrence occurrence(Moment id, Moment start, DurationValue length, Component source, Stamp kind) {
        Moment end = timeline.plus(start, length);
        return new Occurrence(id, start, end, source, kind.isDate(), kind.isFloating(), timeline.zone());
    }

    private Optional<Occurrence> changed(ChangedInstance change) {
        LocalDateTime local = timeline.local(change.id());
        if (exceptions.removes(timeline.key(local))) {
            return Optional.empty();
        }
        Moment id = timeline.moment(local);
        if (change.timing().isEmpty()) {
            DurationValue length = series.timing().map(Timing::length).orElse(DurationValue.ZERO);
            return Optional.of(occurrence(id, id, length, change.source(), anchor()));
        }
        Timing timing = change.timing().get();
        Timeline own = Timeline.of(timing.start(), zoneForFloating);
        Moment start = own.moment(timing.start().local());
        return Optional.of(new Occurrence(
                id,
                start,
                own.plus(start, timing.length()),
                change.source(),
                timing.start().isDate(),
                timing.start().isFloating(),
                own.zone()));
    }

    private Stamp anchor() {
        return series.timing()
                .map(Timing::start)
                .orElseGet(() -> series.changes().getFirst().id());
    }
}
