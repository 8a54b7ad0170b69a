package sextant.content.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.recur.Exceptions.Future;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DurationValue;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/**
 * The instances of one series in the order of their starts, from about one instant on and up to another. An instance that an
 * EXDATE names is left out, with whatever overrides it; one that is overridden appears as its override; an override of an
 * instance that the rule does not yield (any more) appears too, since nothing says that it was removed.
 */
final class SeriesStream implements Iterator<Occurrence> {
    static final Comparator<Occurrence> BY_START = Comparator.comparing(
                    (Occurrence occurrence) -> occurrence.start().instant())
            .thenComparing(occurrence -> occurrence.recurrenceId().instant());

    private static final long SLACK = 86_400;

    private final Series series;
    private final Zone zoneForFloating;
    private final Instant to;
    private final Timeline timeline;
    private final Exceptions exceptions;
    private final Map<LocalDateTime, DurationValue> lengths = new HashMap<>();
    private final Set<LocalDateTime> skippedTimes = new HashSet<>();
    private final PriorityQueue<Occurrence> ready = new PriorityQueue<>(BY_START);
    private final @Nullable DateStream dates;

    /** No instance still to be made starts before this. */
    private Instant floor = Instant.MIN;

    private boolean made;

    SeriesStream(Series series, Zone zoneForFloating, Instant from, Instant to, Bounds bounds) {
        this.series = series;
        this.zoneForFloating = zoneForFloating;
        this.to = to;
        this.timeline = Timeline.of(anchor(series), zoneForFloating);
        this.exceptions = new Exceptions(series, timeline);
        for (ChangedInstance change : series.changes()) {
            changed(change).ifPresent(ready::add);
        }
        for (StampReader.Extra extra : series.extras()) {
            extra.length().ifPresent(length -> lengths.put(timeline.local(extra.start()), length));
        }
        this.dates = series.timing()
                .map(timing -> new DateStream(series, timing.start(), timeline, searchFrom(timing, from), bounds))
                .orElse(null);
        this.made = dates == null;
    }

    /** Whether instances may be missing because a bound was reached or a rule could not be read. */
    boolean truncated() {
        return series.unread() || (dates != null && dates.truncated());
    }

    @Override
    public boolean hasNext() {
        while (!made && (ready.isEmpty() || ready.element().start().instant().isAfter(floor))) {
            make();
        }
        return !ready.isEmpty();
    }

    @Override
    public Occurrence next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the series has no further instance");
        }
        return ready.remove();
    }

    /** The next instance, without taking it; ask {@link #hasNext} first. */
    Occurrence peek() {
        return ready.element();
    }

    private void make() {
        if (dates == null || !dates.hasNext()) {
            made = true;
            return;
        }
        LocalDateTime local = dates.next();
        floor = Times.plus(timeline.floor(local), -exceptions.mostBackwards());
        if (!floor.isBefore(to)) {
            made = true;
            return;
        }
        LocalDateTime key = timeline.key(local);
        // 02:30 and 03:30 are one instant on the day the clock skips from two to three
        boolean repeated = key.equals(local) ? skippedTimes.contains(key) : !skippedTimes.add(key);
        if (!repeated && !exceptions.removes(key) && !exceptions.overrides(key)) {
            ready.add(instance(local, key));
        }
    }

    private Occurrence instance(LocalDateTime local, LocalDateTime key) {
        Moment id = timeline.moment(local);
        Optional<Future> future = exceptions.future(key);
        if (future.isPresent()) {
            Timing timing = future.get().timing();
            Moment start = timeline.moment(Times.plus(local, future.get().shift()));
            return occurrence(id, start, timing.length(), future.get().change().source(), timing.start());
        }
        Timing timing = series.timing().orElseThrow();
        DurationValue length = lengths.getOrDefault(local, timing.length());
        return occurrence(id, id, length, series.master().orElseThrow(), timing.start());
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
            return Optional.of(occurrence(id, id, length, change.source(), anchor(series)));
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

    private LocalDateTime searchFrom(Timing timing, Instant from) {
        long longest = timing.length().exactSeconds();
        for (ChangedInstance change : series.changes()) {
            longest = Math.max(
                    longest, change.timing().map(t -> t.length().exactSeconds()).orElse(0L));
        }
        return Times.plus(timeline.zone().local(from), -longest - exceptions.mostForwards() - SLACK);
    }

    private static Stamp anchor(Series series) {
        return series.timing()
                .map(Timing::start)
                .orElseGet(() -> series.changes().getFirst().id());
    }
}
