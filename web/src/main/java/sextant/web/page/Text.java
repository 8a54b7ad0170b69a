package sextant.web.page;

/** Texts that others chose, as they may be shown. */
public final class Text {
    private Text() {}

    /**
     * A text without what would break its line, turn the direction of what follows, or hide: each becomes U+FFFD. The
     * template escapes it after that.
     */
    public static String harmless(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : 0xFFFD));
        return shown.toString();
    }

    private static boolean isHarmless(int c) {
        var control = Character.isISOControl(c);
        var surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        var nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        var turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        var hides = c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x2028 || c == 0x2029;
        return !control && !surrogate && !nonCharacter && !turnsDirection && !hides;
    }

    /** How much, in words. */
    public static String octets(long octets) {
        if (octets < 1_000) {
            return octets + " B";
        }
        var tenths = octets / 100;
        if (octets < 1_000_000) {
            return (tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(tenths / 10)) + " kB";
        }
        return octets / 1_000_000 + "." + octets / 100_000 % 10 + " MB";
    }

    /** A count and what is counted. */
    public static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
