package sextant.web.items;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sextant.content.Kind;
import sextant.content.line.Component;
import sextant.content.note.NoteFields;
import sextant.http.Exchange;
import sextant.mailbox.Mailboxes;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** The notes, those that changed last first. */
public final class NotesPage implements Door.Page {
    private static final int LONGEST = 280;

    private final Mailboxes mailboxes;
    private final Templates templates;

    public NotesPage(Mailboxes mailboxes, Templates templates) {
        this.mailboxes = mailboxes;
        this.templates = templates;
    }

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var folder = new Folder(mailboxes.of(viewer.account()));
        var items = folder.items(Kind.NOTE);
        var lines = items.stream()
                .sorted(Comparator.comparing(
                                (Folder.Placed placed) -> placed.item().contentPosition())
                        .reversed())
                .map(placed -> line(folder, placed, viewer.moments()))
                .toList();
        templates.answer(
                exchange,
                200,
                "items",
                new ItemsView(
                        new Frame("Notes", viewer, "notes", "", "", false),
                        "notes",
                        lines.isEmpty() ? List.of() : List.of(new ItemsView.Group("", lines)),
                        Text.count(items.size(), "note", "notes"),
                        "No notes yet. Make one, or connect a device that has some.",
                        items.size() == Folder.MOST,
                        "/notes/edit"));
    }

    private static ItemsView.Line line(Folder folder, Folder.Placed placed, Moments moments) {
        var subject = placed.item().summary().subject();
        var body = folder.read(placed.item())
                .flatMap(NotesPage::note)
                .flatMap(NoteFields.DESCRIPTION::get)
                .map(NotesPage::beginning)
                .orElse("");
        var changed = moments.show(placed.item().modified()).words();
        var title = subject.isBlank() ? "(no title)" : Text.harmless(subject);
        return new ItemsView.Line(
                "",
                title,
                body.isEmpty() || body.equals(title) ? List.of(changed) : List.of(body, changed),
                Text.harmless(placed.collection()),
                false,
                "/notes/edit?item=" + placed.item().id().value());
    }

    private static Optional<Component> note(Component calendar) {
        return calendar.components().stream()
                .filter(part -> part.name().equals("VJOURNAL"))
                .findFirst();
    }

    private static String beginning(String body) {
        var line = Text.harmless(body.strip().replace('\r', ' ').replace('\n', ' '));
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
