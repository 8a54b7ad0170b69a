package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;
import sextant.content.line.Text;

/**
 * A text in a parameter of a line whose value is another field. Early versions cannot carry double quotes and line breaks in
 * a parameter; they become single quotes and spaces there.
 *
 * @param name of the parameter
 * @param escaped whether line breaks are written as {@code \n} (RFC 6350 6.3.1 shows LABEL so) instead of RFC 6868
 */
record ParameterCodec(String name, boolean escaped) implements Codec<String> {
    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> read(Property line) {
        Optional<String> value = line.parameter(name);
        return value.map(text -> normal(escaped ? Text.unescape(text) : text));
    }

    @Override
    public Property write(Property line, String value, Dialect dialect) {
        return line.withParameter(name, escaped ? value.replace("\\", "\\\\").replace("\n", "\\n") : value);
    }

    @Override
    public Optional<Property> erase(Property line, Dialect dialect) {
        if (line.parameter(name).isEmpty()) {
            return Optional.of(line);
        }
        boolean blank = line.value().chars().allMatch(c -> c == ';' || Character.isWhitespace(c));
        return blank ? Optional.empty() : Optional.of(line.withoutParameter(name));
    }

    @Override
    public String normal(String value) {
        return Texts.normal(value);
    }

    @Override
    public boolean isEmpty(String value) {
        return value.isEmpty();
    }
}
