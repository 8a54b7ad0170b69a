package sextant.content.line;

import java.util.ArrayList;
import java.util.List;

/** The backslash escapes of TEXT values: RFC 5545 3.3.11, RFC 6350 3.4. Every method takes linear time. */
public final class Text {
    private Text() {}

    /**
     * What a raw value says: {@code \n} and {@code \N} become a line feed, a backslash before any other character goes. A
     * backslash at the very end stays.
     */
    public static String unescape(String raw) {
        int first = raw.indexOf('\\');
        return first < 0 ? raw : unescapeFrom(raw, first);
    }

    private static String unescapeFrom(String raw, int first) {
        var text = new StringBuilder(raw.length()).append(raw, 0, first);
        for (int i = first; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString();
    }

    /** The raw value that says this: backslash, semicolon, comma and line breaks (CRLF, LF or CR) are escaped. */
    public static String escape(String text) {
        var raw = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> raw.append('\\').append(c);
                case '\n' -> raw.append("\\n");
                case '\r' -> {
                    if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                        raw.append("\\n");
                    }
                }
                default -> raw.append(c);
            }
        }
        return raw.toString();
    }

    /** The texts of a comma list, unescaped. An empty value has one empty text. */
    public static List<String> splitList(String raw) {
        return split(raw, ',').stream().map(Text::unescape).toList();
    }

    /** The raw list value of these texts, each escaped. */
    public static String joinList(List<String> texts) {
        return String.join(",", texts.stream().map(Text::escape).toList());
    }

    /**
     * The fields of a structured value (N, ADR, ORG, RRULE...), still escaped, since a field may be a list itself: use
     * {@link #unescape} or {@link #splitList} on each.
     */
    public static List<String> splitStructured(String raw) {
        return split(raw, ';');
    }

    /** The raw structured value of these fields, which are raw already ({@link #escape} or {@link #joinList} made them). */
    public static String joinStructured(List<String> rawFields) {
        return String.join(";", rawFields);
    }

    private static List<String> split(String raw, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == separator) {
                parts.add(raw.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(raw.substring(start));
        return parts;
    }
}
