package sextant.content.note;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.content.event.Calendars;

class WorkedNoteTest {
    @Test
    void aSubjectThatIsTheFirstLineFollowsIt() {
        Calendars note = Calendars.of(
                "VJOURNAL", "SUMMARY:Rope list", "DESCRIPTION:Rope list\\n12 mm x 40 m", "X-MS-NOTE-COLOR:3");
        NoteFields.DESCRIPTION.set(note.item(), "Rope list 2\n12 mm");
        assertThat(note.lines())
                .containsExactly("SUMMARY:Rope list 2", "DESCRIPTION:Rope list 2\\n12 mm", "X-MS-NOTE-COLOR:3");
        assertThat(NoteFields.COLOR.get(note.item())).contains(NoteColor.YELLOW);
    }

    @Test
    void aSubjectOfItsOwnStays() {
        Calendars note = Calendars.of("VJOURNAL", "SUMMARY:Ropes", "DESCRIPTION:Rope list\\n12 mm x 40 m");
        NoteFields.DESCRIPTION.set(note.item(), "Rope list 2\n12 mm");
        assertThat(note.lines()).contains("SUMMARY:Ropes");
    }

    @Test
    void aColourThatAnotherClientNamedCounts() {
        Calendars note = Calendars.of("VJOURNAL", "X-MS-NOTE-COLOR:3", "COLOR:pink");
        assertThat(NoteFields.COLOR.get(note.item())).contains(NoteColor.PINK);
        Calendars odd = Calendars.of("VJOURNAL", "X-MS-NOTE-COLOR:3", "COLOR:turquoise");
        assertThat(NoteFields.COLOR.get(odd.item())).contains(NoteColor.YELLOW);
        NoteFields.COLOR.set(odd.item(), NoteColor.BLUE);
        assertThat(odd.lines()).containsExactly("X-MS-NOTE-COLOR:0", "COLOR:blue");
    }
}
