package sextant.content.recur;

import java.time.Instant;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.zone.Zone;

/** The eight rows of RFC 4791 9.9 for VTODO. */
final class TaskRange {
    private final TimeRange range;
    private final Recurrence recurrence;
    private final Zone zoneForFloating;

    TaskRange(TimeRange range, Recurrence recurrence, Zone zoneForFloating) {
        this.range = range;
        this.recurrence = recurrence;
        this.zoneForFloating = zoneForFloating;
    }

    boolean matches(Occurrence task) {
        boolean starts = has(task.source(), "DTSTART");
        boolean due = has(task.source(), "DUE");
        boolean lasts = task.source().property("DURATION").isPresent();
        Instant from = range.from();
        Instant to = range.to();
        Instant start = task.start().instant();
        Instant end = task.end().instant();
        if (starts && due) {
            return (from.isBefore(end) || !from.isAfter(start)) && (to.isAfter(start) || !to.isBefore(end));
        }
        if (starts && lasts) {
            return !from.isAfter(end) && (to.isAfter(start) || !to.isBefore(end));
        }
        if (!starts && due) {
            return from.isBefore(end) && !to.isBefore(end);
        }
        return !from.isAfter(start) && to.isAfter(start);
    }

    /** For a task that has neither DTSTART nor DUE. */
    boolean matchesUndated(Component task) {
        Optional<Instant> completed = instant(task, "COMPLETED");
        Optional<Instant> created = instant(task, "CREATED");
        Instant from = range.from();
        Instant to = range.to();
        if (completed.isPresent() && created.isPresent()) {
            return (!from.isAfter(created.get()) || !from.isAfter(completed.get()))
                    && (!to.isBefore(created.get()) || !to.isBefore(completed.get()));
        }
        if (completed.isPresent()) {
            return !from.isAfter(completed.get()) && !to.isBefore(completed.get());
        }
        return created.isEmpty() || to.isAfter(created.get());
    }

    private boolean has(Component component, String name) {
        return recurrence.reader().first(component, name).isPresent();
    }

    private Optional<Instant> instant(Component component, String name) {
        return recurrence
                .reader()
                .first(component, name)
                .map(stamp -> Timeline.of(stamp, zoneForFloating)
                        .moment(stamp.local())
                        .instant());
    }
}
