package sextant.web.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.message.Answers;
import sextant.content.message.Enclosure;
import sextant.content.message.Letter;
import sextant.content.message.LetterWriter;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mail.deliver.Recipients;
import sextant.mail.send.Outbox;
import sextant.mailbox.Account;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.OperationId;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Writing: new, answering, handing on, or going on with a draft. */
public final class ComposePage implements Door.Page {
    private static final Author AUTHOR = Author.server("web");

    private final Mailboxes mailboxes;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Templates templates;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ComposePage(
            Mailboxes mailboxes,
            Accounts accounts,
            Outbox outbox,
            Templates templates,
            InstantSource clock,
            RandomGenerator random) {
        this.mailboxes = mailboxes;
        this.recipients = new Recipients(accounts);
        this.outbox = outbox;
        this.templates = templates;
        this.clock = clock;
        this.random = random;
    }

    /** What a letter is made from: a draft, or a message that is answered or handed on. */
    private record Origin(String verb, Optional<Item> item) {
        private static final List<String> VERBS = List.of("draft", "reply", "all", "forward");

        static Origin of(Mailbox mailbox, Query query) {
            return VERBS.stream()
                    .filter(verb -> query.get(verb).isPresent())
                    .findFirst()
                    .map(verb -> new Origin(verb, Optional.of(MailPage.message(mailbox, query, verb))))
                    .orElse(new Origin("", Optional.empty()));
        }

        long id() {
            return item.map(found -> found.id().value()).orElse(0L);
        }
    }

