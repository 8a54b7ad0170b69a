package sextant.content.recur;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sextant.content.recur.rule.Frequency;
import sextant.content.recur.rule.Part;
import sextant.content.recur.rule.Rule;

/**
 * Which starts of a series are removed, and which are overridden. Starts are compared as instants; in a series of at most
 * one instance a day, an exception that misses every instance still means the one of its date, since products write
 * exceptions in other zones or keep them when the series moves to another hour.
 */
final class Exceptions {
    private final Set<LocalDateTime> removed = new HashSet<>();
    private final Set<LocalDate> removedDates = new HashSet<>();
    private final Set<LocalDateTime> overridden = new HashSet<>();
    private final Set<LocalDate> overriddenDates = new HashSet<>();
    private final NavigableMap<LocalDateTime, Future> futures = new TreeMap<>();
    private final long mostBackwards;
    private final long mostForwards;

    /** All instances from one on, moved and changed alike (RANGE=THISANDFUTURE). */
    record Future(ChangedInstance change, Timing timing, long shift) {}

    Exceptions(Series series, Timeline timeline) {
        boolean oneADay = hasOneADay(series, timeline);
        for (Stamp exception : series.exceptions()) {
            LocalDateTime key = timeline.key(exception);
            if (exception.isDate() || oneADay) {
                removedDates.add(key.toLocalDate());
            } else {
                removed.add(key);
            }
        }
        for (ChangedInstance change : series.changes()) {
            LocalDateTime key = timeline.key(change.id());
            overridden.add(key);
            if (oneADay) {
                overriddenDates.add(key.toLocalDate());
            }
            if (change.future()) {
                change.timing().ifPresent(timing -> futures.put(key, future(change, timing, key, timeline)));
            }
        }
        mostBackwards =
                futures.values().stream().mapToLong(future -> -future.shift()).reduce(0, Math::max);
        mostForwards = futures.values().stream().mapToLong(Future::shift).reduce(0, Math::max);
    }

    private static Future future(ChangedInstance change, Timing timing, LocalDateTime key, Timeline timeline) {
        long shift = Duration.between(key, timeline.local(timing.start())).toSeconds();
        return new Future(change, timing, shift);
    }

    /** Whether an EXDATE takes the instance with this key away. */
    boolean removes(LocalDateTime key) {
        return removed.contains(key) || removedDates.contains(key.toLocalDate());
    }

    /** Whether a component of its own stands for the instance with this key. */
    boolean overrides(LocalDateTime key) {
        return overridden.contains(key) || overriddenDates.contains(key.toLocalDate());
    }

    /** What the instance with this key inherits from an earlier one, if anything. */
    Optional<Future> future(LocalDateTime key) {
        return Optional.ofNullable(futures.floorEntry(key)).map(Map.Entry::getValue);
    }

    /** The most seconds by which any instance is moved backwards. */
    long mostBackwards() {
        return mostBackwards;
    }

    /** The most seconds by which any instance is moved forwards. */
    long mostForwards() {
        return mostForwards;
    }

    private static boolean hasOneADay(Series series, Timeline timeline) {
        if (timeline.dates()) {
            return true;
        }
        return series.extras().isEmpty()
                && series.rules().size() == 1
                && series.rules().stream().allMatch(Exceptions::hasOneADay);
    }

    private static boolean hasOneADay(Rule rule) {
        return rule.frequency().compareTo(Frequency.DAILY) >= 0
                && rule.numbers(Part.BYHOUR).isEmpty()
                && rule.numbers(Part.BYMINUTE).isEmpty()
                && rule.numbers(Part.BYSECOND).isEmpty();
    }
}
