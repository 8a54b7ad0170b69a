package sextant.web.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.content.lens.HtmlText;
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
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.OperationId;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Search;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Writing: new, answering, handing on, or going on with a draft. */
public final class ComposePage implements Door.Page {
    private static final String DETACH = "detach-";
    /** The property of a draft that says which message it answers, and how. */
    private static final String ANSWERS = "draft.answers";

    private static final int MOST_FILES = 50;
    private static final Author AUTHOR = Author.server("web");

    private final Mailboxes mailboxes;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Search search;
    private final Templates templates;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ComposePage(
            Mailboxes mailboxes,
            Accounts accounts,
            Outbox outbox,
            Search search,
            Templates templates,
            InstantSource clock,
            RandomGenerator random) {
        this.mailboxes = mailboxes;
        this.recipients = new Recipients(accounts);
        this.outbox = outbox;
        this.search = search;
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
                    .map(verb -> new Origin(verb, Optional.of(item(mailbox, query, verb, verb))))
                    .orElse(new Origin("", Optional.empty()));
        }

        /** The message; only a draft is written over or thrown away. */
        static Item item(Mailbox mailbox, Query query, String verb, String name) {
            var item = MailPage.message(mailbox, query, name);
            if (verb.equals("draft") && !new MessageState(item.properties()).isDraft()) {
                throw new Problem(404, "This draft is no longer there.");
            }
            return item;
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
                        drawn(),
                        to,
                        spelled(letter.cc()),
                        spelled(letter.bcc()),
                        letter.subject(),
                        plain(letter),
                        names(letter),
                        ""));
    }

    /** A text that nobody else has drawn. */
    private String drawn() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
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
        return letter.plain().or(() -> letter.html().map(HtmlText::of)).orElse("");
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
            var what = form.text("do");
            if (what.equals("save")) {
                save(mailbox, origin, typed);
                Door.goTo(exchange, MailPage.path(mailbox.collection(Role.DRAFTS)) + "&said=saved");
            } else if (what.equals("autosave")) {
                told(exchange, save(mailbox, origin, typed), typed);
            } else if (what.startsWith(DETACH)) {
                var kept = save(mailbox, origin, without(typed, what.substring(DETACH.length())));
                Door.goTo(exchange, "/mail/compose?draft=" + kept.id().value());
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
                        .noneMatch(id -> mailbox.item(new ItemId(id)).isPresent())) {
            // another window sent or discarded it: what stands in this form is not lost for that
            return new Origin("", Optional.empty());
        }
        return new Origin(verb, Optional.of(Origin.item(mailbox, form, verb, "origin")));
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

    /** Keeps a draft, and of which message it is an answer. */
    private Item save(Mailbox mailbox, Origin origin, Letter letter) throws IOException {
        try (var spool = new Spool(Format.MESSAGE)) {
            LetterWriter.ofDrafts(random).write(letter, spool);
            var draft = MessageState.NEW.draft(true).seen(true).properties();
            var edit = origin.verb().equals("draft")
                    ? new Edit.ReplaceItem(origin.item().orElseThrow().id(), spool.document(), Precondition.NONE)
                    : new Edit.AddItem(
                            mailbox.collection(Role.DRAFTS).id(),
                            spool.document(),
                            origin.verb().isEmpty() ? draft : draft.with(ANSWERS, origin.verb() + ":" + origin.id()));
            return mailbox.commit(Batch.of(AUTHOR, edit))
                    .outcomes()
                    .getFirst()
                    .item()
                    .orElseThrow();
        }
    }

    private static Letter without(Letter letter, String number) {
        var index = number.length() == 1 || number.length() == 2 ? Integer.parseInt(number) : -1;
        if (index < 0 || index >= letter.enclosures().size()) {
            throw new Problem(404, "This attachment is no longer there.");
        }
        return letter.without(index);
    }

    /** Tells the page's script which draft it goes on with. */
    private static void told(Exchange exchange, Item draft, Letter letter) throws IOException {
        var files = names(letter).stream().map(ComposePage::quoted).collect(Collectors.joining(","));
        json(exchange, "{\"draft\":" + draft.id().value() + ",\"files\":[" + files + "]}");
    }

    private static void json(Exchange exchange, String text) throws IOException {
        Templates.protect(exchange);
        exchange.answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c == '<' || c > 0x7E) {
                json.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    /** Hangs a file on a draft; the file is the body of the request. */
    public void attach(Exchange exchange, Viewer viewer, Query query) throws IOException {
        var mailbox = mailboxes.of(viewer.account());
        var origin = new Origin("draft", Optional.of(Origin.item(mailbox, query, "draft", "draft")));
        try (var file = new Spool(Format.OPAQUE)) {
            exchange.body().transferTo(file);
            var octets = file.document();
            var letter = letter(mailbox, viewer, origin)
                    .with(Enclosure.file(
                            query.text("name"), query.text("type").toLowerCase(Locale.ROOT), octets::open));
            if (letter.enclosures().size() > MOST_FILES) {
                throw new Problem(400, "A message carries at most " + MOST_FILES + " files.");
            }
            told(exchange, save(mailbox, origin, letter), letter);
        }
    }

    /** People whose name or address begins as typed. */
    public void complete(Exchange exchange, Viewer viewer) throws IOException {
        var typed = Query.parse(exchange.query().orElse("")).text("q");
        var people = search.complete(viewer.account(), typed, 8).stream()
                .map(person -> spelled(List.of(new MailAddress(person.name(), person.address()))))
                .map(ComposePage::quoted)
                .collect(Collectors.joining(",", "[", "]"));
        json(exchange, people);
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
        var named = letter.sent(clock.instant(), drawn() + "@" + account.domain());
        // with Bcc: the copy that stays has it, what leaves does not
        try (var spool = new Spool(Format.MESSAGE)) {
            LetterWriter.ofDrafts(random).write(named, spool);
            outbox.send(
                    account.id(),
                    AUTHOR,
                    Optional.of(new OperationId("web:" + ticket)),
                    Outbox.Sending.of(spool.document(), account.address(), to),
                    also(mailbox, origin));
        }
    }

    /** What else is done when it is sent: the draft goes, and what it answers is marked. */
    private List<Edit> also(Mailbox mailbox, Origin origin) {
        if (origin.item().isEmpty()) {
            return List.of();
        }
        var item = origin.item().get();
        if (!origin.verb().equals("draft")) {
            return List.of(marked(origin.verb(), item.id()));
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.RemoveItem(item.id(), Precondition.NONE));
        var answers = item.properties().get(ANSWERS).orElse("");
        var colon = answers.indexOf(':');
        if (colon > 0) {
            var answered = new ItemId(Long.parseLong(answers.substring(colon + 1)));
            if (mailbox.item(answered).isPresent()) {
                edits.add(marked(answers.substring(0, colon), answered));
            }
        }
        return edits;
    }

    private Edit marked(String verb, ItemId item) {
        var now = clock.instant();
        return MessageState.edit(item, state -> switch (verb) {
            case "reply" -> state.answered(now);
            case "all" -> state.answeredToAll(now);
            default -> state.forwarded(now);
        });
    }
}
