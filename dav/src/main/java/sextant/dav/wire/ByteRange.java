package sextant.dav.wire;

import java.util.Locale;
import java.util.Optional;

/**
 * A part of a document (RFC 9110 14).
 *
 * @param from the first octet, from 0
 * @param to the last octet, inclusive; below {@code from} if the document has none of what was asked for
 */
public record ByteRange(long from, long to) {
    private static final String UNIT = "bytes=";
    private static final int DIGITS = 18;

    /** How many octets it has. */
    public long length() {
        return to - from + 1;
    }

    /** Whether the document has any of it. */
    public boolean satisfiable() {
        return to >= from;
    }

    /** The value of {@code Content-Range}. */
    public String of(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }

    /**
     * The part of a document of this size that the header field {@code Range} asks for.
     *
     * @return empty if it is to be answered whole: another unit, several parts, or not the syntax (RFC 9110 14.2)
     */
    public static Optional<ByteRange> parse(String field, long size) {
        var text = field.strip();
        var hyphen = text.indexOf('-');
        if (!text.toLowerCase(Locale.ROOT).startsWith(UNIT) || hyphen < 0 || text.indexOf(',') >= 0) {
            return Optional.empty();
        }
        var first = text.substring(UNIT.length(), hyphen).strip();
        var last = text.substring(hyphen + 1).strip();
        if (!isNumber(first) || !isNumber(last) || (first.isEmpty() && last.isEmpty())) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            var count = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(size - count, size - 1));
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
