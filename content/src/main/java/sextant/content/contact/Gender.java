package sextant.content.contact;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Property;

/**
 * The sex component of GENDER (RFC 6350 6.2.7), also as X-GENDER ({@code Male}, {@code M}) and as SEX (ISO 5218: 1 male, 2
 * female). The text component of GENDER stays.
 */
public enum Gender {
    MALE,
    FEMALE,
    OTHER,
    NONE,
    UNKNOWN;

    private static final Map<String, Gender> WORDS = Map.ofEntries(
            Map.entry("M", MALE),
            Map.entry("MALE", MALE),
            Map.entry("1", MALE),
            Map.entry("F", FEMALE),
            Map.entry("FEMALE", FEMALE),
            Map.entry("2", FEMALE),
            Map.entry("O", OTHER),
            Map.entry("OTHER", OTHER),
            Map.entry("N", NONE),
            Map.entry("NONE", NONE),
            Map.entry("9", NONE),
            Map.entry("U", UNKNOWN),
            Map.entry("UNKNOWN", UNKNOWN),
            Map.entry("0", UNKNOWN));
    private static final Map<Gender, String> ISO_5218 = Map.of(MALE, "1", FEMALE, "2", NONE, "9", UNKNOWN, "0");
    private static final Set<String> LETTERS = Set.of("M", "F", "O", "N", "U");

    static Codec<Gender> codec() {
        return Codecs.of(Gender.class, Gender::read, Gender::write);
    }

    private static Optional<Gender> read(Property line) {
        return Optional.ofNullable(WORDS.get(sex(line).strip().toUpperCase(Locale.ROOT)));
    }

    private static String sex(Property line) {
        String value = line.value();
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon);
    }

    private static Property write(Property line, Gender value) {
        String letter = value.name().substring(0, 1);
        String word = letter + value.name().substring(1).toLowerCase(Locale.ROOT);
        String old = sex(line);
        String now = switch (line.name()) {
            case "SEX" -> ISO_5218.getOrDefault(value, letter);
            case "GENDER" -> letter;
            default -> LETTERS.contains(old) ? letter : word;
        };
        return line.withValue(now + line.value().substring(old.length()));
    }
}
