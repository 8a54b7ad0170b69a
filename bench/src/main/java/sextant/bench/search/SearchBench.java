package sextant.bench.search;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Summaries;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.PasswordCost;
import sextant.mailbox.Role;
import sextant.mailbox.SystemAlarms;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Field;
import sextant.mailbox.search.Filter;
import sextant.mailbox.search.Flag;
import sextant.mailbox.search.Search;
import sextant.mailbox.search.Search.Query;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteSearch;
import sextant.store.sqlite.SqliteStore;

/** What searching costs in a large folder: {@code SearchBench DIR [COUNT]}, on an empty folder. Prints a Markdown table. */
public final class SearchBench {
    private static final int ROUNDS = 31;
    private static final int WORDS = 20_000;

    private SearchBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        try (var store = SqliteStore.open(folder.resolve("store"), SqliteOptions.DEFAULTS)) {
            var mailboxes = new Mailboxes(
                    store,
                    new Summaries(),
                    InstantSource.system(),
                    new SystemAlarms(),
                    new SecureRandom(),
                    MailboxLimits.DEFAULT);
            try (var search = new SqliteSearch(folder.resolve("search"), SqliteOptions.DEFAULTS, mailboxes)) {
                measure(mailboxes, search, count);
            }
        }
    }

    private static void measure(Mailboxes mailboxes, Search search, int count) throws Exception {
        var accounts = new Accounts(mailboxes, new PasswordCost(64, 1, 1, 4), new SecureRandom());
        accounts.addDomain("example.org");
        var account = accounts.create("alice@example.org", "", Optional.empty(), false)
                .id();
        var mailbox = mailboxes.of(account);
        var inbox = mailbox.collection(Role.INBOX).id();
        var random = new SplittableRandom(1);
        for (var made = 0; made < count; ) {
            var edits = new ArrayList<Edit>();
            for (var i = 0; i < 500 && made < count; i++, made++) {
                edits.add(new Edit.AddItem(
                        inbox,
                        letter(random, made),
                        MessageState.NEW.seen(made % 10 != 0).properties()));
            }
            mailbox.commit(new Batch(Author.server("bench"), Optional.empty(), edits));
        }
        System.out.println("| work, in a folder of " + count + " messages | ms, median of " + ROUNDS + " (slowest) |");
        System.out.println("|---|---|");
        var began = System.nanoTime();
        var indexed = search.rebuild(account);
        var rebuilt = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| make the index anew | %.0f (%.0f messages a second) |%n",
                rebuilt * 1e3,
                indexed / rebuilt);
        Filter here = new Filter.In(Set.of(inbox));
        time("newest 50 of the folder", () -> search.find(account, Query.newest(here), Optional.empty(), 50));
        time(
                "the 50 after the 25,000th",
                () -> search.find(
                        account,
                        Query.newest(here),
                        Optional.of(new Search.Cursor(count / 2 + ":" + Long.MAX_VALUE)),
                        50));
        time("counts of all folders", () -> search.counts(account));
        time("a rare word, anywhere", () -> search.find(account, words(here, "w19001"), Optional.empty(), 50));
        time("a word in a tenth of all", () -> search.find(account, words(here, "common"), Optional.empty(), 50));
        time("a beginning of two letters", () -> search.find(account, words(here, "w1"), Optional.empty(), 50));
        time(
                "sender and unread",
                () -> search.find(
                        account,
                        Query.newest(new Filter.All(List.of(
                                new Filter.Words(Field.FROM, "sender7"), new Filter.Not(new Filter.Is(Flag.SEEN))))),
                        Optional.empty(),
                        50));
        time("first 50 conversations", () -> search.conversations(account, here, 0, 50));
        time("complete an address", () -> search.complete(account, "recip", 10));
        time("one message comes, and is found", () -> {
            mailbox.commit(Batch.of(
                    Author.server("bench"), new Edit.AddItem(inbox, letter(random, 1), MessageState.NEW.properties())));
            return search.find(account, words(here, "w19001"), Optional.empty(), 50);
        });
    }

    private static Query words(Filter here, String text) {
        return Query.newest(new Filter.All(List.of(here, new Filter.Words(Field.ANYWHERE, text))));
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static void time(String what, Work work) throws Exception {
        var times = new long[ROUNDS];
        for (var round = -3; round < ROUNDS; round++) {
            var began = System.nanoTime();
            work.run();
            if (round >= 0) {
                times[round] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT, "| %s | %.1f (%.1f) |%n", what, times[ROUNDS / 2] / 1e6, times[ROUNDS - 1] / 1e6);
    }

    private static Document letter(SplittableRandom random, int number) {
        var text = new StringBuilder("From: Sender <sender")
                .append(random.nextInt(500))
                .append("@other.example>\r\nTo: Recipient <recip")
                .append(random.nextInt(200))
                .append("@example.org>\r\nSubject: Subject ")
                .append(number / 4)
                .append("\r\nMessage-ID: <")
                .append(number)
                .append("@other.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n");
        for (var word = 0; word < 200; word++) {
            text.append('w').append(random.nextInt(WORDS)).append(word % 10 == 9 ? "\r\n" : " ");
        }
        if (number % 10 == 3) {
            text.append("common\r\n");
        }
        return Document.of(Format.MESSAGE, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
