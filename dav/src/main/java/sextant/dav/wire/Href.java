package sextant.dav.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Paths and hrefs: percent-encoding there and back. */
public final class Href {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Href() {}

    /** One segment of a path, with everything encoded that RFC 3986 does not call unreserved. */
    public static String encode(String segment) {
        var encoded = new StringBuilder(segment.length() + 8);
        for (var octet : segment.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xFF);
            if (isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xF]);
            }
        }
        return encoded.toString();
    }

    /** The path as the path of a collection: with a final slash. */
    public static String collection(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /**
     * The decoded segments of the path an href names, which may be a URL or an absolute path.
     *
     * @param href as a client sent it
     * @param origin scheme and authority of this server: a URL must begin with it
     * @return empty if it names nothing here: another server, a query, broken encoding, a dot segment
     */
    public static Optional<List<String>> segments(String href, String origin) {
        var path = href;
        if (!path.startsWith("/")) {
            if (!path.regionMatches(true, 0, origin, 0, origin.length())) {
                return Optional.empty();
            }
            path = path.substring(origin.length());
            if (!path.startsWith("/")) {
                return Optional.empty();
            }
        }
        if (path.startsWith("//") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return Optional.empty();
        }
        var segments = new ArrayList<String>();
        var from = 1;
        while (from < path.length()) {
            var slash = path.indexOf('/', from);
            var end = slash < 0 ? path.length() : slash;
            var segment = decode(path.substring(from, end));
            if (segment.isEmpty() || !isPlain(segment.get())) {
                return Optional.empty();
            }
            segments.add(segment.get());
            from = end + 1;
        }
        return Optional.of(List.copyOf(segments));
    }

    private static boolean isPlain(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == '/');
    }

    /** A segment decoded; empty if its encoding is broken. */
    private static Optional<String> decode(String segment) {
        var octets = new byte[segment.length() * 3];
        var length = 0;
        for (var i = 0; i < segment.length(); i++) {
            var c = segment.charAt(i);
            if (c == '%') {
                if (i + 2 >= segment.length()
                        || !HexFormat.isHexDigit(segment.charAt(i + 1))
                        || !HexFormat.isHexDigit(segment.charAt(i + 2))) {
                    return Optional.empty();
                }
                octets[length++] = (byte) HexFormat.fromHexDigits(segment, i + 1, i + 3);
                i += 2;
            } else if (c < 0x80) {
                octets[length++] = (byte) c;
            } else {
                // not allowed in a URI, sent by some clients all the same
                var point = segment.codePointAt(i);
                for (var octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    octets[length++] = octet;
                }
                i += Character.charCount(point) - 1;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
