package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.store.StoreException;

/**
 * The one thread that writes. Writes that arrive while it waits for the disk share the next commit, so that a busy
 * server pays one fsync for many answers; each caller waits for the commit of its own group.
 *
 * <p>A write that breaks a rule (a constraint, an exception of its own) is undone to its savepoint and spoils nobody
 * else's. Any other failure of the engine before the commit undoes the whole group, whose writes are then tried one by
 * one, so that only those fail that cannot be done. A commit that fails is a failure of all its members, who do not know
 * whether it happened; it is never reported as success. The connection stays in use after that: SQLite writes the next
 * transaction over the frames of the failed one and syncs them again, whereas reopening would trust what the page cache
 * says about them.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Session session;
    private final int groupLimit;
    private final BlockingQueue<Optional<Task<?>>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    /** The session belongs to the writer from now on. */
    Writer(Session session, int groupLimit) {
        this.session = session;
        this.groupLimit = groupLimit;
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::run);
    }

    /** What is done inside the transaction; may be done a second time if the first attempt was undone. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    private record Task<T>(Work<T> work, CompletableFuture<T> answer) {

        /** Does the work; what comes back completes the answer, once that may be given. */
        Runnable attempt(Session session) throws SQLException {
            T value = work.on(session);
            return () -> answer.complete(value);
        }
    }

    /**
     * Does the work on the writer's thread and returns what it made, once that is durable.
     *
     * @throws StoreException if the engine failed
     */
    <T> T write(Work<T> work) {
        var task = new Task<>(work, new CompletableFuture<T>());
        synchronized (this) {
            if (closed) {
                throw new StoreException("the store is closed");
            }
            queue.add(Optional.of(task));
        }
        return answer(task.answer());
    }

    /** Writes that wait for the next commit. */
    int waiting() {
        return queue.size();
    }

    /** Waits, also in an interrupted thread, for a write that was begun will be finished. */
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new StoreException("the store failed", e);
            }
        }
    }

    private void run() {
        try {
            while (true) {
                var group = new ArrayList<Task<?>>();
                boolean last = collect(group);
                if (!group.isEmpty()) {
                    together(group);
                }
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("the writer was interrupted and ends", e);
        }
    }

    /** Waits for the next task and takes those that arrived meanwhile; true if none will follow. */
    private boolean collect(List<Task<?>> group) throws InterruptedException {
        Optional<Task<?>> next = queue.take();
        while (next.isPresent()) {
            group.add(next.get());
            Optional<Task<?>> more = group.size() < groupLimit ? queue.poll() : null;
            if (more == null) {
                return false;
            }
            next = more;
        }
        return true;
    }

    private void together(List<Task<?>> group) {
        var answers = new ArrayList<Runnable>(group.size());
        try {
            session.update("BEGIN IMMEDIATE");
            for (Task<?> task : group) {
                answers.add(attempt(task));
            }
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            if (group.size() == 1) {
                fail(group, trouble("nothing was written", e));
            } else {
                group.forEach(task -> together(List.of(task)));
            }
            return;
        }
        try {
            session.update("COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("a commit of {} writes failed", group.size(), e);
            undo(e);
            fail(group, trouble("the commit failed, and the write may or may not have happened", e));
            return;
        }
        answers.forEach(Runnable::run);
    }

    /** One member of the group; an exception means that the whole transaction is unsound. */
    private Runnable attempt(Task<?> task) throws SQLException {
        session.update("SAVEPOINT member");
        try {
            Runnable answer = task.attempt(session);
            session.update("RELEASE member");
            return answer;
        } catch (SQLException e) {
            if (!SqlTrouble.isConstraint(e)) {
                throw e;
            }
            undoMember();
            return () -> task.answer().completeExceptionally(SqlTrouble.of("nothing was written", e));
        } catch (RuntimeException e) {
            undoMember();
            return () -> task.answer().completeExceptionally(e);
        }
    }

    private void undoMember() throws SQLException {
        session.update("ROLLBACK TO member");
        session.update("RELEASE member");
    }

    /** SQLite undoes some failures by itself; then there is no transaction left and the rollback says so. */
    private void undo(Throwable cause) {
        try {
            session.update("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void fail(List<Task<?>> group, Throwable why) {
        group.forEach(task -> task.answer().completeExceptionally(why));
    }

    private static Throwable trouble(String doing, Throwable e) {
        return e instanceof SQLException sql ? SqlTrouble.of(doing, sql) : e;
    }

    /** Finishes the writes that were begun, copies the write-ahead log into the database and closes the connection. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Optional.empty());
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try (session) {
            session.run("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw SqlTrouble.of("closing the database", e);
        }
    }
}
