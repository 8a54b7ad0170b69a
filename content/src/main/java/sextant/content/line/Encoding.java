package sextant.content.line;

/** The transfer encoding a line declares for its value. */
enum Encoding {
    NONE,
    QUOTED_PRINTABLE,
    BASE64;

    /** The encoding of this name, in the spelling of any version. */
    static Encoding of(String name) {
        return switch (Names.upper(name)) {
            case "QUOTED-PRINTABLE" -> QUOTED_PRINTABLE;
            case "BASE64", "B" -> BASE64;
            default -> NONE;
        };
    }
}
