package sextant.content.recur;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.StampReader.Extra;
import sextant.content.recur.rule.Rule;

/**
 * The components of one UID: at most one master, and those that override its instances.
 *
 * @param name VEVENT, VTODO, VJOURNAL or VFREEBUSY
 * @param master the component without RECURRENCE-ID, if there is one
 * @param timing the master's; empty if it has no start
 * @param rules the master's rules that can be read
 * @param extras the master's RDATEs
 * @param exceptions the master's EXDATEs
 * @param unread whether the master has a rule that cannot be read, or too many
 */
record Series(
        String name,
        Optional<Component> master,
        Optional<Timing> timing,
        List<Rule> rules,
        List<Extra> extras,
        List<Stamp> exceptions,
        List<ChangedInstance> changes,
        boolean unread) {
    private static final int MOST_RULES = 100;

    /** The series with these components, which share their name and UID. */
    static Series of(String name, @Nullable Component master, List<Component> others, StampReader reader) {
        List<ChangedInstance> changes = new ArrayList<>();
        for (Component other : others) {
            Optional<Property> line = other.property("RECURRENCE-ID");
            boolean future =
                    line.filter(id -> id.hasParameter("RANGE", "THISANDFUTURE")).isPresent();
            line.flatMap(reader::read)
                    .ifPresent(id -> changes.add(new ChangedInstance(other, Timing.of(other, reader), id, future)));
        }
        if (master == null) {
            return new Series(
                    name, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), changes, false);
        }
        List<Property> lines = master.properties("RRULE");
        List<Rule> rules = lines.stream()
                .limit(MOST_RULES)
                .map(line -> Rule.parse(line.value()))
                .flatMap(Optional::stream)
                .toList();
        return new Series(
                name,
                Optional.of(master),
                Timing.of(master, reader),
                rules,
                reader.extras(master),
                reader.all(master, "EXDATE"),
                changes,
                rules.size() < lines.size());
    }

    /** Whether it has any instance at all. */
    boolean isDated() {
        return timing.isPresent() || !changes.isEmpty();
    }

    boolean isRecurring() {
        return !rules.isEmpty() || !extras.isEmpty() || !changes.isEmpty() || unread;
    }

    boolean isEndless() {
        return rules.stream().anyMatch(Rule::isEndless);
    }

    boolean isFloating() {
        return timing.filter(t -> t.start().isFloating()).isPresent()
                || changes.stream()
                        .anyMatch(o ->
                                o.timing().map(Timing::start).orElse(o.id()).isFloating());
    }
}
