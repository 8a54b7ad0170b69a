package sextant.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request's path, decoded exactly once. Routing, sign-in and endpoints all see this one reading of it, so that no two
 * of them can disagree about what was asked for.
 */
record RawPath(String raw, List<String> segments) {
    /**
     * Splits first, decodes afterwards (RFC 3986 2.4), and refuses whatever another reader could take for something
     * else.
     *
     * @throws Problem with 400
     */
    static RawPath parse(String raw) {
        if (!raw.startsWith("/")) {
            throw refused("must begin with a slash");
        }
        var segments = new ArrayList<String>();
        int from = 1;
        while (from < raw.length()) {
            int slash = raw.indexOf('/', from);
            int to = slash < 0 ? raw.length() : slash;
            if (to == from) {
                throw refused("holds an empty segment");
            }
            segments.add(segment(raw, from, to));
            from = to + 1;
        }
        if (raw.startsWith("//")) {
            throw refused("holds an empty segment");
        }
        return new RawPath(raw, List.copyOf(segments));
    }

    private static String segment(String raw, int from, int to) {
        String decoded = decode(raw, from, to);
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c == '/') {
                throw refused("holds an encoded slash");
            }
            if (Character.isISOControl(c)) {
                throw refused("holds a control character");
            }
        }
        // "..;x" counts as ".." where a proxy cuts path parameters off.
        int parameters = decoded.indexOf(';');
        String name = parameters < 0 ? decoded : decoded.substring(0, parameters);
        if (name.equals(".") || name.equals("..")) {
            throw refused("holds a dot segment");
        }
        return decoded;
    }

    private static String decode(String raw, int from, int to) {
        byte[] octets = raw.substring(from, to).getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            byte octet = octets[i];
            if (octet == '%') {
                int high = i + 1 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
                int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw refused("holds a broken percent-encoding");
                }
                octet = (byte) (high << 4 | low);
                i += 2;
            } else if (octet == '\\' || octet == '#') {
                throw refused("holds a character that must be percent-encoded");
            }
            octets[length++] = octet;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw refused("is not UTF-8");
        }
    }

    private static Problem refused(String why) {
        return new Problem(400, "The path " + why + ".");
    }
}
