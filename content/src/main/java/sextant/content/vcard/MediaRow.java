package sextant.content.vcard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.line.Property;

/**
 * PHOTO, LOGO, SOUND and KEY: octets are base64 with ENCODING and TYPE in 3.0, a data URI (RFC 2397) in 4.0; a link is a link
 * in both.
 *
 * @param family of media types that a TYPE word names a member of
 */
record MediaRow(String family) {
    private static final Set<String> NO_MEDIA = Set.of("HOME", "WORK", "PREF");
    private static final Map<String, String> WORDS = Map.of(
            "X509", "application/pkix-cert",
            "PGP", "application/pgp-keys",
            "BASIC", "audio/basic",
            "WAVE", "audio/wav");
    // the first octets of known formats, in base64
    private static final Map<String, String> STARTS = Map.of(
            "/9j/",
            "image/jpeg",
            "iVBOR",
            "image/png",
            "R0lGOD",
            "image/gif",
            "UklGR",
            "image/webp",
            "MII",
            "application/pkix-cert");
    private static final String UNKNOWN = "application/octet-stream";
    private static final List<String> SCHEMES = List.of("http:", "https:", "data:", "cid:", "ftp:", "file:", "urn:");

    List<Property> up(Property line, Card card) {
        Property plain = ThreeToFour.plain(line);
        String value = line.value().strip();
        if (!isBase64(line)) {
            return List.of(isLink(line, value) ? link(plain) : text(plain));
        }
        String type = mediaType(line).or(() -> sniffed(value)).orElse(UNKNOWN);
        return List.of(withoutMediaWord(plain)
                .withoutParameter("ENCODING")
                .withoutParameter("VALUE")
                .withoutParameter("MEDIATYPE")
                .withValue("data:" + type + ";base64," + value));
    }

    private Property link(Property line) {
        Property bare = withoutMediaWord(line).withoutParameter("VALUE");
        return mediaType(line)
                .map(type -> bare.withParameter("MEDIATYPE", type))
                .orElse(bare);
    }

    private static Property text(Property line) {
        return line.name().equals("KEY") ? line.withParameter("VALUE", "text") : line;
    }

    List<Property> down(Property line, Card card) {
        Property plain = FourToThree.plain(line, card);
        String value = line.value().strip();
        if (line.hasParameter("VALUE", "text") || isBase64(line) || !isLink(line, value)) {
            return List.of(plain);
        }
        if (!value.regionMatches(true, 0, "data:", 0, 5) || value.indexOf(',') < 0) {
            Property link = plain.withoutParameter("MEDIATYPE").withParameter("VALUE", "uri");
            return List.of(line.parameter("MEDIATYPE")
                    .map(type -> withMediaWord(link, type))
                    .orElse(link));
        }
        int comma = value.indexOf(',');
        String head = value.substring(5, comma).toLowerCase(Locale.ROOT);
        boolean base64 = head.endsWith(";base64");
        int semicolon = head.indexOf(';');
        String type = semicolon < 0 ? head : head.substring(0, semicolon);
        String data = value.substring(comma + 1);
        Property octets =
                plain.withoutParameter("VALUE").withoutParameter("MEDIATYPE").withParameter("ENCODING", "b");
        return List.of(withMediaWord(octets, type).withValue(base64 ? data : percentDecoded(data)));
    }

    private static boolean isBase64(Property line) {
        return line.hasParameter("ENCODING", "b") || line.hasParameter("ENCODING", "base64");
    }

    private static boolean isLink(Property line, String value) {
        return line.hasParameter("VALUE", "uri")
                || line.hasParameter("VALUE", "url")
                || SCHEMES.stream().anyMatch(scheme -> value.regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    private Optional<String> mediaType(Property line) {
        return line.parameter("MEDIATYPE")
                .or(() -> Types.of(line).stream()
                        .filter(MediaRow::isMediaWord)
                        .findFirst()
                        .map(this::typeOf));
    }

    private String typeOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return WORDS.getOrDefault(word.toUpperCase(Locale.ROOT), lower.indexOf('/') > 0 ? lower : family + "/" + lower);
    }

    private String wordOf(String type) {
        for (Map.Entry<String, String> known : WORDS.entrySet()) {
            if (known.getValue().equals(type)) {
                return known.getKey();
            }
        }
        return type.startsWith(family + "/")
                ? type.substring(family.length() + 1).toUpperCase(Locale.ROOT)
                : type;
    }

    private static Optional<String> sniffed(String base64) {
        return STARTS.entrySet().stream()
                .filter(start -> base64.startsWith(start.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isMediaWord(String word) {
        return !word.isEmpty() && !NO_MEDIA.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Property withoutMediaWord(Property line) {
        return Types.set(
                line, Types.of(line).stream().filter(word -> !isMediaWord(word)).toList());
    }

    private Property withMediaWord(Property line, String type) {
        if (type.isEmpty() || type.equals(UNKNOWN)) {
            return line;
        }
        List<String> words = new java.util.ArrayList<>(Types.of(line));
        words.add(wordOf(type));
        return Types.set(line, words);
    }

    private static String percentDecoded(String data) {
        byte[] encoded = data.getBytes(StandardCharsets.UTF_8);
        var octets = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int high = encoded[i] == '%' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(encoded[i + 2], 16) : -1;
            if (low >= 0) {
                octets.write((high << 4) | low);
                i += 2;
            } else {
                octets.write(encoded[i]);
            }
        }
        return Base64.getEncoder().encodeToString(octets.toByteArray());
    }
}
