package sextant.dav.report;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import sextant.dav.wire.Filter.TextMatch;

/** How texts are compared (RFC 4790, RFC 5051). */
enum Collation {
    /** Letters of ASCII in either case are one. */
    ASCII_CASEMAP("i;ascii-casemap") {
        @Override
        String fold(String text) {
            var folded = new StringBuilder(text.length());
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                folded.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
            return folded.toString();
        }
    },
    /** Letters in either case are one, and composed characters are what they are composed of. */
    UNICODE_CASEMAP("i;unicode-casemap") {
        @Override
        String fold(String text) {
            return Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD);
        }
    },
    OCTET("i;octet") {
        @Override
        String fold(String text) {
            return text;
        }
    };

    private final String identifier;

    Collation(String identifier) {
        this.identifier = identifier;
    }

    static Optional<Collation> find(String identifier) {
        if (identifier.equals("default")) {
            return Optional.of(ASCII_CASEMAP);
        }
        for (var collation : values()) {
            if (collation.identifier.equals(identifier)) {
                return Optional.of(collation);
            }
        }
        return Optional.empty();
    }

    abstract String fold(String text);

    /** Whether a text meets a text-match whose collation is known. */
    static boolean matches(TextMatch match, String text) {
        var collation = find(match.collation()).orElseThrow();
        var in = collation.fold(text);
        var sought = collation.fold(match.text());
        var found = switch (match.match()) {
            case EQUALS -> in.equals(sought);
            case CONTAINS -> in.contains(sought);
            case STARTS_WITH -> in.startsWith(sought);
            case ENDS_WITH -> in.endsWith(sought);
        };
        return found != match.negated();
    }
}
