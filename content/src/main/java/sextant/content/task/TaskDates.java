package sextant.content.task;

import java.util.Optional;
import sextant.content.event.EndLens;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.When;
import sextant.content.line.Component;

/**
 * Start and due of a task. DUE must be later than DTSTART (RFC 5545 3.8.2.3), but Outlook lets a task start on the day it is
 * due: such a start is kept in an X-MS-TASK-START line until the two differ. Dates that a client wrote stay as they are.
 */
final class TaskDates {
    private static final LineLens<When> DTSTART = LineLens.of("start date", Slot.sole("DTSTART"), Codecs.when());
    private static final LineLens<When> ASIDE = LineLens.of("start date", Slot.sole("X-MS-TASK-START"), Codecs.when());

    private TaskDates() {}

    /** Start, wherever it is kept. */
    record Start(String field) implements Lens<When> {
        @Override
        public Class<?> type() {
            return When.class;
        }

        @Override
        public Optional<When> get(Component task) {
            return DTSTART.get(task).or(() -> ASIDE.get(task));
        }

        @Override
        public void set(Component task, When value) {
            if (get(task).filter(Codecs.when().normal(value)::equals).isPresent()) {
                return;
            }
            boolean aside = DTSTART.get(task).isEmpty() && ASIDE.get(task).isPresent();
            (aside ? ASIDE : DTSTART).set(task, value);
            settle(task);
        }

        @Override
        public void clear(Component task) {
            DTSTART.clear(task);
            ASIDE.clear(task);
        }
    }

    /** When it is due. */
    record Due(EndLens line) implements Lens<When> {
        @Override
        public String field() {
            return line.field();
        }

        @Override
        public Class<?> type() {
            return When.class;
        }

        @Override
        public Optional<When> get(Component task) {
            return line.get(task);
        }

        @Override
        public void set(Component task, When value) {
            if (get(task).filter(Codecs.when().normal(value)::equals).isEmpty()) {
                line.set(task, value);
                settle(task);
            }
        }

        @Override
        public void clear(Component task) {
            if (get(task).isPresent()) {
                line.clear(task);
                settle(task);
            }
        }
    }

    private static void settle(Component task) {
        Optional<When> due = task.property("DUE").flatMap(When::read);
        Optional<When> start = DTSTART.get(task);
        boolean needed =
                task.property("RRULE").isPresent() || task.property("DURATION").isPresent();
        if (start.isPresent() && start.equals(due) && !needed) {
            ASIDE.set(task, start.get());
            DTSTART.clear(task);
        } else if (start.isEmpty() && !ASIDE.get(task).equals(due)) {
            ASIDE.get(task).ifPresent(kept -> DTSTART.set(task, kept));
            ASIDE.clear(task);
        }
    }
}
