package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summaries;
import sextant.mailbox.AccountId;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.VirtualTime;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Field;
import sextant.mailbox.search.Filter;
import sextant.mailbox.search.Flag;
import sextant.mailbox.search.Search;
import sextant.mailbox.search.Search.Counts;
import sextant.mailbox.search.Search.Order;
import sextant.mailbox.search.Search.Query;

class SqliteSearchTest {
    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();
    private SqliteStore store;
    private SqliteSearch search;
    private Mailboxes mailboxes;
    private AccountId account;
    private Mailbox mailbox;

    @BeforeEach
    void begin() {
        store = SqliteStore.open(folder.resolve("store"), SqliteOptions.DEFAULTS);
        open();
        var accounts = new Accounts(mailboxes, MailboxFixture.CHEAP, new SecureRandom());
        accounts.addDomain("example.org");
        account = accounts.create("alice@example.org", "", Optional.empty(), false)
                .id();
        mailbox = mailboxes.of(account);
    }

    private void open() {
        mailboxes = new Mailboxes(store, new Summaries(), time, time, new SplittableRandom(1), MailboxLimits.DEFAULT);
        search = new SqliteSearch(folder.resolve("search"), SqliteOptions.DEFAULTS, mailboxes);
        if (account != null) {
            mailbox = mailboxes.of(account);
        }
    }

    @AfterEach
    void end() {
        search.close();
        store.close();
    }

    private static Document letter(String from, String to, String subject, String body) {
        var text = "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n";
        return Document.of(Format.MESSAGE, text.getBytes(StandardCharsets.UTF_8));
    }

    private Item add(Role role, Document document, MessageState state) {
        time.advance(Duration.ofSeconds(1));
        var add = new Edit.AddItem(mailbox.collection(role).id(), document, state.properties());
        return mailbox.commit(Batch.of(Author.server("test"), add))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
    }

    private Item add(String subject, String body) {
        return add(Role.INBOX, letter("Zoe <zoe@other.example>", "alice@example.org", subject, body), MessageState.NEW);
    }

    private List<ItemId> found(Filter filter) {
        return search.find(account, Query.newest(filter), Optional.empty(), 1_000)
                .items();
    }

    private static Filter words(String text) {
        return new Filter.Words(Field.ANYWHERE, text);
    }

    @ParameterizedTest
    @CsvSource({
        "budget, true",
        "BUDG, true",
        "Résumé, true",
        "resume, true",
        "budget meeting, true",
        "'\"budget meeting\"', true",
        "'\"meeting budget\"', false",
        "meet budget, false",
        "zoe, true",
        "other.example, true",
        "alice@example.org, true",
        "grüße, true",
        "gruss, false",
        "nothing, false",
        "'', true",
        "'-', false"
    })
    void wordsAreFoundInAnyCaseWithAnyAccents(String text, boolean expected) {
        var item = add("Budget meeting", "The résumé is attached. Viele Grüße");

        assertThat(found(words(text))).isEqualTo(expected ? List.of(item.id()) : List.of());
    }

    @Test
    void eachFieldIsSearchedByItself() {
        var item = add("Budget", "text");

        assertThat(found(new Filter.Words(Field.SUBJECT, "budget"))).containsExactly(item.id());
        assertThat(found(new Filter.Words(Field.BODY, "budget"))).isEmpty();
        assertThat(found(new Filter.Words(Field.FROM, "zoe"))).containsExactly(item.id());
        assertThat(found(new Filter.Words(Field.TO, "zoe"))).isEmpty();
        assertThat(found(new Filter.Words(Field.TO, "alice"))).containsExactly(item.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "a\" OR b",
                "a*",
                "NEAR(a b)",
                "subject : a",
                "{subject} : a",
                "a AND NOT b",
                "^a",
                "a\u0000b",
                "a'b",
                "(",
                "-- a",
                "\"a\" \"b",
                "a+b",
                "\uD800",
                "*",
                "a \" * \" b"
            })
    void nothingThatIsTypedIsMoreThanWords(String text) {
        var item = add("a b or near and not subject", "text");

        assertThat(found(new Filter.Any(List.of(words(text), Filter.EVERYTHING))))
                .containsExactly(item.id());
        for (var field : Field.values()) {
            search.count(account, new Filter.Words(field, text));
        }
    }

