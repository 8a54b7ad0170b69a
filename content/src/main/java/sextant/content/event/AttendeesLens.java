package sextant.content.event;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Who is asked to take part. Merged by address: a line that stays keeps all its parameters, and those that mean the same to
 * poorer peers (CHAIR, NON-PARTICIPANT) stay until the peer changes what it sees of them.
 */
public record AttendeesLens(String field) implements Lens<Set<Attendee>> {
    static final String LINE = "ATTENDEE";
    private static final Set<String> RESOURCES = Set.of("RESOURCE", "ROOM");

    @Override
    public Class<?> type() {
        return Set.class;
    }

    @Override
    public Optional<Set<Attendee>> get(Component item) {
        Map<String, Attendee> attendees = new LinkedHashMap<>();
        for (Property line : item.properties(LINE)) {
            read(line).ifPresent(attendee -> attendees.putIfAbsent(attendee.key(), attendee));
        }
        return attendees.isEmpty() ? Optional.empty() : Optional.of(new LinkedHashSet<>(attendees.values()));
    }

    static Optional<Attendee> read(Property line) {
        return Address.of(line)
                .map(address -> new Attendee(
                        address,
                        line.parameter("CN").orElse(""),
                        type(line),
                        status(line),
                        line.hasParameter("RSVP", "TRUE") || line.hasParameter("RSVP", "YES")));
    }

    private static Attendee.Type type(Property line) {
        if (line.parameterValues("CUTYPE").stream().map(AttendeesLens::word).anyMatch(RESOURCES::contains)) {
            return Attendee.Type.RESOURCE;
        }
        return switch (word(line.parameter("ROLE").orElse(""))) {
            case "OPT-PARTICIPANT", "NON-PARTICIPANT" -> Attendee.Type.OPTIONAL;
            default -> Attendee.Type.REQUIRED;
        };
    }

    static Attendee.Status status(Property line) {
        String word = word(line.parameter("PARTSTAT").orElse("")).replace('-', '_');
        for (Attendee.Status status : Attendee.Status.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return Attendee.Status.NEEDS_ACTION;
    }

    private static String word(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public void set(Component item, Set<Attendee> value) {
        Map<String, Attendee> wanted = new LinkedHashMap<>();
        value.stream()
                .map(AttendeesLens::normal)
                .filter(attendee -> !attendee.address().isEmpty())
                .forEach(attendee -> wanted.putIfAbsent(attendee.key(), attendee));
        if (get(item).orElse(Set.of()).equals(Set.copyOf(wanted.values()))) {
            return;
        }
        for (Property line : item.properties(LINE)) {
            Optional<Attendee> old = read(line);
            if (old.isEmpty()) {
                continue;
            }
            Attendee now = wanted.remove(old.get().key());
            if (now == null) {
                item.remove(line); // gone, or the same address a second time
            } else if (!now.equals(old.get())) {
                item.replace(line, change(line, old.get(), now));
            }
        }
        Property last =
                item.properties(LINE).stream().reduce((one, next) -> next).orElse(null);
        for (Attendee fresh : wanted.values()) {
            Property line = added(fresh);
            if (last == null) {
                item.add(line);
            } else {
                item.addAfter(last, line);
            }
            last = line;
        }
    }

    private static Attendee normal(Attendee attendee) {
        return new Attendee(
                Codecs.uri().normal(attendee.address()),
                Codecs.text().normal(attendee.name()),
                attendee.type(),
                attendee.status(),
                attendee.rsvp());
    }

    private static Property added(Attendee attendee) {
        var nobody = new Attendee(attendee.address(), "", Attendee.Type.REQUIRED, Attendee.Status.NEEDS_ACTION, false);
        Property line = Property.of(LINE, Address.uri(attendee.address()));
        return change(line, nobody, attendee);
    }

    private static Property change(Property line, Attendee old, Attendee now) {
        Property changed = line;
        if (!now.name().equals(old.name())) {
            changed = now.name().isEmpty() ? changed.withoutParameter("CN") : changed.withParameter("CN", now.name());
        }
        if (now.type() != old.type()) {
            changed = withType(changed, now.type());
        }
        if (now.status() != old.status()) {
            changed = withStatus(changed, now.status());
        }
        if (now.rsvp() != old.rsvp()) {
            changed = changed.withParameter("RSVP", now.rsvp() ? "TRUE" : "FALSE");
        }
        return changed;
    }

    static Property withStatus(Property line, Attendee.Status status) {
        return line.withParameter("PARTSTAT", status.name().replace('_', '-'));
    }

    private static Property withType(Property line, Attendee.Type type) {
        boolean resource =
                line.parameterValues("CUTYPE").stream().map(AttendeesLens::word).anyMatch(RESOURCES::contains);
        Property person = resource ? line.withoutParameter("CUTYPE") : line;
        return switch (type) {
            case REQUIRED -> person.withParameter("ROLE", "REQ-PARTICIPANT");
            case OPTIONAL -> person.withParameter("ROLE", "OPT-PARTICIPANT");
            case RESOURCE -> line.withParameter("CUTYPE", "RESOURCE").withParameter("ROLE", "NON-PARTICIPANT");
        };
    }

    @Override
    public void clear(Component item) {
        set(item, Set.of());
    }
}
