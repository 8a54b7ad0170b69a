package sextant.content.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of one unfolded head. */
final class ParameterReader {
    // vCard 2.1, 2.1.3: a parameter may be given by its value alone.
    private static final Set<String> BARE_ENCODINGS =
            Set.of("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT", "X-UUENCODE");
    private static final Set<String> BARE_LOCATIONS = Set.of("URL", "INLINE", "CONTENT-ID", "CID");

    private final String text;
    private final Dialect dialect;
    private final boolean quotes;
    private int at;

    /**
     * @param quotes whether a double quote quotes; it does not in a line whose quotes do not close
     */
    ParameterReader(String text, Dialect dialect, boolean quotes) {
        this.text = text;
        this.dialect = dialect;
        this.quotes = quotes;
    }

    List<Parameter> readFrom(int start) {
        List<Parameter> parameters = new ArrayList<>();
        at = start;
        while (at <= text.length()) {
            int from = at;
            Parameter parameter = next(from);
            if (at > from) {
                parameters.add(parameter);
            }
            at++;
        }
        return parameters;
    }

    private Parameter next(int from) {
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
            at++;
        }
        String name = text.substring(from, at).strip();
        if (at == text.length() || text.charAt(at) == ';') {
            return Parameter.read(nameOfBare(name), List.of(name), spelled(from));
        }
        List<String> values = new ArrayList<>();
        do {
            at++;
            values.add(value());
        } while (at < text.length() && text.charAt(at) == ',');
        return Parameter.read(Names.upper(name), values, spelled(from));
    }

    /** The spelling to keep; none for a quote that does not close, which must not meet another one in an edited line. */
    private @Nullable String spelled(int from) {
        String spelled = text.substring(from, at);
        return !quotes && spelled.indexOf('"') >= 0 ? null : spelled;
    }

    private static String nameOfBare(String value) {
        if (value.isEmpty()) {
            return "";
        }
        String upper = Names.upper(value);
        if (BARE_ENCODINGS.contains(upper)) {
            return "ENCODING";
        }
        return BARE_LOCATIONS.contains(upper) ? "VALUE" : "TYPE";
    }

    /** One value up to its comma, semicolon or the end. */
    private String value() {
        var value = new StringBuilder();
        boolean quoted = false;
        int start = at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && quotes && (quoted || at == start)) {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ';')) {
                break;
            } else if (at + 1 < text.length() && isEscape(c, text.charAt(at + 1))) {
                value.append(escaped(text.charAt(++at)));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private boolean isEscape(char c, char next) {
        return dialect.old()
                ? c == '\\' && next == ';'
                : c == '^' && (next == 'n' || next == '\'' || next == '^'); // RFC 6868 3.2
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case '\'' -> '"';
            default -> c;
        };
    }
}
