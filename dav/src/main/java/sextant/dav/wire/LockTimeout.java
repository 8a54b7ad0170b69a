package sextant.dav.wire;

import java.util.Locale;
import java.util.OptionalLong;

/** The header field {@code Timeout} (RFC 4918 10.7). */
public final class LockTimeout {
    private static final String SECOND = "second-";
    private static final int DIGITS = 10;

    private LockTimeout() {}

    /**
     * The first of the times asked for that can be read, in seconds; empty for an infinite one, or if none is asked for.
     */
    public static OptionalLong parse(String field) {
        for (var one : field.toLowerCase(Locale.ROOT).split(",", -1)) {
            var text = one.strip();
            if (text.equals("infinite")) {
                return OptionalLong.empty();
            }
            var digits = text.startsWith(SECOND) ? text.substring(SECOND.length()) : "";
            if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return OptionalLong.of(digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits));
            }
        }
        return OptionalLong.empty();
    }
}