    /**
     * What the form shows.
     *
     * @param verb what the letter is made from, and {@code origin} which message; empty and 0 for nothing
     * @param ticket makes a form that is sent twice send once
     * @param files names of what hangs on it
     * @param wrong what is wrong with what was typed; empty for nothing
     */
    public record View(
            Frame frame,
            String verb,
            long origin,
            String ticket,
            String to,
            String cc,
            String bcc,
            String subject,
            String text,
            List<String> files,
            String wrong) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var origin = Origin.of(mailbox, query);
        var letter = letter(mailbox, viewer, origin);
        var to = query.get("to").map(Text::harmless).orElse(spelled(letter.to()));
        answer(
                exchange,
                200,
                new View(
                        frame(viewer, origin),
                        origin.verb(),
                        origin.id(),
                        Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                        to,
                        spelled(letter.cc()),
                        spelled(letter.bcc()),
                        letter.subject(),
                        plain(letter),
                        names(letter),
                        ""));
    }

    private static Frame frame(Viewer viewer, Origin origin) {
        var title = switch (origin.verb()) {
            case "reply", "all" -> "Reply";
            case "forward" -> "Forward";
            case "draft" -> "Draft";
            default -> "New message";
        };
        return new Frame(title, viewer, "mail", "", "", false);
    }

    private void answer(Exchange exchange, int status, View view) throws IOException {
        templates.answer(exchange, status, "compose", view);
    }

    private Letter letter(Mailbox mailbox, Viewer viewer, Origin origin) throws IOException {
        var account = mailbox.account();
        var author = author(account);
        if (origin.item().isEmpty()) {
            return Letter.from(author);
        }
        var message = Message.of(mailbox.read(origin.item().get()));
        var answers = new Answers(
                author, recipients.addressesOf(account), viewer.moments().zone(), Locale.ENGLISH);
        return switch (origin.verb()) {
            case "reply" -> answers.reply(message);
            case "all" -> answers.replyAll(message);
            case "forward" -> answers.forward(message);
            default -> Letter.of(message);
        };
    }

    private static MailAddress author(Account account) {
        return new MailAddress(account.displayName(), account.address());
    }

    private static String spelled(List<MailAddress> addresses) {
        return Text.harmless(addresses.stream()
                .map(address -> address.name().isEmpty()
                        ? address.address()
                        : "\"" + address.name().replace("\\", "").replace("\"", "") + "\" <" + address.address() + ">")
                .collect(Collectors.joining(", ")));
    }

    private static String plain(Letter letter) {
        return letter.plain()
                .or(() -> letter.html().map(sextant.content.lens.HtmlText::of))
                .orElse("");
    }

    private static List<String> names(Letter letter) {
        return letter.enclosures().stream()
                .map(Enclosure::name)
                .map(name -> name.isBlank() ? "attachment" : Text.harmless(name))
                .toList();
    }

    /** Sends, saves or throws away. */
    public void act(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var mailbox = mailboxes.of(viewer.account());
        var origin = origin(mailbox, form);
        if (form.text("do").equals("discard")) {
            var draft = origin.item().filter(item -> origin.verb().equals("draft"));
            if (draft.isPresent()) {
                mailbox.commit(Batch.of(AUTHOR, new Edit.RemoveItem(draft.get().id(), Precondition.NONE)));
            }
            Door.goTo(exchange, "/mail");
            return;
        }
        try {
            var typed = typed(mailbox, viewer, origin, form);
            if (form.text("do").equals("save")) {
                save(mailbox, origin, typed);
                Door.goTo(exchange, MailPage.path(mailbox.collection(Role.DRAFTS)) + "&said=saved");
            } else {
                send(mailbox, origin, typed, form.text("ticket"));
                Door.goTo(exchange, "/mail?said=sent");
            }
        } catch (IllegalArgumentException wrong) {
            var view = new View(
                    frame(viewer, origin),
                    origin.verb(),
                    origin.id(),
                    Text.harmless(form.text("ticket")),
                    Text.harmless(form.text("to")),
                    Text.harmless(form.text("cc")),
                    Text.harmless(form.text("bcc")),
                    Text.harmless(form.text("subject")),
                    form.text("text"),
                    names(letter(mailbox, viewer, origin)),
                    Text.harmless(String.valueOf(wrong.getMessage())));
            answer(exchange, 422, view);
        }
    }

    private static Origin origin(Mailbox mailbox, Query form) {
        var verb = form.text("verb");
        if (!Origin.VERBS.contains(verb)) {
            return new Origin("", Optional.empty());
        }
        if (verb.equals("draft")
                && form.numbers("origin").stream()
                        .noneMatch(id ->
                                mailbox.item(new sextant.mailbox.ItemId(id)).isPresent())) {
            // another window sent or discarded it: what stands in this form is not lost for that
            return new Origin("", Optional.empty());
        }
        return new Origin(verb, Optional.of(MailPage.message(mailbox, form, "origin")));
    }

    private Letter typed(Mailbox mailbox, Viewer viewer, Origin origin, Query form) throws IOException {
        var base = letter(mailbox, viewer, origin);
        return new Letter(
                List.of(author(mailbox.account())),
                MailAddress.read(form.text("to")),
                MailAddress.read(form.text("cc")),
                MailAddress.read(form.text("bcc")),
                List.of(),
                form.text("subject"),
                Optional.empty(),
                Optional.of(form.text("text")),
                base.enclosures().stream()
                        .filter(enclosure -> !enclosure.inline())
                        .toList(),
                base.inReplyTo(),
                base.references(),
                base.importance(),
                Optional.of(clock.instant()),
                base.messageId().filter(id -> origin.verb().equals("draft")),
                List.of());
    }

    private void save(Mailbox mailbox, Origin origin, Letter letter) throws IOException {
        var document = written(LetterWriter.ofDrafts(random), letter);
        var edit = origin.verb().equals("draft")
                ? new Edit.ReplaceItem(origin.item().orElseThrow().id(), document, Precondition.NONE)
                : new Edit.AddItem(
                        mailbox.collection(Role.DRAFTS).id(),
                        document,
                        MessageState.NEW.draft(true).seen(true).properties());
        mailbox.commit(Batch.of(AUTHOR, edit));
    }

    private void send(Mailbox mailbox, Origin origin, Letter letter, String ticket) throws IOException {
        var to = Stream.of(letter.to(), letter.cc(), letter.bcc())
                .flatMap(List::stream)
                .map(MailAddress::address)
                .distinct()
                .toList();
        if (to.isEmpty()) {
            throw new IllegalArgumentException("Say to whom the message goes.");
        }
        if (ticket.isEmpty() || ticket.length() > 100) {
            throw new Problem(400, "The form is malformed.");
        }
        var account = mailbox.account();
        var named = letter.sent(
                clock.instant(),
                Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()) + "@" + account.domain());
        // with Bcc: the copy that stays has it, what leaves does not
        var document = written(LetterWriter.ofDrafts(random), named);
        outbox.send(
                account.id(),
                AUTHOR,
                Optional.of(new OperationId("web:" + ticket)),
                Outbox.Sending.of(document, account.address(), to),
                also(origin));
    }

    private List<Edit> also(Origin origin) {
        var now = clock.instant();
        var edits = new ArrayList<Edit>();
        origin.item().ifPresent(item -> {
            switch (origin.verb()) {
                case "draft" -> edits.add(new Edit.RemoveItem(item.id(), Precondition.NONE));
                case "reply" ->
                    edits.add(new Edit.SetProperties(
                            item.id(),
                            properties ->
                                    new MessageState(properties).answered(now).properties()));
                case "all" ->
                    edits.add(new Edit.SetProperties(
                            item.id(),
                            properties -> new MessageState(properties)
                                    .answeredToAll(now)
                                    .properties()));
                default ->
                    edits.add(new Edit.SetProperties(
                            item.id(),
                            properties ->
                                    new MessageState(properties).forwarded(now).properties()));
            }
        });
        return edits;
    }

    private static Document written(LetterWriter writer, Letter letter) throws IOException {
        var octets = new ByteArrayOutputStream();
        writer.write(letter, octets);
        return Document.of(Format.MESSAGE, octets.toByteArray());
    }
}
