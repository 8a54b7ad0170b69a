package sextant.dav.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import sextant.content.Busy;
import sextant.content.recur.TimeRange;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;

/** Busy times of each type within a range, those that touch or overlap made one. For one thread. */
final class BusyTimes {
    private final long from;
    private final long to;
    private final int most;
    private final Map<Type, NavigableMap<Long, Long>> times = new EnumMap<>(Type.class);
    private int count;

    /** FBTYPE (RFC 5545 3.2.9); the first is what is meant if it is not said. */
    enum Type {
        BUSY,
        BUSY_UNAVAILABLE,
        BUSY_TENTATIVE;

        /** The parameter's value. */
        String text() {
            return name().replace('_', '-');
        }

        /** The type of what an event does to a calendar that is busy. */
        static Type of(Busy busy) {
            return switch (busy) {
                case TENTATIVE -> BUSY_TENTATIVE;
                case OUT_OF_OFFICE -> BUSY_UNAVAILABLE;
                default -> BUSY;
            };
        }
    }

    /**
     * None yet.
     *
     * @param most how many may be kept
     */
    BusyTimes(TimeRange range, int most) {
        this.from = range.from().getEpochSecond();
        this.to = range.to().getEpochSecond();
        this.most = most;
        for (var type : Type.values()) {
            times.put(type, new TreeMap<>());
        }
    }

    /**
     * Adds a time, so far as it lies in the range.
     *
     * @throws DavError if there are too many
     */
    void add(Type type, long start, long end) {
        var first = Math.max(start, from);
        var last = Math.min(end, to);
        if (first >= last) {
            return;
        }
        var periods = of(type);
        for (var near = periods.floorEntry(last);
                near != null && near.getValue() >= first;
                near = periods.floorEntry(last)) {
            first = Math.min(first, near.getKey());
            last = Math.max(last, near.getValue());
            periods.remove(near.getKey());
            count--;
        }
        periods.put(first, last);
        if (++count > most) {
            // RFC 4791 7.10
            throw DavError.of(403, Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS);
        }
    }

    /** The times of a type, start to end in seconds since 1970, in order. */
    NavigableMap<Long, Long> of(Type type) {
        var periods = times.get(type);
        if (periods == null) {
            throw new IllegalStateException("every type has a map");
        }
        return periods;
    }
}
