package sextant.content.event;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

/**
 * How long before the start the reminder goes off: the first alarm of a kind that a person notices, relative to the start and
 * not after it.
 */
record ReminderLens(String field) implements Lens<Duration> {
    static final Set<String> NOTICED = Set.of("DISPLAY", "AUDIO");

    @Override
    public Class<?> type() {
        return Duration.class;
    }

    static boolean fits(Component alarm) {
        return NOTICED.contains(Alarm.action(alarm)) && before(alarm).isPresent();
    }

    private static Optional<Duration> before(Component alarm) {
        return alarm.property("TRIGGER").flatMap(Trigger::read).flatMap(ReminderLens::before);
    }

    private static Optional<Duration> before(Trigger trigger) {
        boolean fits =
                trigger instanceof Trigger.Relative(Duration offset, boolean toEnd) && !toEnd && !offset.isPositive();
        return fits ? Optional.of(((Trigger.Relative) trigger).offset().negated()) : Optional.empty();
    }

    @Override
    public Optional<Duration> get(Component event) {
        return Alarms.reminder(event, ReminderLens::fits).flatMap(ReminderLens::before);
    }

    @Override
    public void set(Component event, Duration value) {
        Duration wanted = Duration.ofSeconds(Math.max(0, value.toSeconds()));
        if (get(event).filter(wanted::equals).isPresent()) {
            return;
        }
        Alarms.setReminder(event, new Trigger.Relative(wanted.negated(), false), ReminderLens::fits);
    }

    @Override
    public void clear(Component event) {
        Alarms.removeReminder(event, ReminderLens::fits);
    }
}
