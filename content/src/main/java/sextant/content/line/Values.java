package sextant.content.line;

/** Keeps new values and parameters from becoming more than one line. */
final class Values {
    private Values() {}

    /** The value with line breaks escaped and other control characters dropped; a tab stays. */
    static String onOneLine(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (isControl(raw.charAt(i))) {
                return replaceBreaks(raw, "\\n");
            }
        }
        return raw;
    }

    /** The text with each line break (CRLF, LF, CR) replaced and other control characters dropped. */
    static String replaceBreaks(String text, String replacement) {
        var clean = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                clean.append(replacement);
            } else if (!isControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** A decoded value in which each line break (CRLF, LF, CR) is escaped, even one behind a stray backslash. */
    static String escapedBreaks(String decoded) {
        if (decoded.indexOf('\n') < 0 && decoded.indexOf('\r') < 0) {
            return decoded;
        }
        var raw = new StringBuilder(decoded.length() + 8);
        boolean escaping = false;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c != '\n' && c != '\r') {
                raw.append(c);
                escaping = c == '\\' && !escaping;
                continue;
            }
            if (c == '\r' && i + 1 < decoded.length() && decoded.charAt(i + 1) == '\n') {
                i++;
            }
            raw.append(escaping ? "\\\\n" : "\\n");
            escaping = false;
        }
        return raw.toString();
    }

    /** The raw value with its escaped line breaks as CRLF, for quoted-printable, which can carry them. */
    static String realBreaks(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            if (escaped == 'n' || escaped == 'N') {
                text.append("\r\n");
            } else {
                text.append(c).append(escaped);
            }
        }
        return text.toString();
    }

    // Some readers take NEL and the separators U+001C to U+001E for line ends as well.
    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
    }
}
