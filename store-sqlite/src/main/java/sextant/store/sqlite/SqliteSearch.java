package sextant.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.AccountId;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.NotFound;
import sextant.mailbox.search.Filter;
import sextant.mailbox.search.Search;
import sextant.mailbox.store.StoreException;

/**
 * An index for each account: a database of its own, so that nobody's words are in another's and one that is damaged or not
 * wanted any more goes with its file. An index follows the journal: before it answers it takes in what was committed since,
 * and where it stands is in the same transaction as what it took in. So nothing waits for it at a commit, and no crash leaves
 * it wrong.
 */
public final class SqliteSearch implements Search {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSearch.class);
    private static final int THREADS = 2;
    private static final int OPEN = 64;

    private final Path directory;
    private final SqliteOptions options;
    private final Mailboxes mailboxes;
    private final ExecutorService[] threads = new ExecutorService[THREADS];
    private final List<Map<AccountId, AccountIndex>> open;

    /**
     * The indexes of a store.
     *
     * @param directory where they are; it is made when the first one is
     */
    public SqliteSearch(Path directory, SqliteOptions options, Mailboxes mailboxes) {
        this.directory = directory;
        this.options = options;
        this.mailboxes = mailboxes;
        for (var i = 0; i < THREADS; i++) {
            // an account is always on the same thread
            threads[i] = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("search-" + i).daemon().factory());
        }
        this.open = List.of(new LinkedHashMap<>(16, 0.75f, true), new LinkedHashMap<>(16, 0.75f, true));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(AccountIndex index) throws SQLException;
    }

    private <T> T ask(AccountId account, Question<T> question) {
        var answer = new CompletableFuture<T>();
        queue(account, question, answer);
        return Writer.answer(answer);
    }

    private <T> void queue(AccountId account, Question<T> question, CompletableFuture<T> answer) {
        var lane = (int) Math.floorMod(account.value(), (long) THREADS);
        try {
            threads[lane].execute(() -> answer(lane, account, question, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new StoreException("the store is closed", e));
        }
    }

    private <T> void answer(int lane, AccountId account, Question<T> question, CompletableFuture<T> answer) {
        try {
            var found = current(lane, account, question);
            if (found.isPresent()) {
                answer.complete(found.get());
            } else {
                queue(account, question, answer); // behind the others, who have less to take in
            }
        } catch (SQLException | IOException e) {
            answer.completeExceptionally(new StoreException("searching failed", e));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /** The answer, or none yet if there is more to take in first. */
    private <T> Optional<T> current(int lane, AccountId account, Question<T> question)
            throws SQLException, IOException {
        var mailbox = mailboxes.find(account);
        if (mailbox.isEmpty()) {
            discard(lane, account);
            throw new NotFound("There is no such account.");
        }
        try {
            var index = index(lane, account);
            return index.follow(mailbox.get()) ? Optional.of(question.ask(index)) : Optional.empty();
        } catch (SQLException e) {
            LOG.warn(
                    "The search index of account {} cannot be used and is made anew: {}",
                    account.value(),
                    e.getMessage());
            discard(lane, account);
            var index = index(lane, account);
            return index.follow(mailbox.get()) ? Optional.of(question.ask(index)) : Optional.empty();
        }
    }

    private AccountIndex index(int lane, AccountId account) throws SQLException, IOException {
        var standing = open.get(lane).get(account);
        if (standing != null) {
            return standing;
        }
        if (open.get(lane).size() >= OPEN) {
            var oldest = open.get(lane).keySet().iterator().next();
            close(lane, oldest);
        }
        new LocalDisk().createDirectory(directory);
        LocalDisk.keepPrivate(directory);
        var database = new Database(file(account), options);
        database.prepare();
        var opened = AccountIndex.open(database);
        open.get(lane).put(account, opened);
        return opened;
    }

    private void close(int lane, AccountId account) throws SQLException {
        var standing = open.get(lane).remove(account);
        if (standing != null) {
            standing.close();
        }
    }

    private void discard(int lane, AccountId account) throws SQLException, IOException {
        close(lane, account);
        var file = file(account);
        for (var ending : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
        }
    }

    private Path file(AccountId account) {
        return directory.resolve(account.value() + ".db");
    }

    @Override
    public Page find(AccountId account, Query query, Optional<Cursor> after, int limit) {
        return ask(account, index -> index.find(query, after, Math.clamp(limit, 1, 1_000)));
    }

    @Override
    public long count(AccountId account, Filter filter) {
        return ask(account, index -> index.count(new FilterSql(filter)));
    }

    @Override
    public List<Conversation> conversations(AccountId account, Filter filter, int offset, int limit) {
        return ask(account, index -> index.conversations(new FilterSql(filter), offset, limit));
    }

    @Override
    public Map<CollectionId, Counts> counts(AccountId account) {
        return ask(account, AccountIndex::counts);
    }

    @Override
    public List<Completion> complete(AccountId account, String prefix, int limit) {
        return ask(account, index -> index.complete(prefix, limit));
    }

    @Override
    public long rebuild(AccountId account) {
        forget(account);
        return ask(account, AccountIndex::size);
    }

    @Override
    public void forget(AccountId account) {
        var lane = (int) Math.floorMod(account.value(), (long) THREADS);
        var done = new CompletableFuture<Boolean>();
        threads[lane].execute(() -> {
            try {
                discard(lane, account);
                done.complete(true);
            } catch (SQLException | IOException e) {
                done.completeExceptionally(new StoreException("the search index cannot be thrown away", e));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        Writer.answer(done);
    }

    /** Ends what is being asked and closes the indexes; they need no more than that. */
    @Override
    public void close() {
        for (var lane = 0; lane < THREADS; lane++) {
            var mine = lane;
            threads[lane].execute(() -> {
                for (var account : List.copyOf(open.get(mine).keySet())) {
                    try {
                        close(mine, account);
                    } catch (SQLException e) {
                        LOG.warn("The search index of account {} was not closed well", account.value(), e);
                    }
                }
            });
            threads[lane].close();
        }
    }
}
