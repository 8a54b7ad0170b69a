package sextant.content.recur;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sextant.content.recur.rule.Bounds;

/**
 * The instances of a calendar object that touch a range of time, made one by one as they are asked for, in the order of
 * their starts. For one thread, to be walked once.
 */
public final class Expansion implements Iterator<Occurrence> {
    private final List<SeriesStream> streams;
    private final PriorityQueue<SeriesStream> waiting =
            new PriorityQueue<>(Comparator.comparing(SeriesStream::peek, SeriesStream.BY_START));
    private final Instant to;
    private final Predicate<Occurrence> wanted;
    private int left;
    private boolean full;
    private @Nullable Occurrence next;

    /**
     * Walks streams.
     *
     * @param to the end, exclusive, of the starts to be looked at
     * @param wanted which of the instances to hand out
     */
    Expansion(List<SeriesStream> streams, Instant to, Predicate<Occurrence> wanted, Bounds bounds) {
        this.streams = streams;
        streams.stream().filter(SeriesStream::hasNext).forEach(waiting::add);
        this.to = to;
        this.wanted = wanted;
        this.left = bounds.instances();
    }

    /**
     * Whether instances in the range may be missing because a bound was reached, or because a rule cannot be read or never
     * matches. Final once {@link #hasNext} has answered false.
     */
    public boolean truncated() {
        return full || streams.stream().anyMatch(SeriesStream::truncated);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !full) {
            Occurrence candidate = earliest();
            if (candidate == null) {
                return false;
            }
            if (wanted.test(candidate)) {
                full = left == 0;
                left--;
                next = full ? null : candidate;
            }
        }
        return next != null;
    }

    @Override
    public Occurrence next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no further instance in the range");
        }
        Occurrence result = next;
        next = null;
        return result;
    }

    /** All the instances that are left. */
    public List<Occurrence> toList() {
        List<Occurrence> list = new ArrayList<>();
        forEachRemaining(list::add);
        return list;
    }

    private @Nullable Occurrence earliest() {
        SeriesStream first = waiting.poll();
        if (first == null || !first.peek().start().instant().isBefore(to)) {
            waiting.clear();
            return null;
        }
        Occurrence earliest = first.next();
        if (first.hasNext()) {
            waiting.add(first);
        }
        return earliest;
    }

    /** Whether an instance overlaps what begins at this instant, or takes no time and lies in it. */
    static boolean reaches(Occurrence occurrence, Instant from) {
        Instant start = occurrence.start().instant();
        Instant end = occurrence.end().instant();
        return end.isAfter(from) || (end.equals(start) && !start.isBefore(from));
    }
}
