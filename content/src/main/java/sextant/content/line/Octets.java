package sextant.content.line;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What octets are: line ends, white space, characters of some charset. */
final class Octets {
    private Octets() {}

    static boolean isLineEnd(byte octet) {
        return octet == '\r' || octet == '\n';
    }

    static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** Where the physical line that starts here ends, its line end (CRLF, LF, CR or the slip CR CR LF) included. */
    static int lineEnd(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && !isLineEnd(octets[at])) {
            at++;
        }
        if (at == octets.length) {
            return at;
        }
        if (octets[at] == '\n') {
            return at + 1;
        }
        if (is(octets, at + 1, '\n')) {
            return at + 2;
        }
        if (is(octets, at + 1, '\r') && is(octets, at + 2, '\n')) {
            return at + 3;
        }
        return at + 1;
    }

    /** Whether the line that starts here, with its folds, is nothing but base64. */
    static boolean isBase64(byte[] octets, int from) {
        int at = from;
        while (at < octets.length) {
            byte octet = octets[at];
            if (isLineEnd(octet)) {
                at = lineEnd(octets, at);
                if (at == octets.length || !isSpace(octets[at])) {
                    return true;
                }
            } else if (isSpace(octet) || isBase64(octet)) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(byte octet) {
        return (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || (octet >= '0' && octet <= '9')
                || octet == '+'
                || octet == '/'
                || octet == '=';
    }

    private static boolean is(byte[] octets, int at, char wanted) {
        return at < octets.length && octets[at] == wanted;
    }

    /** Reads UTF-8, or ISO 8859-1 where the octets are not UTF-8. */
    static String decode(byte[] octets, int from, int to) {
        return strictly(StandardCharsets.UTF_8, octets, from, to)
                .orElseGet(() -> new String(octets, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Reads the named charset; falls back as {@link #decode(byte[], int, int)} does. */
    static String decode(byte[] octets, int from, int to, Optional<String> charset) {
        return charset.flatMap(Charsets::named)
                .flatMap(named -> strictly(named, octets, from, to))
                .orElseGet(() -> decode(octets, from, to));
    }

    private static Optional<String> strictly(Charset charset, byte[] octets, int from, int to) {
        String text = new String(octets, from, to - from, charset);
        if (text.indexOf('\ufffd') < 0) {
            return Optional.of(text);
        }
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
