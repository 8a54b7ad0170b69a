package sextant.content.event;

import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * Who invites.
 *
 * @param address without {@code mailto:}
 * @param name empty if not known
 */
public record Organizer(String address, String name) {
    /** How it stands in an ORGANIZER line. What the line says of one person is not kept for another. */
    static Codec<Organizer> codec() {
        return new OfLine();
    }

    private record OfLine() implements Codec<Organizer> {
        @Override
        public Class<?> type() {
            return Organizer.class;
        }

        @Override
        public Optional<Organizer> read(Property line) {
            return Address.of(line)
                    .map(address -> new Organizer(address, line.parameter("CN").orElse("")));
        }

        @Override
        public Property write(Property line, Organizer value, Dialect dialect) {
            boolean same = read(line)
                    .filter(old -> old.address().equalsIgnoreCase(value.address()))
                    .isPresent();
            Property person = same ? line : line.withParameters(List.of()).withValue(Address.uri(value.address()));
            return value.name().isEmpty() ? person.withoutParameter("CN") : person.withParameter("CN", value.name());
        }

        @Override
        public Organizer normal(Organizer value) {
            return new Organizer(
                    Codecs.uri().normal(value.address()), Codecs.text().normal(value.name()));
        }

        @Override
        public boolean isEmpty(Organizer value) {
            return value.address().isEmpty();
        }
    }
}
