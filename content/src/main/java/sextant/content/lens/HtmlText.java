package sextant.content.lens;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text an HTML body reads as: enough to tell whether a plain text says the same, and to give a plain reader something to
 * read. It judges nothing safe; markup is dropped, not cleaned. Takes time linear in the length.
 */
public final class HtmlText {
    private static final Set<String> BREAKS = Set.of(
            "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final int LONGEST_ENTITY = 12;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private boolean breakDue;
    private boolean spaceDue;
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text of an HTML document or fragment: white space runs become one space, blocks lines. */
    public static String of(String html) {
        return new HtmlText(html).read();
    }

    /** Whether a plain text says what the HTML says, white space aside. */
    public static boolean same(String html, String plain) {
        return words(of(html)).equals(words(plain));
    }

    private static String words(String text) {
        var words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().stripTrailing();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                put(c);
                at++;
            }
        }
        return text.toString();
    }

    private void put(char c) {
        if (isSpace(c)) {
            spaceDue = true;
            return;
        }
        if (breakDue && !text.isEmpty()) {
            text.append('\n');
        } else if (spaceDue && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
        breakDue = false;
        spaceDue = false;
        text.append(c);
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipBehind("-->");
            return;
        }
        int end = html.indexOf('>', at);
        if (end < 0) {
            at = html.length(); // an unclosed tag is no text
            return;
        }
        boolean closing = html.startsWith("</", at);
        String name = name(at + (closing ? 2 : 1), end);
        at = end + 1;
        if (BREAKS.contains(name)) {
            if (name.equals("br") && breakDue && !text.isEmpty()) {
                text.append('\n');
            }
            breakDue = true;
            spaceDue = false;
        } else if (UNSEEN.contains(name) && !closing) {
            skipBehind("</" + name);
            skipBehind(">");
        }
    }

    private String name(int from, int end) {
        int to = from;
        while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void skipBehind(String closing) {
        for (int i = at; i <= html.length() - closing.length(); i++) {
            if (html.regionMatches(true, i, closing, 0, closing.length())) {
                at = i + closing.length();
                return;
            }
        }
        at = html.length();
    }

    private void entity() {
        int end = html.indexOf(';', at);
        String name = end < 0 || end - at > LONGEST_ENTITY ? "" : html.substring(at + 1, end);
        String meant = name.startsWith("#") ? numeric(name.substring(1)) : ENTITIES.getOrDefault(name, "");
        if (meant.isEmpty()) {
            put('&');
            at++;
            return;
        }
        meant.chars().forEach(c -> put((char) c));
        at = end + 1;
    }

    private static String numeric(String digits) {
        try {
            int point = digits.startsWith("x") || digits.startsWith("X")
                    ? Integer.parseInt(digits.substring(1), 16)
                    : Integer.parseInt(digits);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        } catch (NumberFormatException e) {
            return ""; // no number, so the ampersand is just one
        }
    }
}
