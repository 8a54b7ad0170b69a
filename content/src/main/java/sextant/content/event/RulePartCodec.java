package sextant.content.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** One part of an RRULE (RFC 5545 3.3.10); the others keep their spelling. */
record RulePartCodec(String name) implements Codec<String> {
    @Override
    public Class<?> type() {
        return String.class;
    }

    private boolean isMine(String part) {
        return part.strip().toUpperCase(Locale.ROOT).startsWith(name + "=");
    }

    @Override
    public Optional<String> read(Property line) {
        for (String part : line.value().split(";", -1)) {
            if (isMine(part)) {
                return Optional.of(normal(part.substring(part.indexOf('=') + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Property write(Property line, String value, Dialect dialect) {
        List<String> parts = others(line);
        parts.add(name + "=" + value);
        return line.withValue(String.join(";", parts));
    }

    private List<String> others(Property line) {
        List<String> parts = new ArrayList<>(List.of(line.value().split(";", -1)));
        parts.removeIf(this::isMine);
        parts.removeIf(String::isBlank);
        return parts;
    }

    @Override
    public Optional<Property> erase(Property line, Dialect dialect) {
        return Optional.of(read(line).isEmpty() ? line : line.withValue(String.join(";", others(line))));
    }

    @Override
    public String normal(String value) {
        return value.replace(";", "").strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean isEmpty(String value) {
        return value.isEmpty();
    }
}
