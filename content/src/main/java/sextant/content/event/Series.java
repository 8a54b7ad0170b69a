package sextant.content.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;

/**
 * The components of a series in one calendar object: the master with the rule, and a whole component for each instance that
 * was changed (RFC 5545 3.8.4.4).
 */
public final class Series {
    private static final List<String> MASTER_ONLY = List.of("RRULE", "EXRULE", "RDATE", "EXDATE");

    private Series() {}

    /**
     * The component that is not one changed instance.
     *
     * @param name VEVENT, VTODO or VJOURNAL
     */
    public static Optional<Component> master(Component calendar, String name) {
        return calendar.components(name).stream()
                .filter(component -> component.property("RECURRENCE-ID").isEmpty())
                .findFirst();
    }

    /** The changed instances, in order. */
    public static List<Component> overrides(Component calendar, String name) {
        return calendar.components(name).stream()
                .filter(component -> component.property("RECURRENCE-ID").isPresent())
                .toList();
    }

    /**
     * The changed instance of this original start.
     *
     * @param key what two starts are compared by, so that the same instant in another zone is found too
     */
    public static Optional<Component> override(Component calendar, String name, When original, Function<When, ?> key) {
        Object wanted = key.apply(original);
        return overrides(calendar, name).stream()
                .filter(component -> Repetition.RECURRENCE_ID
                        .get(component)
                        .map(id -> key.apply(id).equals(wanted))
                        .orElse(false))
                .findFirst();
    }

    /**
     * Adds a component for one instance: all the master says, at the instance's own time. Nothing is inherited, so that the
     * component is whole.
     *
     * @param original start of the instance by the rule, in the form and the zone of the master's start
     */
    public static Component addOverride(Component calendar, Component master, When original) {
        Component instance = master.copy();
        MASTER_ONLY.forEach(instance::removeAll);
        Lens<When> end = master.name().equals("VTODO") ? new EndLens("due date", "DUE", Basics.START) : Basics.END;
        Optional<When> start = Basics.START.get(master);
        Optional<When> until = end.get(master);
        if (start.isPresent()) {
            Basics.START.set(instance, original);
        }
        if (start.isPresent() && until.isPresent()) {
            Span length = Span.between(start.get(), until.get());
            length.after(original)
                    .ifPresent(moved -> end.set(instance, until.get().at(moved.local())));
        }
        Repetition.RECURRENCE_ID.set(instance, original);
        calendar.add(instance);
        return instance;
    }
}
