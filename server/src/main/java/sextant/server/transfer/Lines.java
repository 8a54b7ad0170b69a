package sextant.server.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks over the content lines of a file without changing any: folded lines (RFC 5545 3.1, RFC 6350 3.2) and the soft
 * line breaks of quoted-printable values (vCard 2.1) belong to the line they continue.
 */
final class Lines {
    /**
     * One content line.
     *
     * @param start offset of its first octet
     * @param end offset after its last octet, its line break included
     * @param number the number of its first physical line, from 1
     * @param text its octets without folds and line breaks, one character each
     */
    record Line(int start, int end, int number, String text) {
        /** The property's name in upper case, without a group. */
        String name() {
            var end = 0;
            while (end < text.length() && ";:".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            var name = text.substring(0, end);
            return name.substring(name.lastIndexOf('.') + 1).strip().toUpperCase(Locale.ROOT);
        }

        /** What follows the colon that ends name and parameters. */
        String value() {
            var colon = colon();
            return colon < 0 ? "" : utf8(text.substring(colon + 1));
        }

        /** The value of a parameter, without quotes. */
        Optional<String> parameter(String name) {
            var colon = colon();
            var head = colon < 0 ? text : text.substring(0, colon);
            var key = ";" + name + "=";
            for (var at = 0; at + key.length() <= head.length(); at++) {
                if (head.regionMatches(true, at, key, 0, key.length())) {
                    var from = at + key.length();
                    var quoted = from < head.length() && head.charAt(from) == '"';
                    var to = head.indexOf(quoted ? '"' : ';', quoted ? from + 1 : from);
                    return Optional.of(utf8(head.substring(quoted ? from + 1 : from, to < 0 ? head.length() : to)));
                }
            }
            return Optional.empty();
        }

        private int colon() {
            var quoted = false;
            for (var at = 0; at < text.length(); at++) {
                var c = text.charAt(at);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ':' && !quoted) {
                    return at;
                }
            }
            return -1;
        }

        private static String utf8(String octets) {
            return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final byte[] octets;
    private int next;
    private int number;

    Lines(byte[] octets) {
        this.octets = octets;
        this.next = startsWithMark(octets) ? BYTE_ORDER_MARK.length : 0;
    }

    private static boolean startsWithMark(byte[] octets) {
        return octets.length >= BYTE_ORDER_MARK.length
                && octets[0] == BYTE_ORDER_MARK[0]
                && octets[1] == BYTE_ORDER_MARK[1]
                && octets[2] == BYTE_ORDER_MARK[2];
    }

    /** The next line; empty at the end. */
    Optional<Line> next() {
        if (next >= octets.length) {
            return Optional.empty();
        }
        var start = next;
        var first = number + 1;
        var text = new StringBuilder();
        physical(text);
        var softBreaks = quotedPrintable(text);
        while (next < octets.length) {
            if (octets[next] == ' ' || octets[next] == '\t') {
                next++;
                physical(text);
            } else if (softBreaks && !text.isEmpty() && text.charAt(text.length() - 1) == '=') {
                physical(text);
            } else {
                break;
            }
        }
        return Optional.of(new Line(start, next, first, text.toString()));
    }

    // a value may hold soft line breaks if a parameter says so
    private static boolean quotedPrintable(StringBuilder text) {
        var colon = text.indexOf(":");
        return colon > 0 && text.substring(0, colon).toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE");
    }

    // appends the rest of a physical line; CR LF, LF and a lone CR end one
    private void physical(StringBuilder text) {
        number++;
        var from = next;
        while (next < octets.length && octets[next] != '\n' && octets[next] != '\r') {
            next++;
        }
        text.append(new String(octets, from, next - from, StandardCharsets.ISO_8859_1));
        if (next < octets.length && octets[next] == '\r') {
            next++;
            if (next < octets.length && octets[next] == '\n') {
                next++;
            }
        } else if (next < octets.length) {
            next++;
        }
    }
}
