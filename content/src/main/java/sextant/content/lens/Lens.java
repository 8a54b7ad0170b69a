package sextant.content.lens;

import java.util.Optional;
import java.util.function.Function;
import sextant.content.line.Component;

/**
 * One field of an item: how to read, write and remove it in the item's document. The component given to a lens is the item
 * itself: a VCARD, VEVENT, VTODO or VJOURNAL.
 *
 * <p>Contract of every lens:
 *
 * <ul>
 *   <li>{@code get} never throws, whatever the document holds; what cannot be read is absent.
 *   <li>Setting the value that {@code get} returns changes no octet.
 *   <li>A line that is rewritten keeps its place, its group and its other parameters.
 *   <li>{@code clear} makes {@code get} absent. It removes the field's own lines, and no other value takes their place.
 *   <li>Lines of other fields stay octet for octet.
 * </ul>
 *
 * Lenses are immutable and safe for any thread; components are not.
 */
public interface Lens<T> {
    /** The name of the field, unique within its kind. A field that needs several lenses has names like {@code row: part}. */
    String field();

    /** The class of the values. */
    Class<?> type();

    /** The value, empty when the item has none or one that cannot be read. */
    Optional<T> get(Component item);

    /** Writes the value. An empty text or list is the same as {@link #clear}. */
    void set(Component item, T value);

    /** Removes the value. */
    void clear(Component item);

    /**
     * What absence stands for, when it stands for something. Setting this value on an item that has none writes nothing, so
     * {@code get} stays empty then.
     */
    default Optional<T> absent() {
        return Optional.empty();
    }

    /** The value, or what absence stands for. */
    default Optional<T> effective(Component item) {
        return get(item).or(this::absent);
    }

    /** Sets the value, or clears the field when there is none. */
    default void put(Component item, Optional<T> value) {
        value.ifPresentOrElse(present -> set(item, present), () -> clear(item));
    }

    /**
     * This field as a poorer peer sees it, by the image rule: a value that equals what the stored one maps down to means that
     * nothing happened, and the stored one stays.
     *
     * @param down what the peer is shown
     * @param up what a new value of the peer is stored as; {@code down} of it must be the value again
     */
    default <W> Lens<W> as(Class<? super W> type, Function<? super T, W> down, Function<? super W, ? extends T> up) {
        return new ImageLens<>(this, type, down, up);
    }
}
