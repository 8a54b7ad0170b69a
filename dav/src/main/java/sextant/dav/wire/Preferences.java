package sextant.dav.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields {@code Prefer} (RFC 7240, RFC 8144) and {@code Brief}.
 *
 * @param minimal leave out what the client can do without
 * @param representation answer a write with what is stored now
 * @param withoutRoot leave the requested resource itself out of a listing
 */
public record Preferences(boolean minimal, boolean representation, boolean withoutRoot) {
    public static final Preferences NONE = new Preferences(false, false, false);

    /** Reads all fields of both names. */
    public static Preferences parse(List<String> prefer, Optional<String> brief) {
        var said = new HashSet<String>();
        var minimal = false;
        var representation = false;
        var withoutRoot = false;
        for (var field : prefer) {
            for (var part : field.toLowerCase(Locale.ROOT).split(",", -1)) {
                var preference = bare(part);
                // RFC 7240 2: of a preference that is there several times the first counts
                if (!said.add(token(preference))) {
                    continue;
                }
                switch (preference) {
                    case "return=minimal", "return-minimal" -> minimal = true;
                    case "return=representation", "return-representation" -> representation = true;
                    case "depth-noroot" -> withoutRoot = true;
                    default -> {
                        // RFC 7240 2: what is not understood is passed over
                    }
                }
            }
        }
        // RFC 8144 2: Brief is what came before return=minimal, which wins over it
        if (!minimal && !representation) {
            minimal = brief.filter(field -> field.strip().equalsIgnoreCase("t")).isPresent();
        }
        return new Preferences(minimal, representation, withoutRoot);
    }

    /** The preference without its parameters, blanks and quotes. */
    private static String bare(String part) {
        var end = part.indexOf(';');
        return part.substring(0, end < 0 ? part.length() : end)
                .replace(" ", "")
                .replace("\t", "")
                .replace("\"", "");
    }

    private static String token(String preference) {
        if (preference.startsWith("return-")) {
            return "return";
        }
        var end = preference.indexOf('=');
        return end < 0 ? preference : preference.substring(0, end);
    }
}
