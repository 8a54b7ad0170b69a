package sextant.content.event;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;

/**
 * When the reminder was last dismissed (RFC 9074 6.1). Without a reminder there is nothing to dismiss, and nothing is written.
 *
 * @param reminder which alarms may be the reminder
 */
record AcknowledgedLens(String field, Predicate<Component> reminder) implements Lens<Instant> {
    private static final LineLens<Instant> LINE =
            LineLens.of("acknowledged", Slot.sole("ACKNOWLEDGED"), Codecs.instant());

    @Override
    public Class<?> type() {
        return Instant.class;
    }

    @Override
    public Optional<Instant> get(Component item) {
        return Alarms.reminder(item, reminder).flatMap(LINE::get);
    }

    @Override
    public void set(Component item, Instant value) {
        Alarms.reminder(item, reminder).ifPresent(alarm -> LINE.set(alarm, value));
    }

    @Override
    public void clear(Component item) {
        Alarms.reminder(item, reminder).ifPresent(LINE::clear);
    }
}
