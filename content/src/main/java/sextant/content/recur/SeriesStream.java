package sextant.content.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;

/** The instances of one series in the order of their starts, from about one instant on and up to another. */
final class SeriesStream implements Iterator<Occurrence> {
    static final Comparator<Occurrence> BY_START = Comparator.comparing(
                    (Occurrence occurrence) -> occurrence.start().instant())
            .thenComparing(occurrence -> occurrence.recurrenceId().instant());

    private final Timetable timetable;
    private final Instant to;
    private final Set<LocalDateTime> skippedTimes = new HashSet<>();
    private final PriorityQueue<Occurrence> ready = new PriorityQueue<>(BY_START);
    private final @Nullable DateStream dates;

    /** No instance still to be made starts before this. */
    private Instant floor = Instant.MIN;

    private boolean made;

    SeriesStream(Timetable timetable, Instant from, Instant to, Bounds bounds, Budget budget) {
        this.timetable = timetable;
        this.to = to;
        ready.addAll(timetable.changed());
        this.dates = timetable
                .series()
                .timing()
                .map(timing -> new DateStream(timetable, timing.start(), timetable.searchFrom(from), bounds, budget))
                .orElse(null);
        this.made = dates == null;
    }

    /** Whether instances may be missing because a bound was reached or a rule could not be read. */
    boolean truncated() {
        return timetable.series().unread() || (dates != null && dates.truncated());
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
        floor = timetable.floor(local);
        if (!floor.isBefore(to)) {
            made = true;
            return;
        }
        LocalDateTime key = timetable.timeline().key(local);
        // 02:30 and 03:30 are one instant on the day the clock skips from two to three
        boolean repeated = key.equals(local) ? skippedTimes.contains(key) : !skippedTimes.add(key);
        if (!repeated) {
            timetable.instance(local).ifPresent(ready::add);
        }
    }
}
