package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** How a value stands in one line. Immutable and safe for any thread. */
public interface Codec<T> {
    /** The class of the values. */
    Class<?> type();

    /** The value the line carries, empty when there is none or when it cannot be read. Never throws. */
    Optional<T> read(Property line);

    /** The line with this value, and otherwise as it was. The value is one that {@link #normal} has returned. */
    Property write(Property line, T value, Dialect dialect);

    /** What stays of the line when the value goes; empty when the whole line goes. */
    default Optional<Property> erase(Property line, Dialect dialect) {
        return Optional.empty();
    }

    /** The value as it would be read back. */
    default T normal(T value) {
        return value;
    }

    /** Whether the value is the same as none. */
    default boolean isEmpty(T value) {
        return false;
    }
}
