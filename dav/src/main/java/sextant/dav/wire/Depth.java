package sextant.dav.wire;

import java.util.Optional;

/** The header field {@code Depth} (RFC 4918 10.2). */
public enum Depth {
    ZERO,
    ONE,
    INFINITY;

    /**
     * Reads the field.
     *
     * @return empty if it is none of the three
     */
    public static Optional<Depth> parse(String field) {
        return switch (field.strip()) {
            case "0" -> Optional.of(ZERO);
            case "1" -> Optional.of(ONE);
            default -> field.strip().equalsIgnoreCase("infinity") ? Optional.of(INFINITY) : Optional.empty();
        };
    }
}
