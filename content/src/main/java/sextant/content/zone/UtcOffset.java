package sextant.content.zone;

import java.time.ZoneOffset;
import java.util.Optional;

/** The UTC-OFFSET value (RFC 5545 3.3.14). */
final class UtcOffset {
    private static final int MOST_SECONDS = 18 * 3_600;
    private static final int MOST_DIGITS = 6;

    private UtcOffset() {}

    /**
     * Reads {@code +0100}, {@code -053000} and, as products write them too, {@code +1}, {@code +01:00} and {@code 0100}.
     * Empty for anything else and for more than 18 hours.
     */
    static Optional<ZoneOffset> parse(String text) {
        String trimmed = text.strip();
        boolean signed = trimmed.startsWith("+") || trimmed.startsWith("-");
        var digits = new StringBuilder();
        for (int i = signed ? 1 : 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean separator = c == ':' && digits.length() > 0;
            boolean digit = '0' <= c && c <= '9';
            if (!(digit || separator) || digits.length() > MOST_DIGITS) {
                return Optional.empty();
            }
            if (separator && digits.length() == 1) {
                digits.insert(0, '0');
            } else if (!separator) {
                digits.append(c);
            }
        }
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        if (digits.length() % 2 != 0) {
            digits.insert(0, '0');
        }
        int seconds = 0;
        int unit = 3_600;
        for (int i = 0; i < digits.length(); i += 2) {
            int number = (digits.charAt(i) - '0') * 10 + digits.charAt(i + 1) - '0';
            seconds += number * unit;
            unit /= 60;
        }
        if (seconds > MOST_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(ZoneOffset.ofTotalSeconds(trimmed.startsWith("-") ? -seconds : seconds));
    }

    /** The offset as RFC 5545 spells it. */
    static String text(ZoneOffset offset) {
        int total = Math.abs(offset.getTotalSeconds());
        int rest = total % 60;
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String minutes = sign + two(total / 3_600) + two(total / 60 % 60);
        return rest == 0 ? minutes : minutes + two(rest);
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
