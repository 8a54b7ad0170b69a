package sextant.content.lens;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import sextant.content.MalformedDocument;
import sextant.content.contact.ContactFields;
import sextant.content.event.EventFields;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.note.NoteFields;
import sextant.content.task.TaskFields;

class LensFuzzTest {
    private static final List<FieldTable> TABLES =
            List.of(ContactFields.TABLE, EventFields.TABLE, TaskFields.TABLE, NoteFields.TABLE);

    @FuzzTest
    void noDocumentMakesALensThrowAndSettingWhatItSaysChangesNothing(byte[] octets) {
        Tree tree;
        try {
            tree = Tree.parse(octets.clone());
        } catch (MalformedDocument e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        tree.roots().forEach(LensFuzzTest::visit);
        assertThat(tree.write()).isEqualTo(octets);
    }

    private static void visit(Component component) {
        for (FieldTable table : TABLES) {
            table.lenses().forEach(lens -> echo(lens, component));
        }
        component.components().forEach(LensFuzzTest::visit);
    }

    private static <T> void echo(Lens<T> lens, Component component) {
        Optional<T> value = lens.get(component);
        value.ifPresent(present -> lens.set(component, present));
    }
}
