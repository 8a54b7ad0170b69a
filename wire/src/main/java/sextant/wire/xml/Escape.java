package sextant.wire.xml;

import org.jspecify.annotations.Nullable;

/** What stands for a character in XML 1.0 where the character itself may not stand. */
final class Escape {
    static final char REPLACEMENT = '\uFFFD';

    // Namespaces in XML 1.0, 3: the characters of a name, without the colon; ranges in order
    private static final int[][] BEGINS_NAME = {
        {'A', 'Z'},
        {'_', '_'},
        {'a', 'z'},
        {0xC0, 0xD6},
        {0xD8, 0xF6},
        {0xF8, 0x2FF},
        {0x370, 0x37D},
        {0x37F, 0x1FFF},
        {0x200C, 0x200D},
        {0x2070, 0x218F},
        {0x2C00, 0x2FEF},
        {0x3001, 0xD7FF},
        {0xF900, 0xFDCF},
        {0xFDF0, 0xFFFD},
        {0x10000, 0xEFFFF}
    };
    private static final int[][] CONTINUES_NAME = {
        {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}
    };

    private Escape() {}

    /**
     * What to write instead of this character in character data, or null for the character itself. A carriage return is
     * escaped, for a parser would turn it into a line feed (XML 1.0 2.11); {@code >} is, for the sake of {@code ]]>} (2.4).
     * A surrogate is judged by its caller, who sees the other one.
     */
    static @Nullable String inText(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '\t', '\n' -> null;
            default -> c < ' ' || c >= '\uFFFE' ? "\uFFFD" : null;
        };
    }

    /** The same for an attribute's value, in which white space would be turned into spaces (XML 1.0 3.3.3). */
    static @Nullable String inAttribute(char c) {
        return switch (c) {
            case '"' -> "&quot;";
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            default -> inText(c);
        };
    }

    private static boolean beginsName(int c) {
        return within(BEGINS_NAME, c);
    }

    /** Whether a name without a colon may go on so. */
    static boolean continuesName(int c) {
        return beginsName(c) || within(CONTINUES_NAME, c);
    }

    private static boolean within(int[][] ranges, int c) {
        for (var range : ranges) {
            if (c <= range[1]) {
                return c >= range[0];
            }
        }
        return false;
    }

    /** Whether the text is a name without a colon. */
    static boolean isName(String text) {
        if (text.isEmpty() || !beginsName(text.codePointAt(0))) {
            return false;
        }
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!continuesName(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
