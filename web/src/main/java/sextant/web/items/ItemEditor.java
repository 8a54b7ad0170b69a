package sextant.web.items;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.MalformedDocument;
import sextant.content.contact.FileAs;
import sextant.content.contact.FormattedName;
import sextant.content.lens.When;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;
import sextant.content.task.TaskFields;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Makes, changes and removes items of one kind. A change touches the lines it means and no others. */
public final class ItemEditor implements Door.Page {
    private static final Author AUTHOR = Author.server("web");
    private static final String PRODUCT = "-//Sextant//Web//EN";

    private final ItemForm form;
    private final Mailboxes mailboxes;
    private final Templates templates;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ItemEditor(
            ItemForm form, Mailboxes mailboxes, Templates templates, InstantSource clock, RandomGenerator random) {
        this.form = form;
        this.mailboxes = mailboxes;
        this.templates = templates;
        this.clock = clock;
        this.random = random;
    }

    /** A field as it is shown. */
    public record Shown(
            String name, String label, String look, String value, List<Input.Choice> choices, boolean fixed) {}

    /**
     * What the form shows.
     *
     * @param item 0 for a new one
     * @param hash of the document it was made from; empty for a new one
     * @param repeats whether it recurs, so that it cannot be ticked off here
     * @param wrong what is wrong; empty for nothing
     */
    public record View(
            Frame frame,
            String path,
            String word,
            long item,
            String hash,
            List<Shown> fields,
            boolean repeats,
            String wrong) {}

