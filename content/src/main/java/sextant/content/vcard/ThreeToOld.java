package sextant.content.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.content.line.Parameter;
import sextant.content.line.Property;

/** From vCard 3.0 to 2.1, for old phones. Charset and quoted-printable are added by the writer where a value needs them. */
final class ThreeToOld {
    static final Table TABLE = new Table(
            Map.of(
                    "CATEGORIES", (line, card) -> List.of(respelled(line)),
                    "NICKNAME", (line, card) -> List.of(respelled(line))),
            (line, card) -> List.of(respelled(line).mapValue(ThreeToOld::unescapedCommas)));

    private ThreeToOld() {}

    private static Property respelled(Property line) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : line.parameters()) {
            switch (parameter.name()) {
                case "TYPE" -> parameters.add(Parameter.of("TYPE", Types.of(line)));
                case "ENCODING" -> parameters.add(Parameter.of("ENCODING", encoding(parameter.value())));
                case "VALUE" -> parameters.add(Parameter.of("VALUE", location(parameter.value())));
                default -> parameters.add(parameter.respelled());
            }
        }
        return line.withParameters(parameters.stream().distinct().toList());
    }

    private static String encoding(String value) {
        return value.equalsIgnoreCase("b") ? "BASE64" : value;
    }

    private static String location(String value) {
        return value.equalsIgnoreCase("uri") ? "URL" : value;
    }

    // 2.1 knows no escape for a comma, and old phones would show it. Only in a list does it part what belongs apart.
    private static String unescapedCommas(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char escaped = raw.charAt(++i);
                plain.append(escaped == ',' ? "," : "\\" + escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
