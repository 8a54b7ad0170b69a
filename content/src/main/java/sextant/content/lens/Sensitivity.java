package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Property;

/**
 * Who shall see an item. CLASS knows three of the four: a personal item is {@code CLASS;X-MS-SENSITIVITY=1:PRIVATE}, which
 * is private to every other reader.
 */
public enum Sensitivity {
    NORMAL("PUBLIC"),
    PERSONAL("PRIVATE"),
    PRIVATE("PRIVATE"),
    CONFIDENTIAL("CONFIDENTIAL");

    private static final String MARK = "X-MS-SENSITIVITY";

    private final String word;

    Sensitivity(String word) {
        this.word = word;
    }

    /** How it stands in a CLASS line. */
    public static Codec<Sensitivity> codec() {
        return Codecs.of(Sensitivity.class, Sensitivity::read, Sensitivity::write);
    }

    private static Optional<Sensitivity> read(Property line) {
        return switch (Codecs.word(line.value())) {
            case "" -> Optional.empty();
            case "PUBLIC" -> Optional.of(NORMAL);
            case "CONFIDENTIAL" -> Optional.of(CONFIDENTIAL);
            case "PERSONAL" -> Optional.of(PERSONAL);
            case "PRIVATE" -> Optional.of(line.hasParameter(MARK, "1") ? PERSONAL : PRIVATE);
            default -> Optional.of(PRIVATE); // RFC 5545 3.8.1.3: what is not recognized is private
        };
    }

    private static Property write(Property line, Sensitivity value) {
        Property marked = value == PERSONAL ? line.withParameter(MARK, "1") : line.withoutParameter(MARK);
        return marked.withValue(value.word);
    }
}
