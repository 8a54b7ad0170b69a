package sextant.content.event;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;

/** When the reminder of a task goes off: the first alarm that a person notices, in the form its author chose. */
public record TriggerLens(String field) implements Lens<Trigger> {
    /** Whether an alarm may be the reminder of a task. */
    public static boolean fits(Component alarm) {
        return ReminderLens.NOTICED.contains(Alarm.action(alarm))
                && trigger(alarm).isPresent();
    }

    private static Optional<Trigger> trigger(Component alarm) {
        return alarm.property("TRIGGER").flatMap(Trigger::read);
    }

    @Override
    public Class<?> type() {
        return Trigger.class;
    }

    @Override
    public Optional<Trigger> get(Component item) {
        return Alarms.reminder(item, TriggerLens::fits).flatMap(TriggerLens::trigger);
    }

    @Override
    public void set(Component item, Trigger value) {
        if (get(item).filter(value::equals).isEmpty()) {
            Alarms.setReminder(item, value, TriggerLens::fits);
        }
    }

    @Override
    public void clear(Component item) {
        Alarms.removeReminder(item, TriggerLens::fits);
    }

    /**
     * The moment the reminder goes off. Setting the moment a relative trigger resolves to leaves it relative.
     *
     * @param start what a trigger counts from
     * @param end what a trigger with RELATED=END counts from
     * @param moment when a time is, with the reader's zone for one that has none
     */
    public Lens<Instant> at(Lens<When> start, Lens<When> end, Function<When, Optional<Instant>> moment) {
        TriggerLens trigger = this;
        return new Lens<>() {
            @Override
            public String field() {
                return trigger.field();
            }

            @Override
            public Class<?> type() {
                return Instant.class;
            }

            @Override
            public Optional<Instant> get(Component item) {
                return trigger.get(item).flatMap(value -> switch (value) {
                    case Trigger.Absolute absolute -> Optional.of(absolute.at());
                    case Trigger.Relative relative ->
                        (relative.toEnd() ? end : start)
                                .get(item)
                                .flatMap(moment)
                                .map(at -> at.plus(relative.offset()));
                });
            }

            @Override
            public void set(Component item, Instant value) {
                Instant wanted = Instant.ofEpochSecond(value.getEpochSecond());
                if (get(item).filter(wanted::equals).isEmpty()) {
                    trigger.set(item, new Trigger.Absolute(wanted));
                }
            }

            @Override
            public void clear(Component item) {
                trigger.clear(item);
            }
        };
    }
}
