package sextant.content.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.line.Parameter;
import sextant.content.line.Property;

/** From vCard 2.1 to 3.0 (RFC 2426; what changed: its section 5). */
final class OldToThree {
    private static final Set<String> TEXTS =
            Set.of("FN", "TITLE", "ROLE", "NOTE", "UID", "LABEL", "MAILER", "PRODID", "SORT-STRING", "EMAIL", "TEL");
    private static final Set<String> STRUCTURES = Set.of("N", "ADR", "ORG");
    private static final Set<String> TRANSFER = Set.of("QUOTED-PRINTABLE", "7BIT", "8BIT");

    static final Table TABLE = new Table(
            Stream.concat(
                            TEXTS.stream().map(name -> Map.entry(name, text(",;"))),
                            STRUCTURES.stream().map(name -> Map.entry(name, text(","))))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
            (line, card) -> List.of(respelled(line)));

    private OldToThree() {}

    /** A text in which 2.1 needed no escape for these characters. */
    private static Table.Row text(String special) {
        return (line, card) -> List.of(respelled(line).mapValue(raw -> escaped(raw, special)));
    }

    private static String escaped(String raw, String special) {
        var escaped = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                boolean escape = i + 1 < raw.length() && "\\;,nN".indexOf(raw.charAt(i + 1)) >= 0;
                escaped.append(c).append(escape ? raw.charAt(++i) : c);
            } else {
                escaped.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    /** The line in the parameters of 3.0, where none is bare; always written anew, since 2.1 folds otherwise. */
    private static Property respelled(Property line) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (Parameter parameter : line.parameters()) {
            switch (parameter.name()) {
                case "TYPE" -> types.addAll(parameter.values());
                case "ENCODING" -> parameters.add(Parameter.of("ENCODING", encoding(parameter.value())));
                case "VALUE" -> parameters.add(Parameter.of("VALUE", location(parameter.value())));
                default -> parameters.add(parameter.respelled());
            }
        }
        if (!types.isEmpty()) {
            parameters.addFirst(Parameter.of("TYPE", types));
        }
        Property respelled = line.withParameters(parameters);
        return withoutTransfer(respelled);
    }

    private static String encoding(String value) {
        return value.equalsIgnoreCase("BASE64") ? "b" : value;
    }

    private static String location(String value) {
        return value.equalsIgnoreCase("URL") ? "uri" : value;
    }

    /** The line without a transfer encoding or charset, which newer versions do not have: all is UTF-8. */
    static Property withoutTransfer(Property line) {
        Property plain = line;
        if (line.parameter("ENCODING").filter(OldToThree::isTransfer).isPresent()) {
            plain = plain.withoutParameter("ENCODING");
        }
        return plain.parameter("CHARSET").isPresent() ? plain.withoutParameter("CHARSET") : plain;
    }

    private static boolean isTransfer(String encoding) {
        return TRANSFER.stream().anyMatch(encoding::equalsIgnoreCase);
    }
}
