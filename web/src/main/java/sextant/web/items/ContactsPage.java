package sextant.web.items;

import java.io.IOException;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import sextant.content.Kind;
import sextant.http.Exchange;
import sextant.mailbox.Mailboxes;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** The contacts, by their names. */
public final class ContactsPage implements Door.Page {
    private final Mailboxes mailboxes;
    private final Templates templates;

    public ContactsPage(Mailboxes mailboxes, Templates templates) {
        this.mailboxes = mailboxes;
        this.templates = templates;
    }

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var collator = Collator.getInstance(Locale.ENGLISH);
        collator.setStrength(Collator.PRIMARY);
        var items = new Folder(mailboxes.of(viewer.account())).items(Kind.CONTACT);
        var groups = new TreeMap<String, List<ItemsView.Line>>(collator);
        items.stream()
                .map(ContactsPage::line)
                .sorted((one, other) -> collator.compare(one.title(), other.title()))
                .forEach(line -> groups.computeIfAbsent(letter(line.title()), letter -> new ArrayList<>())
                        .add(line));
        templates.answer(
                exchange,
                200,
                "items",
                new ItemsView(
                        new Frame("Contacts", viewer, "contacts", "", "", false),
                        "contacts",
                        groups.entrySet().stream()
                                .map(group -> new ItemsView.Group(group.getKey(), group.getValue()))
                                .toList(),
                        Text.count(items.size(), "contact", "contacts"),
                        "No contacts yet. Make one, or connect a device that has some.",
                        items.size() == Folder.MOST,
                        "/contacts/edit"));
    }

    private static ItemsView.Line line(Folder.Placed placed) {
        var summary = placed.item().summary();
        var details = new ArrayList<String>();
        summary.emails().stream().limit(2).map(Text::harmless).forEach(details::add);
        summary.phones().stream().limit(2).map(Text::harmless).forEach(details::add);
        var name = summary.displayName().isBlank() ? "(no name)" : Text.harmless(summary.displayName());
        return new ItemsView.Line(
                summary.group() ? "group" : letter(name),
                name,
                details,
                Text.harmless(placed.collection()),
                false,
                summary.group()
                        ? ""
                        : "/contacts/edit?item=" + placed.item().id().value());
    }

    private static String letter(String name) {
        // an accented letter stands with its plain one
        var first = Normalizer.normalize(name, Normalizer.Form.NFD).codePointAt(0);
        return Character.isLetter(first) ? Character.toString(Character.toUpperCase(first)) : "#";
    }
}
