package sextant.content.lens;

import java.util.ArrayList;
import java.util.List;
import sextant.content.line.Dialect;
import sextant.content.line.Text;

/** Spelling of text values that depends on the version of the document. */
final class Texts {
    private Texts() {}

    /** The text as it comes back from a document: one kind of line break, no other control characters than tab. */
    static String normal(String text) {
        boolean clean = true;
        for (int i = 0; clean && i < text.length(); i++) {
            clean = text.charAt(i) == '\n' || !isControl(text.charAt(i));
        }
        if (clean) {
            return text;
        }
        var normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                normal.append('\n');
            } else if (c == '\n' || !isControl(c)) {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
    }

    /** The raw value of a text. vCard 2.1 and vCalendar 1.0 know no escape for a comma, and old phones would show it. */
    static String escape(String text, Dialect dialect) {
        String raw = Text.escape(text);
        if (!dialect.old() || raw.indexOf(',') < 0) {
            return raw;
        }
        var old = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char escaped = raw.charAt(++i);
                old.append(escaped == ',' ? "," : "\\" + escaped);
            } else {
                old.append(c);
            }
        }
        return old.toString();
    }

    /** The still escaped pieces of a list value. Some writers, and vCalendar 1.0 by its rules, separate by semicolons. */
    static List<String> split(String raw) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',' || c == ';') {
                pieces.add(raw.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(raw.substring(start));
        return pieces;
    }
}