    /** A document that is being edited. */
    private record Opened(Tree tree, Component part) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var item = query.get("item").isPresent() ? Optional.of(item(mailbox, query)) : Optional.<Item>empty();
        var opened = item.isPresent() ? open(mailbox, item.get()) : fresh();
        answer(exchange, viewer, 200, item, opened.part(), Optional.empty(), "");
    }

    private void answer(
            Exchange exchange,
            Viewer viewer,
            int status,
            Optional<Item> item,
            Component part,
            Optional<Query> typed,
            String wrong)
            throws IOException {
        var repeats = part.property("RRULE").isPresent();
        var fields = new ArrayList<Shown>();
        for (var input : form.inputs()) {
            var value = typed.map(query -> query.text(input.name()))
                    .orElseGet(() -> input.shown().apply(part));
            fields.add(new Shown(
                    input.name(),
                    input.label(),
                    input.look(),
                    value,
                    input.choices(),
                    repeats && input.look().equals("check")));
        }
        var title = item.isEmpty() ? "New " + form.word() : "Edit " + form.word();
        templates.answer(
                exchange,
                status,
                "editItem",
                new View(
                        new Frame(title, viewer, form.path().substring(1), "", "", false),
                        form.path(),
                        form.word(),
                        item.map(found -> found.id().value()).orElse(0L),
                        item.map(found -> found.hash().hex()).orElse(""),
                        fields,
                        repeats,
                        wrong));
    }

    private Item item(Mailbox mailbox, Query query) {
        return query.numbers("item").stream()
                .findFirst()
                .flatMap(number -> mailbox.item(new ItemId(number)))
                .filter(found -> found.summary().kind() == form.kind())
                .orElseThrow(() -> new Problem(404, "This " + form.word() + " is no longer there."));
    }

    private Opened open(Mailbox mailbox, Item item) throws IOException {
        try {
            var tree = Tree.parse(mailbox.read(item).octets());
            if (form.isCard() && !item.summary().group()) {
                return new Opened(tree, tree.root());
            }
            return tree.root().components(form.component()).stream()
                    .filter(part -> part.property("RECURRENCE-ID").isEmpty())
                    .findFirst()
                    .map(part -> new Opened(tree, part))
                    .orElseThrow(() -> unreadable());
        } catch (MalformedDocument e) {
            throw unreadable();
        }
    }

    private Problem unreadable() {
        return new Problem(409, "This " + form.word() + " cannot be edited here.");
    }

    private Opened fresh() {
        var part = Component.of(form.component());
        var uid = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        if (form.isCard()) {
            part.add(Property.of("VERSION", "3.0"));
            part.add(Property.of("PRODID", PRODUCT));
            part.add(Property.of("UID", uid));
            part.add(Property.of("N", ";;;;"));
            return new Opened(Tree.of(part), part);
        }
        part.add(Property.of("UID", uid));
        part.add(Property.of("DTSTAMP", stamp()));
        part.add(Property.of("CREATED", stamp()));
        var calendar = Component.of("VCALENDAR");
        calendar.add(Property.of("VERSION", "2.0"));
        calendar.add(Property.of("PRODID", PRODUCT));
        calendar.add(part);
        return new Opened(Tree.of(calendar), part);
    }

    private String stamp() {
        return When.utc(clock.instant()).text();
    }

    /** Saves or deletes. */
    public void act(Exchange exchange, Viewer viewer, Query typed) throws IOException {
        var mailbox = mailboxes.of(viewer.account());
        var item = typed.text("item").equals("0") ? Optional.<Item>empty() : Optional.of(item(mailbox, typed));
        if (typed.text("do").equals("delete")) {
            if (item.isPresent()) {
                mailbox.commit(Batch.of(AUTHOR, new Edit.RemoveItem(item.get().id(), Precondition.NONE)));
            }
            Door.goTo(exchange, form.path());
            return;
        }
        var opened = item.isPresent() ? open(mailbox, item.get()) : fresh();
        try {
            var before = opened.tree().write();
            apply(opened.part(), typed);
            if (item.isEmpty() || !Arrays.equals(before, opened.tree().write())) {
                save(mailbox, item, opened, typed);
            }
            Door.goTo(exchange, form.path());
        } catch (Conflict raced) {
            answer(
                    exchange,
                    viewer,
                    409,
                    item,
                    opened.part(),
                    Optional.of(typed),
                    "It was changed elsewhere while you wrote. What you typed stands below; Save writes it over the other change.");
        } catch (IllegalArgumentException wrong) {
            answer(
                    exchange,
                    viewer,
                    422,
                    item,
                    opened.part(),
                    Optional.of(typed),
                    Text.harmless(String.valueOf(wrong.getMessage())));
        }
    }

    /** Writes what differs from what was shown. */
    private void apply(Component part, Query typed) {
        if (form.isCard()) {
            FormattedName.follow(part, () -> write(part, typed));
            FileAs.follow(part);
        } else {
            write(part, typed);
        }
    }

    private void write(Component part, Query typed) {
        var changed = false;
        var repeats = part.property("RRULE").isPresent();
        for (var input : form.inputs()) {
            var value = typed.text(input.name()).replace("\r\n", "\n");
            var fixed = repeats && input.look().equals("check");
            if (!fixed && !value.equals(input.shown().apply(part))) {
                input.write().accept(part, value);
                changed = true;
            }
        }
        if (changed
                && form.kind() == Kind.TASK
                && TaskFields.COMPLETE.effective(part).orElse(false)
                && TaskFields.COMPLETED.get(part).isEmpty()) {
            TaskFields.COMPLETED.set(part, clock.instant());
        }
        var touched = form.isCard() ? "REV" : "LAST-MODIFIED";
        if (changed && part.property(touched).isPresent()) {
            part.set(Property.of(touched, stamp()));
        }
    }

    private void save(Mailbox mailbox, Optional<Item> item, Opened opened, Query typed) {
        if (form.inputs().stream()
                .allMatch(input -> input.shown().apply(opened.part()).isEmpty()
                        || input.look().equals("choice"))) {
            throw new IllegalArgumentException("Write something first.");
        }
        var document = Document.of(
                form.isCard() ? Format.VCARD : Format.ICALENDAR, opened.tree().write());
        var edit = item.isEmpty()
                ? new Edit.AddItem(mailbox.collection(form.role()).id(), document, Properties.NONE)
                : new Edit.ReplaceItem(item.get().id(), document, new Precondition.Content(known(typed)));
        mailbox.commit(Batch.of(AUTHOR, edit));
    }

    private static ContentHash known(Query typed) {
        try {
            return ContentHash.fromHex(typed.text("hash"));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "The form is malformed.");
        }
    }
}
