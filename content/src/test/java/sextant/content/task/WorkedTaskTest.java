package sextant.content.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.event.Calendars;
import sextant.content.event.Trigger;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.When;

class WorkedTaskTest {
    private static final Instant DONE = Instant.parse("2026-06-30T10:00:00Z");

    private final Calendars task = Calendars.of(
            "VTODO",
            "SUMMARY:Paint mast",
            "DTSTART;VALUE=DATE:20260629",
            "DUE;VALUE=DATE:20260630",
            "PRIORITY:3",
            "STATUS:IN-PROCESS",
            "PERCENT-COMPLETE:40",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER;VALUE=DATE-TIME:20260629T060000Z",
            "END:VALARM");

    @Test
    void aTaskThatIsOpenedAgainIsWhereItWas() {
        String before = task.text();
        TaskFields.COMPLETE.set(task.item(), true);
        TaskFields.COMPLETED.set(task.item(), DONE);
        assertThat(TaskFields.STATUS.get(task.item())).contains(TaskStatus.COMPLETED);
        assertThat(TaskFields.PERCENT.get(task.item())).contains(100);
        assertThat(task.lines()).contains("STATUS;X-MS-BEFORE=IN-PROCESS:COMPLETED", "COMPLETED:20260630T100000Z");

        TaskFields.COMPLETE.set(task.item(), false);
        assertThat(task.text()).isEqualTo(before);
        assertThat(TaskFields.IMPORTANCE.get(task.item())).contains(Importance.HIGH);
    }

    @Test
    void aTaskThatSomeoneElseCompletedNeedsActionAgain() {
        Calendars other =
                Calendars.of("VTODO", "STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:20260630T100000Z");
        TaskFields.COMPLETE.clear(other.item());
        assertThat(other.lines()).containsExactly("STATUS:NEEDS-ACTION");
    }

    @Test
    void waitingIsAMarkThatGoesWithTheStatus() {
        TaskFields.STATUS.set(task.item(), TaskStatus.WAITING);
        assertThat(task.lines()).contains("STATUS;X-MS-TASK-STATUS=WAITING:NEEDS-ACTION");
        TaskFields.COMPLETE.set(task.item(), true);
        TaskFields.COMPLETE.set(task.item(), false);
        assertThat(TaskFields.STATUS.get(task.item())).contains(TaskStatus.WAITING);
        TaskFields.STATUS.set(task.item(), TaskStatus.IN_PROGRESS);
        assertThat(task.lines()).contains("STATUS:IN-PROCESS");
    }

    @Test
    void inProgressIsReadButNeverWritten() {
        Calendars other = Calendars.of("VTODO", "STATUS:IN-PROGRESS");
        assertThat(TaskFields.STATUS.get(other.item())).contains(TaskStatus.IN_PROGRESS);
        TaskFields.STATUS.set(other.item(), TaskStatus.CANCELLED);
        TaskFields.STATUS.set(other.item(), TaskStatus.IN_PROGRESS);
        assertThat(other.lines()).containsExactly("STATUS:IN-PROCESS");
    }

    @Test
    void aStartOnTheDayItIsDueIsKeptAside() {
        var due = new When.Day(LocalDate.of(2026, 6, 30));
        TaskFields.START.set(task.item(), due);
        assertThat(TaskFields.START.get(task.item())).contains(due);
        assertThat(task.lines())
                .contains("X-MS-TASK-START;VALUE=DATE:20260630")
                .noneMatch(line -> line.startsWith("DTSTART"));

        TaskFields.DUE.set(task.item(), new When.Day(LocalDate.of(2026, 7, 2)));
        assertThat(task.lines())
                .contains("DTSTART;VALUE=DATE:20260630")
                .noneMatch(line -> line.startsWith("X-MS-TASK"));
    }

    @Test
    void aRelativeReminderStaysRelativeAtTheSameMoment() {
        var zone = ZoneId.of("Europe/Berlin");
        Lens<Instant> reminder = TaskFields.REMINDER.at(
                TaskFields.START,
                TaskFields.DUE,
                when -> Optional.of(when.local().atZone(zone).toInstant()));
        assertThat(reminder.get(task.item())).contains(Instant.parse("2026-06-29T06:00:00Z"));

        var before = new Trigger.Relative(Duration.ofHours(-2), true);
        TaskFields.REMINDER.set(task.item(), before);
        assertThat(reminder.get(task.item())).contains(Instant.parse("2026-06-29T20:00:00Z"));
        reminder.set(task.item(), Instant.parse("2026-06-29T20:00:00Z"));
        assertThat(TaskFields.REMINDER.get(task.item())).contains(before);
        reminder.set(task.item(), Instant.parse("2026-06-29T21:00:00Z"));
        assertThat(task.lines()).contains("TRIGGER;VALUE=DATE-TIME:20260629T210000Z");
    }
}
