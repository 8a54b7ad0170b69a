package sextant.content.event;

import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Whether answers are asked for: of anyone, since other protocols have one flag for all. Setting it is setting it for all;
 * without attendees nothing is written.
 */
record RsvpLens(String field) implements Lens<Boolean> {
    private static final String PARAMETER = "RSVP";

    @Override
    public Class<?> type() {
        return Boolean.class;
    }

    @Override
    public Optional<Boolean> absent() {
        return Optional.of(false); // RFC 5545 3.2.17
    }

    @Override
    public Optional<Boolean> get(Component item) {
        boolean known = false;
        for (Property line : item.properties(AttendeesLens.LINE)) {
            if (line.hasParameter(PARAMETER, "TRUE") || line.hasParameter(PARAMETER, "YES")) {
                return Optional.of(true);
            }
            known |= line.parameter(PARAMETER).isPresent();
        }
        return known ? Optional.of(false) : Optional.empty();
    }

    @Override
    public void set(Component item, Boolean value) {
        if (effective(item).filter(value::equals).isPresent()) {
            return;
        }
        for (Property line : item.properties(AttendeesLens.LINE)) {
            item.replace(line, line.withParameter(PARAMETER, value ? "TRUE" : "FALSE"));
        }
    }

    @Override
    public void clear(Component item) {
        for (Property line : item.properties(AttendeesLens.LINE)) {
            if (line.parameter(PARAMETER).isPresent()) {
                item.replace(line, line.withoutParameter(PARAMETER));
            }
        }
    }
}
