package sextant.content.lens;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** The simple codecs: values that take up the whole value of a line. */
public final class Codecs {
    private Codecs() {}

    /** A TEXT value. */
    public static Codec<String> text() {
        return new TextCodec(false, false);
    }

    /** A TEXT value of a line that the document must have: without a value, an empty line stays. */
    public static Codec<String> requiredText() {
        return new TextCodec(true, false);
    }

    /** A TEXT value without white space around it. */
    static Codec<String> strippedText() {
        return new TextCodec(false, true);
    }

    /** A value that is no TEXT and is written as it is (RRULE, GEO, TZ...), without white space around it. */
    public static Codec<String> raw() {
        return new Simple<>(
                String.class, line -> Optional.of(line.value().strip()), (line, value) -> line.withValue(value)) {
            @Override
            public String normal(String value) {
                return Texts.normal(value).replace("\n", "\\n").strip();
            }

            @Override
            public boolean isEmpty(String value) {
                return value.isEmpty();
            }
        };
    }

    /** A URI. Some writers escape it as if it were a text ({@code http\://}); both are read, none but backslashes written. */
    public static Codec<String> uri() {
        return new Simple<>(
                String.class,
                line -> Optional.of(line.text().strip()),
                (line, value) -> line.withValue(value.replace("\\", "\\\\"))) {
            @Override
            public String normal(String value) {
                return Texts.normal(value).replace("\n", "").strip();
            }

            @Override
            public boolean isEmpty(String value) {
                return value.isEmpty();
            }
        };
    }

    /** A whole number. What is set beyond the range becomes the nearest bound; what is read beyond it is absent. */
    public static Codec<Integer> integer(int least, int most) {
        return new Simple<>(
                Integer.class,
                line -> parse(line.value()).filter(number -> number >= least && number <= most),
                (line, value) -> line.withValue(Integer.toString(value))) {
            @Override
            public Integer normal(Integer value) {
                return Math.clamp(value, least, most);
            }
        };
    }

    /**
     * One component of a structured value (N, ORG, ADR).
     *
     * @param index counted from 0
     * @param least how many components a written value has at least
     * @param joint what joins the entries of a comma list inside the component
     */
    public static Codec<String> component(int index, int least, String joint) {
        return new StructuredCodec(index, least, joint, false);
    }

    /** The same in a line that vCard 2.1 and 3.0 demand: without any component, an empty line stays there. */
    public static Codec<String> requiredComponent(int index, int least, String joint) {
        return new StructuredCodec(index, least, joint, true);
    }

    /** A text in a parameter of a line whose value is another field. */
    public static Codec<String> parameter(String name) {
        return new ParameterCodec(name, false);
    }

    /** The LABEL parameter of an ADR line, where line breaks are written as {@code \n} (RFC 6350 6.3.1). */
    public static Codec<String> addressLabel() {
        return new ParameterCodec("LABEL", true);
    }

    /** A date of which parts may be unknown. */
    public static Codec<PartialDate> date() {
        return new DateCodec();
    }

    /** A DATE or DATE-TIME of iCalendar. */
    public static Codec<When> when() {
        return of(When.class, When::read, (line, value) -> value.write(line));
    }

    /** A moment in UTC, in whole seconds; a line without a zone is taken for UTC. */
    public static Codec<Instant> instant() {
        return new InstantCodec();
    }

    /**
     * A picture, a sound or a key.
     *
     * @param family what a bare TYPE word is a subtype of: {@code image}, {@code audio}, {@code application}
     */
    public static Codec<Media> media(String family) {
        return new MediaCodec(family);
    }

    /** TRUE or FALSE; also 1 and 0, YES and NO. */
    public static Codec<Boolean> bool() {
        return words(
                Boolean.class,
                Map.of("TRUE", true, "FALSE", false, "1", true, "0", false, "YES", true, "NO", false),
                value -> value ? "TRUE" : "FALSE");
    }

    /**
     * One of a few words.
     *
     * @param read what each word means, in upper case
     * @param write the word for each value
     */
    public static <E> Codec<E> words(Class<E> type, Map<String, E> read, Function<E, String> write) {
        return new Simple<>(
                type,
                line -> Optional.ofNullable(read.get(word(line.value()))),
                (line, value) -> line.withValue(write.apply(value)));
    }

    /** A codec from two functions; the reading one may be given any line and must not throw. */
    public static <T> Codec<T> of(
            Class<T> type, Function<Property, Optional<T>> read, BiFunction<Property, T, Property> write) {
        return new Simple<>(type, read, write);
    }

    static String word(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    static Optional<Integer> parse(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a line from anywhere may say anything; it then has no such value
        }
    }

    private static class Simple<T> implements Codec<T> {
        private final Class<T> type;
        private final Function<Property, Optional<T>> read;
        private final BiFunction<Property, T, Property> write;

        Simple(Class<T> type, Function<Property, Optional<T>> read, BiFunction<Property, T, Property> write) {
            this.type = type;
            this.read = read;
            this.write = write;
        }

        @Override
        public Class<?> type() {
            return type;
        }

        @Override
        public Optional<T> read(Property line) {
            return read.apply(line);
        }

        @Override
        public Property write(Property line, T value, Dialect dialect) {
            return write.apply(line, value);
        }
    }

    private record TextCodec(boolean required, boolean stripped) implements Codec<String> {
        @Override
        public Class<?> type() {
            return String.class;
        }

        @Override
        public Optional<String> read(Property line) {
            return Optional.of(normal(line.text())); // quoted-printable brings CRLF
        }

        @Override
        public Property write(Property line, String value, Dialect dialect) {
            return line.withValue(Texts.escape(value, dialect));
        }

        @Override
        public Optional<Property> erase(Property line, Dialect dialect) {
            return required ? Optional.of(line.withValue("")) : Optional.empty();
        }

        @Override
        public String normal(String value) {
            return stripped ? Texts.normal(value).strip() : Texts.normal(value);
        }

        @Override
        public boolean isEmpty(String value) {
            return value.isEmpty();
        }
    }
}
