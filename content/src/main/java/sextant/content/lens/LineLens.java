package sextant.content.lens;

import java.util.List;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * A field that stands in one line, or in several lines that say the same: the slot finds the lines, the codec reads and
 * writes the value. The first line that can be read counts; a change is written into all.
 */
public final class LineLens<T> implements Lens<T> {
    private final String field;
    private final Slots slots;
    private final Slot slot;
    private final Codec<T> codec;
    private final Optional<T> absent;

    private LineLens(String field, Slots slots, Slot slot, Codec<T> codec, Optional<T> absent) {
        this.field = field;
        this.slots = slots;
        this.slot = slot;
        this.codec = codec;
        this.absent = absent;
    }

    /** A field that shares lines of its kind with no other slot. */
    public static <T> LineLens<T> of(String field, Slot slot, Codec<T> codec) {
        return of(field, Slots.of(slot), slot, codec);
    }

    /** A field in one of several slots. */
    public static <T> LineLens<T> of(String field, Slots slots, Slot slot, Codec<T> codec) {
        return new LineLens<>(field, slots, slot, codec, Optional.empty());
    }

    /** The same field, whose absence stands for this value. */
    public LineLens<T> whenAbsent(T value) {
        return new LineLens<>(field, slots, slot, codec, Optional.of(value));
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public Class<?> type() {
        return codec.type();
    }

    @Override
    public Optional<T> absent() {
        return absent;
    }

    @Override
    public Optional<T> get(Component item) {
        for (Property line : slots.lines(item, slot)) {
            Optional<T> value = codec.read(line).filter(read -> !codec.isEmpty(read));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    @Override
    public void set(Component item, T value) {
        T wanted = codec.normal(value);
        if (codec.isEmpty(wanted)) {
            clear(item);
            return;
        }
        if (effective(item).equals(Optional.of(wanted))) {
            return;
        }
        Dialect dialect = item.dialect();
        List<Property> lines = slots.lines(item, slot);
        if (lines.isEmpty()) {
            slots.create(item, slot, line -> codec.write(line, wanted, dialect));
        }
        for (Property line : lines) {
            item.replace(line, codec.write(line, wanted, dialect));
        }
    }

    @Override
    public void clear(Component item) {
        Dialect dialect = item.dialect();
        slots.erase(item, slot, line -> codec.erase(line, dialect));
    }

    /** All slots that share this field's kind of line. */
    public Slots slots() {
        return slots;
    }

    /** The lines the value is in, the one that is read first. */
    public List<Property> lines(Component item) {
        return slots.lines(item, slot);
    }
}
