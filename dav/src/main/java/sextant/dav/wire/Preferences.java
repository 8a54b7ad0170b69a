package sextant.dav.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields {@code Prefer} (RFC 7240, RFC 8144) and {@code Brief}.
 *
 * @param minimal leave out what the client can do without
 * @param representation answer a PUT with what is stored now
 * @param withoutRoot leave the requested resource itself out of a listing
 */
public record Preferences(boolean minimal, boolean representation, boolean withoutRoot) {
    public static final Preferences NONE = new Preferences(false, false, false);

    /** Reads all fields of both names. */
    public static Preferences parse(List<String> prefer, Optional<String> brief) {
        var minimal = brief.filter(field -> field.strip().equalsIgnoreCase("t")).isPresent();
        var representation = false;
        var withoutRoot = false;
        for (var field : prefer) {
            for (var preference : field.toLowerCase(Locale.ROOT).split(",", -1)) {
                switch (preference.replace(" ", "").replace("\t", "").replace("\"", "")) {
                    case "return=minimal", "return-minimal" -> minimal = true;
                    case "return=representation" -> representation = true;
                    case "depth-noroot" -> withoutRoot = true;
                    default -> {
                        // RFC 7240 2: what is not understood is passed over
                    }
                }
            }
        }
        return new Preferences(minimal, representation, withoutRoot);
    }
}
