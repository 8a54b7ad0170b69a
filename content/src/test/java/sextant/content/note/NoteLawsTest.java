package sextant.content.note;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.event.CalendarSamples;
import sextant.content.event.RandomCalendar;
import sextant.content.lens.FieldLaws;
import sextant.content.lens.FieldRows;

class NoteLawsTest {
    private final FieldLaws laws = new FieldLaws(
            NoteFields.TABLE,
            random -> RandomCalendar.of("VJOURNAL", random),
            tree -> CalendarSamples.item(tree, "VJOURNAL"),
            CalendarSamples::of,
            List.of(Set.of("subject", "body")));

    @Test
    void everyFieldHasALensOrAReason() {
        FieldRows.assertCovered("notes", NoteFields.TABLE);
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
        // HTML brings its plain text, a text drops HTML that says else; words replace what was none of them
        laws.settingAndClearingLeavesNoTrace(100, Set.of("body (HTML)", "body (plain)", "status", "colour"));
    }

    @Test
    void noFieldMovesAnother() {
        laws.noFieldMovesAnother(60, 40);
    }
}
