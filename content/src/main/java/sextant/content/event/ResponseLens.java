package sextant.content.event;

import java.util.Optional;
import java.util.function.Predicate;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * The answer of one attendee. Nobody else's line is touched, and where that attendee is not asked nothing is written.
 *
 * @param me whether an address, without {@code mailto:}, is that attendee's
 */
public record ResponseLens(String field, Predicate<String> me) implements Lens<Attendee.Status> {
    @Override
    public Class<?> type() {
        return Attendee.Status.class;
    }

    private Optional<Property> line(Component item) {
        return item.properties(AttendeesLens.LINE).stream()
                .filter(line -> Address.of(line).filter(me).isPresent())
                .findFirst();
    }

    @Override
    public Optional<Attendee.Status> get(Component item) {
        return line(item).filter(line -> line.parameter("PARTSTAT").isPresent()).map(AttendeesLens::status);
    }

    @Override
    public Optional<Attendee.Status> absent() {
        return Optional.of(Attendee.Status.NEEDS_ACTION); // RFC 5545 3.2.12
    }

    @Override
    public void set(Component item, Attendee.Status value) {
        if (effective(item).filter(value::equals).isEmpty()) {
            line(item).ifPresent(line -> item.replace(line, AttendeesLens.withStatus(line, value)));
        }
    }

    @Override
    public void clear(Component item) {
        if (get(item).isPresent()) {
            line(item).ifPresent(line -> item.replace(line, line.withoutParameter("PARTSTAT")));
        }
    }
}
