package sextant.content.recur.rule;

import java.util.OptionalInt;

/** Reads ASCII digits out of a text, without exceptions. */
final class Digits {
    private static final int MOST = 9;

    private Digits() {}

    /** The number that the characters from {@code from} to {@code to} spell; empty unless they are 1 to 9 ASCII digits. */
    static OptionalInt read(CharSequence text, int from, int to) {
        if (from >= to || to - from > MOST || to > text.length()) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalInt.of(value);
    }

    /** A number that may be far too large: digits of any length, held at {@code most}. Empty when it is no number. */
    static OptionalInt readClamped(String text, int most) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            value = Math.min(most, value * 10 + digit);
        }
        return OptionalInt.of((int) value);
    }

    /** A number with an optional sign, of at most nine digits. */
    static OptionalInt readSigned(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        OptionalInt value = read(text, signed ? 1 : 0, text.length());
        return value.isPresent() && text.startsWith("-") ? OptionalInt.of(-value.getAsInt()) : value;
    }
}
