package sextant.content.event;

import java.util.Locale;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * A VALARM, as far as other programs know it.
 *
 * @param action DISPLAY, AUDIO, EMAIL... in upper case
 * @param description what is shown, empty if nothing is said
 */
public record Alarm(String action, Trigger trigger, String description) {
    static Optional<Alarm> read(Component alarm) {
        Optional<Trigger> trigger = alarm.property("TRIGGER").flatMap(Trigger::read);
        return trigger.map(
                when -> new Alarm(action(alarm), when, alarm.text("DESCRIPTION").orElse("")));
    }

    static String action(Component alarm) {
        return alarm.text("ACTION").orElse("").strip().toUpperCase(Locale.ROOT);
    }

    Component component() {
        Component alarm = Component.of("VALARM");
        alarm.add(Property.of("ACTION", action));
        alarm.add(trigger.write(Property.of("TRIGGER", "")));
        if (!description.isEmpty()) {
            alarm.add(Property.ofText("DESCRIPTION", description));
        }
        return alarm;
    }
}
