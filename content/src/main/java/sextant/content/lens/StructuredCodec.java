package sextant.content.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;
import sextant.content.line.Text;

/**
 * One component of a structured value (N, ORG, ADR). The other components keep their octets. A comma list inside the
 * component reads as one text and stays a list as long as that text is not changed.
 *
 * @param index counted from 0
 * @param least how many components a written value has at least
 * @param joint what joins the entries of a comma list
 * @param required whether early vCard versions must have the line, so that an empty one stays
 */
record StructuredCodec(int index, int least, String joint, boolean required) implements Codec<String> {
    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> read(Property line) {
        List<String> components = Text.splitStructured(line.value());
        if (index >= components.size()) {
            return Optional.empty();
        }
        List<String> entries = Text.splitList(components.get(index));
        // A comma with a space behind it was written by someone who meant a comma.
        boolean prose = entries.stream().skip(1).anyMatch(entry -> entry.startsWith(" "));
        return Optional.of(normal(String.join(prose ? "," : joint, entries)));
    }

    @Override
    public Property write(Property line, String value, Dialect dialect) {
        List<String> components = padded(line.value());
        components.set(index, escape(value, dialect));
        return line.withValue(Text.joinStructured(components));
    }

    @Override
    public Optional<Property> erase(Property line, Dialect dialect) {
        if (read(line).filter(text -> !text.isEmpty()).isEmpty()) {
            return Optional.of(line);
        }
        List<String> components = padded(line.value());
        components.set(index, "");
        boolean last = index == components.size() - 1;
        while (last && components.size() > least && components.getLast().isEmpty()) {
            components.removeLast();
        }
        boolean blank = components.stream().allMatch(String::isEmpty);
        boolean needed = required && dialect != Dialect.VCARD_4;
        return blank && !needed && line.parameter("LABEL").isEmpty()
                ? Optional.empty()
                : Optional.of(line.withValue(Text.joinStructured(components)));
    }

    private static String escape(String value, Dialect dialect) {
        return value.replace(", ", "").indexOf(',') < 0 ? Texts.escape(value, dialect) : Text.escape(value);
    }

    private List<String> padded(String raw) {
        List<String> components = new ArrayList<>(Text.splitStructured(raw));
        while (components.size() <= Math.max(index, least - 1)) {
            components.add("");
        }
        return components;
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
