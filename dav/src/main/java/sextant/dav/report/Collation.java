package sextant.dav.report;

import java.text.Normalizer;
import java.util.Optional;

/** How texts are compared (RFC 4790, RFC 5051). */
enum Collation {
    /** Letters of ASCII in either case are one. */
    ASCII_CASEMAP("i;ascii-casemap"),
    /** Letters in either case are one, and composed characters are what they are composed of. */
    UNICODE_CASEMAP("i;unicode-casemap"),
    /** Octet for octet. */
    OCTET("i;octet");

    private final String identifier;

    Collation(String identifier) {
        this.identifier = identifier;
    }

    static Optional<Collation> find(String identifier) {
        for (var collation : values()) {
            if (collation.identifier.equals(identifier)) {
                return Optional.of(collation);
            }
        }
        return Optional.empty();
    }

    /** The form that texts which count as equal share. Takes linear time. */
    String fold(String text) {
        return switch (this) {
            case ASCII_CASEMAP -> ascii(text);
            case UNICODE_CASEMAP -> unicode(text);
            case OCTET -> text;
        };
    }

    private static String ascii(String text) {
        var folded = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            folded.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
        }
        return folded.toString();
    }

    /** RFC 5051 2: to title case, character by character, then apart. */
    private static String unicode(String text) {
        var folded = new StringBuilder(text.length());
        text.codePoints().map(Character::toTitleCase).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFKD);
    }
}
