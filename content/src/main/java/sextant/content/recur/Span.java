package sextant.content.recur;

/**
 * How far the instances of a calendar object reach.
 *
 * @param first the earliest start, in seconds since 1970-01-01T00:00:00Z; {@link #UNBOUNDED_PAST} if nothing tells
 * @param last the latest end, exclusive, in the same unit: an instance that takes no time ends a second after its start;
 *     {@link #UNBOUNDED_FUTURE} for an endless rule, and for one too long to count
 * @param floating whether any of the times has no zone, in which case the figures are those of universal time
 */
public record Span(long first, long last, boolean floating) {
    public static final long UNBOUNDED_PAST = Long.MIN_VALUE;
    public static final long UNBOUNDED_FUTURE = Long.MAX_VALUE;

    /** Nothing known. */
    static final Span UNBOUNDED = new Span(UNBOUNDED_PAST, UNBOUNDED_FUTURE, false);

    Span and(Span other) {
        return new Span(Math.min(first, other.first), Math.max(last, other.last), floating || other.floating);
    }
}