    @Test
    void aFlagIsKnownAtOnceAndTheWordsStay() {
        var item = add("Budget", "text");
        var inbox = item.collection();
        assertThat(search.counts(account).get(inbox)).isEqualTo(new Counts(1, 1));

        mailbox.commit(Batch.of(
                Author.server("test"),
                new Edit.SetProperties(
                        item.id(),
                        properties -> new MessageState(properties)
                                .seen(true)
                                .flagged("Follow up")
                                .categories(List.of("Blue"))
                                .properties())));

        assertThat(search.counts(account).get(inbox)).isEqualTo(new Counts(1, 0));
        assertThat(found(new Filter.All(List.of(
                        words("budget"),
                        new Filter.Is(Flag.SEEN),
                        new Filter.Is(Flag.FLAGGED),
                        new Filter.Category("BLUE")))))
                .containsExactly(item.id());
        assertThat(found(new Filter.Not(new Filter.Is(Flag.SEEN)))).isEmpty();
        assertThat(found(new Filter.Category("lu"))).isEmpty();
    }

    @Test
    void conversationsAreTheirNewestMessage() {
        var first = add("Lunch", "one");
        var second = add("Re: Lunch", "two");
        var other = add("Dinner", "three");

        assertThat(search.conversations(account, Filter.EVERYTHING, 0, 10))
                .extracting(Search.Conversation::newest, Search.Conversation::count, Search.Conversation::unread)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(other.id(), 1L, 1L),
                        org.assertj.core.api.Assertions.tuple(second.id(), 2L, 2L));
        var id = second.summary().envelope().orElseThrow().conversation();
        assertThat(found(new Filter.Conversation(id))).containsExactly(second.id(), first.id());
    }

    @Test
    void peopleAreCompletedFromContactsAndFromWhatWasSent() {
        var card =
                "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ren\u00e9e Young\r\nEMAIL:renee@other.example\r\nEND:VCARD\r\n";
        var add = new Edit.AddItem(
                mailbox.collection(Role.CONTACTS).id(),
                Document.of(Format.VCARD, card.getBytes(StandardCharsets.UTF_8)),
                Properties.NONE);
        mailbox.commit(Batch.of(Author.server("test"), add));
        add(Role.SENT, letter("alice@example.org", "Rex <rex@other.example>", "x", "y"), MessageState.NEW.seen(true));
        add(Role.SENT, letter("alice@example.org", "Rex <rex@other.example>", "z", "y"), MessageState.NEW.seen(true));

        assertThat(search.complete(account, "re", 10))
                .extracting(Search.Completion::address)
                .as("whom one writes to most comes first")
                .containsExactly("rex@other.example", "renee@other.example");
        assertThat(search.complete(account, "you", 10))
                .containsExactly(new Search.Completion("Ren\u00e9e Young", "renee@other.example"));
        assertThat(search.complete(account, "%", 10)).isEmpty();
        assertThat(search.complete(account, "", 10)).isEmpty();
        assertThat(found(words("young"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no database at all, but longer than a header would be ............................................"
            })
    void anIndexThatIsGoneOrDamagedIsMadeAnew(String garbage) throws IOException {
        var item = add("Budget", "text");
        assertThat(found(words("budget"))).containsExactly(item.id());
        search.close();
        var file = folder.resolve("search").resolve(account.value() + ".db");
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
        Files.delete(file);
        if (!garbage.isEmpty()) {
            Files.writeString(file, garbage.repeat(50));
        }
        open();

        assertThat(found(words("budget"))).containsExactly(item.id());
        assertThat(search.rebuild(account)).isEqualTo(1);
        assertThat(found(words("budget"))).containsExactly(item.id());
    }

    @Test
    void whoHasMuchToTakeInKeepsNobodyWaiting() throws Exception {
        var accounts = new Accounts(mailboxes, MailboxFixture.CHEAP, new SecureRandom());
        accounts.create("other@example.org", "", Optional.empty(), false);
        var third = accounts.create("third@example.org", "", Optional.empty(), false)
                .id();
        var edits = new ArrayList<Edit>();
        for (var i = 0; i < 2_000; i++) {
            edits.add(new Edit.AddItem(
                    mailbox.collection(Role.INBOX).id(),
                    letter("a@b.example", "c@d.example", "s" + i, "text"),
                    Properties.NONE));
        }
        mailbox.commit(new Batch(Author.server("test"), Optional.empty(), edits));
        var order = new LinkedBlockingQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> {
                search.count(account, Filter.EVERYTHING);
                order.add("much");
            });
            threads.execute(() -> {
                search.count(third, Filter.EVERYTHING);
                order.add("little");
            });
        }
        assertThat(order).as("both are on one thread").containsExactly("little", "much");
        assertThat(search.count(account, Filter.EVERYTHING)).isEqualTo(2_000);
    }

    /** Random edits; after each, what the index says is what a look through the whole mailbox says. */
    @Test
    void whateverHappensTheIndexSaysWhatTheMailboxHolds() {
        var random = new SplittableRandom(5);
        var said = List.of("alpha", "beta", "gamma", "delta");
        for (var step = 0; step < 400; step++) {
            change(random, said);
            if (random.nextInt(3) == 0) {
                compare(step, said.get(random.nextInt(said.size())));
            }
            if (random.nextInt(100) == 0) {
                search.close();
                open();
            }
        }
        compare(400, "alpha");
        search.rebuild(account);
        compare(401, "beta");
    }

    private void change(SplittableRandom random, List<String> said) {
        var all = all();
        var some = all.isEmpty() ? Optional.<Item>empty() : Optional.of(all.get(random.nextInt(all.size())));
        var roles = List.of(Role.INBOX, Role.SENT, Role.TRASH);
        var role = roles.get(random.nextInt(roles.size()));
        var pick = random.nextInt(10);
        if (pick < 4 || some.isEmpty()) {
            add(
                    role,
                    letter(
                            "x@" + said.get(random.nextInt(4)) + ".example",
                            "y@z.example",
                            said.get(random.nextInt(4)),
                            said.get(random.nextInt(4))),
                    MessageState.NEW.seen(random.nextBoolean()));
            return;
        }
        var item = some.get();
        var edit = switch (pick) {
            case 4, 5 ->
                new Edit.SetProperties(
                        item.id(),
                        properties -> new MessageState(properties)
                                .seen(!new MessageState(properties).isSeen())
                                .properties());
            case 6, 7 ->
                new Edit.MoveItem(item.id(), mailbox.collection(role).id(), item.name(), true, Precondition.NONE);
            case 8 ->
                new Edit.ReplaceItem(
                        item.id(),
                        letter("x@new.example", "y@z.example", said.get(random.nextInt(4)), "new"),
                        Precondition.NONE);
            default -> new Edit.RemoveItem(item.id(), Precondition.NONE);
        };
        mailbox.commit(Batch.of(Author.server("test"), edit));
    }

    private List<Item> all() {
        var all = new ArrayList<Item>();
        for (var collection : mailbox.collections()) {
            all.addAll(mailbox.items(collection.id(), "", 10_000));
        }
        return all;
    }

    private void compare(int step, String word) {
        var all = all();
        var inbox = mailbox.collection(Role.INBOX).id();
        assertThat(found(Filter.EVERYTHING)).as("step %s", step).isEqualTo(ids(all, item -> true));
        assertThat(found(new Filter.All(List.of(new Filter.In(Set.of(inbox)), new Filter.Words(Field.SUBJECT, word)))))
                .as("step %s: %s", step, word)
                .isEqualTo(ids(
                        all,
                        item -> item.collection().equals(inbox)
                                && item.summary().subject().equals(word)));
        assertThat(search.count(account, new Filter.Not(new Filter.Is(Flag.SEEN))))
                .as("step %s", step)
                .isEqualTo(all.stream().filter(item -> !seen(item)).count());
        var counts = search.counts(account);
        for (var collection : mailbox.collections()) {
            assertThat(counts.getOrDefault(collection.id(), new Counts(0, 0)))
                    .as("step %s", step)
                    .isEqualTo(counted(all, collection.id()));
        }
        assertThat(paged(new Query(new Filter.Kinds(Set.of(Kind.MESSAGE)), Order.SUBJECT)))
                .as("step %s", step)
                .isEqualTo(all.stream()
                        .sorted(Comparator.comparing(
                                        (Item item) -> item.summary().subject())
                                .thenComparingLong(item -> item.id().value()))
                        .map(Item::id)
                        .toList());
    }

    private List<ItemId> paged(Query query) {
        var found = new ArrayList<ItemId>();
        Optional<Search.Cursor> after = Optional.empty();
        do {
            var page = search.find(account, query, after, 7);
            found.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private static boolean seen(Item item) {
        return new MessageState(item.properties()).isSeen();
    }

    private static Counts counted(List<Item> all, CollectionId collection) {
        var here = all.stream()
                .filter(item -> item.collection().equals(collection))
                .toList();
        return new Counts(here.size(), here.stream().filter(item -> !seen(item)).count());
    }

    private static List<ItemId> ids(List<Item> all, Predicate<Item> wanted) {
        return all.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Item::created)
                        .thenComparingLong(item -> item.id().value())
                        .reversed())
                .map(Item::id)
                .toList();
    }
}
