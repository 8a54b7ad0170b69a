package sextant.content.lens;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** Random values of the types that lenses have, in the form in which they are read back. */
public final class Samples {
    private static final List<String> WORDS = List.of(
            "Kaspersen",
            "Müller, jun.",
            "a;b;c",
            "back\\slash",
            "\"quoted\" 'words'",
            "two\nlines",
            "日本語の文章がここにありますから長くなります",
            "\ud83d\ude00",
            "x:y=z",
            "100%",
            "^caret",
            "a rather long text that has to be folded, since it is longer than seventy-five octets by far");

    private static final Map<Class<?>, Function<SplittableRandom, Object>> BY_TYPE = Map.of(
            String.class, Samples::text,
            PartialDate.class, Samples::date,
            Instant.class, Samples::instant,
            When.class, Samples::when,
            Boolean.class, SplittableRandom::nextBoolean,
            List.class, Samples::texts);

    private Samples() {}

    public static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(pick(WORDS, random));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(' ').append(pick(WORDS, random));
        }
        return text.append(' ').append(random.nextInt(100)).toString();
    }

    /** A text for a parameter: early versions know no quotes and line breaks there. */
    public static String parameter(SplittableRandom random) {
        return text(random).replace('\n', ' ').replace("\"", "").replace("\\", "/");
    }

    public static String uri(SplittableRandom random) {
        return "https://example.org/" + random.nextInt(1000) + "/a,b;c?x=%20y#z";
    }

    public static List<String> texts(SplittableRandom random) {
        return Stream.generate(() -> text(random))
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList();
    }

    public static List<String> uris(SplittableRandom random) {
        return Stream.generate(() -> uri(random))
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList();
    }

    public static PartialDate date(SplittableRandom random) {
        LocalDate date = LocalDate.of(1800 + random.nextInt(300), 1, 1).plusDays(random.nextInt(366));
        return switch (random.nextInt(8)) {
            case 0 -> PartialDate.of(MonthDay.from(date));
            case 1 -> new PartialDate(date.getYear(), 0, 0);
            case 2 -> new PartialDate(date.getYear(), date.getMonthValue(), 0);
            default -> PartialDate.of(date);
        };
    }

    public static Instant instant(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    }

    public static When when(SplittableRandom random) {
        LocalDateTime local =
                LocalDateTime.of(1990 + random.nextInt(60), 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
        return switch (random.nextInt(4)) {
            case 0 -> new When.Day(local.toLocalDate());
            case 1 -> new When.Floating(local);
            case 2 -> new When.Utc(local);
            default -> new When.Zoned(local, random.nextBoolean() ? "Europe/Berlin" : "Custom: \"zone\"; 1");
        };
    }

    public static Media media(SplittableRandom random, String... types) {
        if (random.nextInt(4) == 0) {
            return new Media.Remote(uri(random), types[0]);
        }
        byte[] octets = new byte[1 + random.nextInt(200)];
        random.nextBytes(octets);
        return new Media.Inline(pick(List.of(types), random), octets);
    }

    public static <E> E constant(Class<E> type, SplittableRandom random) {
        return pick(List.of(type.getEnumConstants()), random);
    }

    /** A value for a lens whose type says all that is to know, empty if it does not. */
    public static Optional<Object> of(Lens<?> lens, SplittableRandom random) {
        Class<?> type = lens.type();
        if (type.isEnum()) {
            return Optional.of(constant(type, random));
        }
        Function<SplittableRandom, Object> sample =
                lens instanceof ListLens<?> list && list.elementType() != String.class ? null : BY_TYPE.get(type);
        return Optional.ofNullable(sample).map(made -> made.apply(random));
    }

    public static <E> E pick(List<E> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
