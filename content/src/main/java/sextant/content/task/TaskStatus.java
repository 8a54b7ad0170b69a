package sextant.content.task;

import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Property;

/**
 * How far a task is. STATUS (RFC 5545 3.8.1.11) does not know waiting and deferred: both are NEEDS-ACTION with an
 * X-MS-TASK-STATUS parameter, which a client that writes another status takes away with it.
 */
public enum TaskStatus {
    NOT_STARTED("NEEDS-ACTION"),
    IN_PROGRESS("IN-PROCESS"),
    COMPLETED("COMPLETED"),
    WAITING("NEEDS-ACTION"),
    DEFERRED("NEEDS-ACTION"),
    CANCELLED("CANCELLED");

    private static final String MARK = "X-MS-TASK-STATUS";

    private final String word;

    TaskStatus(String word) {
        this.word = word;
    }

    static Codec<TaskStatus> codec() {
        return Codecs.of(TaskStatus.class, TaskStatus::read, TaskStatus::write);
    }

    private static Optional<TaskStatus> read(Property line) {
        return switch (CompleteLens.word(line.value())) {
            case "NEEDS-ACTION", "NEEDS ACTION" -> Optional.of(needsAction(line)); // with a space in vCalendar 1.0
            case "IN-PROCESS", "IN PROCESS", "IN-PROGRESS" ->
                Optional.of(IN_PROGRESS); // the last is nobody's, but occurs
            case "COMPLETED" -> Optional.of(COMPLETED);
            case "CANCELLED" -> Optional.of(CANCELLED);
            default -> Optional.empty();
        };
    }

    private static TaskStatus needsAction(Property line) {
        return switch (CompleteLens.word(line.parameter(MARK).orElse(""))) {
            case "WAITING" -> WAITING;
            case "DEFERRED" -> DEFERRED;
            default -> NOT_STARTED;
        };
    }

    private static Property write(Property line, TaskStatus value) {
        Property bare = line.withoutParameter(CompleteLens.BEFORE);
        Property marked = value == WAITING || value == DEFERRED
                ? bare.withParameter(MARK, value.name())
                : bare.withoutParameter(MARK);
        return marked.withValue(value.word);
    }
}
