package sextant.content.lens;

import java.util.Optional;
import java.util.function.Function;
import sextant.content.line.Dialect;
import sextant.content.line.Property;
import sextant.content.line.Text;

/** One entry of a list that stands in one line or in several. Immutable and safe for any thread. */
public interface Element<E> {
    /** The class of the entries. */
    Class<?> type();

    /** The entry that a piece of a line's raw value says, empty when it cannot be read. Never throws. */
    Optional<E> read(Property line, String piece);

    /** A line with this entry as its whole value. */
    Property write(Property blank, E entry, Dialect dialect);

    /** The entry as it would be read back; empty when it is the same as none. */
    default Optional<E> normal(E entry) {
        return Optional.of(entry);
    }

    /** A text. */
    static Element<String> text() {
        return strings(piece -> Texts.normal(Text.unescape(piece)), Codecs.text());
    }

    /** A text without white space around it, so that {@code a, b} is a list of two. */
    static Element<String> name() {
        return strings(piece -> Texts.normal(Text.unescape(piece)).strip(), Codecs.strippedText());
    }

    /** A text that is written as it is: a URI, a number, a value of an unknown type. */
    static Element<String> raw() {
        return strings(String::strip, Codecs.raw());
    }

    /** A value that takes up a whole line, through its codec. */
    static <E> Element<E> of(Codec<E> codec) {
        return new Element<>() {
            @Override
            public Class<?> type() {
                return codec.type();
            }

            @Override
            public Optional<E> read(Property line, String piece) {
                return codec.read(line).filter(value -> !codec.isEmpty(value));
            }

            @Override
            public Property write(Property blank, E entry, Dialect dialect) {
                return codec.write(blank, entry, dialect);
            }

            @Override
            public Optional<E> normal(E entry) {
                return Optional.of(codec.normal(entry)).filter(value -> !codec.isEmpty(value));
            }
        };
    }

    private static Element<String> strings(Function<String, String> read, Codec<String> codec) {
        return new Element<>() {
            @Override
            public Class<?> type() {
                return String.class;
            }

            @Override
            public Optional<String> read(Property line, String piece) {
                return Optional.of(read.apply(piece)).filter(text -> !text.isEmpty());
            }

            @Override
            public Property write(Property blank, String entry, Dialect dialect) {
                return codec.write(blank, entry, dialect);
            }

            @Override
            public Optional<String> normal(String entry) {
                return Optional.of(codec.normal(entry)).filter(text -> !text.isEmpty());
            }
        };
    }
}
