package sextant.http;

/**
 * One line of {@code name=value} pairs, which whatever a client sends cannot break out of: everything but printable
 * ASCII is escaped, and long values are cut.
 */
final class LogLine {
    private static final int LONGEST = 300;

    private final StringBuilder line = new StringBuilder(200);

    LogLine add(String name, long value) {
        return raw(name, Long.toString(value));
    }

    LogLine add(String name, String value) {
        boolean bare =
                !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(LogLine::isPlain);
        return raw(name, bare ? value : quoted(value));
    }

    private LogLine raw(String name, String value) {
        if (!line.isEmpty()) {
            line.append(' ');
        }
        line.append(name).append('=').append(value);
        return this;
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '=' && c != '$' && c != '{';
    }

    private static String quoted(String value) {
        var text = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            if (i == LONGEST) {
                text.append("...");
                break;
            }
            char c = value.charAt(i);
            // "${" begins a look-up in some programs that read logs.
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '$') {
                text.append("\\u");
                String hex = Integer.toHexString(c);
                text.repeat('0', 4 - hex.length()).append(hex);
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
