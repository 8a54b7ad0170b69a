package sextant.mailbox;

/**
 * A place in one account's journal: visible in commit order, without gaps. The first change of an account has position
 * 1; {@link #START} is before it.
 */
public record Position(long value) implements Comparable<Position> {
    public static final Position START = new Position(0);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("a position is not negative: " + value);
        }
    }

    public Position next() {
        return new Position(value + 1);
    }

    public boolean isAfter(Position other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
