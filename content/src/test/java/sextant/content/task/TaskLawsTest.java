package sextant.content.task;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.event.CalendarSamples;
import sextant.content.event.RandomCalendar;
import sextant.content.lens.FieldLaws;
import sextant.content.lens.FieldRows;

class TaskLawsTest {
    // Fields that live on another's line or say the same in another way.
    private static final List<Set<String>> COUPLED = List.of(
            Set.of("start date", "due date"),
            Set.of("body"),
            Set.of("complete", "status", "percent complete", "date completed"),
            Set.of("priority"));

    private final FieldLaws laws = new FieldLaws(
            TaskFields.TABLE,
            random -> RandomCalendar.of("VTODO", random),
            tree -> CalendarSamples.item(tree, "VTODO"),
            CalendarSamples::of,
            COUPLED);

    @Test
    void everyFieldHasALensOrAReason() {
        FieldRows.assertCovered("tasks", TaskFields.TABLE);
    }

    @Test
    void settingWhatIsThereChangesNothing() {
        laws.settingWhatIsThereChangesNothing(200);
    }

    @Test
    void whatIsSetIsReadBack() {
        laws.whatIsSetIsReadBack(100);
    }

    @Test
    void whatIsClearedIsAbsent() {
        laws.whatIsClearedIsAbsent(100);
    }

    @Test
    void settingAndClearingLeavesNoTrace() {
        // HTML brings its plain text, a text drops HTML that says else, a task that is open again has no date
        // completed, and
        // what says nothing is replaced
        laws.settingAndClearingLeavesNoTrace(
                100, Set.of("body (HTML)", "body (plain)", "complete", "status", "priority"));
    }

    @Test
    void noFieldMovesAnother() {
        laws.noFieldMovesAnother(60, 40);
    }
}
