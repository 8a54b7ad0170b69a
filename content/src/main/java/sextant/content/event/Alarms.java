package sextant.content.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.content.lens.Slots;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Which VALARM of an item is "the" reminder that other protocols know, and the others.
 *
 * <p>It is the one marked by an X-SLOT line, else the first that fits, unless an X-SLOT-EMPTY line of the item says that the
 * reminder was taken away while another alarm stayed.
 */
final class Alarms {
    private static final String SLOT = "reminder";
    private static final String VALARM = "VALARM";
    private static final String TEXT = "Reminder"; // RFC 5545 3.6.6: an alarm that is shown must have one

    private Alarms() {}

    private static String slot(Component alarm) {
        return alarm.text(Slots.MARK).orElse("");
    }

    static Optional<Component> reminder(Component item, Predicate<Component> fits) {
        List<Component> alarms = item.components(VALARM);
        for (Component alarm : alarms) {
            if (slot(alarm).equals(SLOT) && fits.test(alarm)) {
                return Optional.of(alarm);
            }
        }
        if (Slots.isEmptied(item, SLOT)) {
            return Optional.empty();
        }
        return alarms.stream()
                .filter(alarm -> slot(alarm).isEmpty() && fits.test(alarm))
                .findFirst();
    }

    /** Lets the reminder go off then; an item that has none gets one. */
    static void setReminder(Component item, Trigger trigger, Predicate<Component> fits) {
        Optional<Component> alarm = reminder(item, fits);
        if (alarm.isEmpty()) {
            addReminder(item, new Alarm("DISPLAY", trigger, TEXT).component(), fits);
            return;
        }
        Property line = alarm.get().properties("TRIGGER").getFirst();
        alarm.get().replace(line, trigger.write(line));
    }

    private static void addReminder(Component item, Component alarm, Predicate<Component> fits) {
        Slots.setEmptied(item, SLOT, false);
        boolean first = reminder(item, fits).isEmpty();
        if (!first) {
            alarm.add(Property.of(Slots.MARK, SLOT));
        }
        item.add(alarm);
    }

    /** Removes the reminder; no other alarm becomes it. */
    static void removeReminder(Component item, Predicate<Component> fits) {
        reminder(item, fits).ifPresent(alarm -> {
            item.remove(alarm);
            if (reminder(item, fits).isPresent()) {
                Slots.setEmptied(item, SLOT, true);
            }
        });
    }

    /** All other alarms. */
    static List<Component> others(Component item, Predicate<Component> fits) {
        List<Component> others = new ArrayList<>(item.components(VALARM));
        reminder(item, fits).ifPresent(others::remove);
        return others;
    }

    /** Adds an alarm that does not become the reminder. */
    static void addOther(Component item, Component alarm, Predicate<Component> fits) {
        item.add(alarm);
        if (reminder(item, fits).filter(alarm::equals).isPresent()) {
            alarm.add(Property.of(Slots.MARK, Slots.NONE));
        }
    }
}
