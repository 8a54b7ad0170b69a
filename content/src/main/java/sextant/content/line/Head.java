package sextant.content.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a content line before the colon.
 *
 * @param group as spelled, or null
 * @param spelledName the name as spelled
 * @param parameters in order
 * @param valueFrom where in the document the value starts
 */
record Head(@Nullable String group, String spelledName, List<Parameter> parameters, int valueFrom) {

    /** Reads the head of a logical line; empty if the line has none, that is, no colon or no possible name. */
    static Optional<Head> read(Slice line, Dialect dialect) {
        return read(line, dialect, true).or(() -> read(line, dialect, false));
    }

    private static Optional<Head> read(Slice line, Dialect dialect, boolean quotes) {
        byte[] octets = line.octets();
        boolean folded = false;
        boolean quoted = false;
        byte before = 0;
        for (int at = line.from(); at < line.to(); at++) {
            byte octet = octets[at];
            if (Octets.isLineEnd(octet)) {
                folded = true;
                if (!dialect.old() && at + 1 < line.to() && Octets.isSpace(octets[at + 1])) {
                    at++;
                }
                continue;
            }
            if (octet == ':' && !quoted) {
                return of(text(new Slice(octets, line.from(), at), dialect, folded), at + 1, dialect, quotes);
            }
            if (octet == '"' && quotes && (quoted || before == '=' || before == ',')) {
                quoted = !quoted;
            }
            before = octet;
        }
        return Optional.empty();
    }

    private static String text(Slice head, Dialect dialect, boolean folded) {
        return folded
                ? new Value(head, dialect).text(Encoding.NONE, Optional.empty())
                : Octets.decode(head.octets(), head.from(), head.to());
    }

    private static Optional<Head> of(String text, int valueFrom, Dialect dialect, boolean quotes) {
        int semicolon = text.indexOf(';');
        String full = (semicolon < 0 ? text : text.substring(0, semicolon)).stripTrailing();
        int dot = dialect.vcard() ? full.indexOf('.') : -1;
        String name = full.substring(dot + 1);
        if (!Names.isTolerable(name)) {
            return Optional.empty();
        }
        List<Parameter> parameters =
                semicolon < 0 ? List.of() : new ParameterReader(text, dialect, quotes).readFrom(semicolon + 1);
        return Optional.of(new Head(dot < 1 ? null : full.substring(0, dot), name, parameters, valueFrom));
    }

    /** The first value of the first parameter of this name. */
    Optional<String> parameter(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }
}
