package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import sextant.mailbox.store.StoreException;

/**
 * A few platform threads that read, each with a connection at hand: native calls on a virtual thread would pin its
 * carrier and starve all others. Whoever asks waits; a virtual thread does so without holding anything.
 */
final class Readers implements AutoCloseable {
    private final ExecutorService threads;
    private final LinkedBlockingQueue<Session> idle;
    private final List<Session> sessions;

    /** As many threads as sessions, which belong to the readers from now on. */
    Readers(List<Session> sessions) {
        this.sessions = List.copyOf(sessions);
        this.idle = new LinkedBlockingQueue<>(sessions);
        this.threads = Executors.newFixedThreadPool(
                sessions.size(),
                Thread.ofPlatform().name("sqlite-reader-", 1).daemon().factory());
    }

    /** A question to the database. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Session session) throws SQLException;
    }

    /** Asks one question of one statement. */
    <T> T read(Question<T> question) {
        var answer = new CompletableFuture<T>();
        try {
            threads.execute(() -> answer(question, answer));
        } catch (RejectedExecutionException e) {
            throw new StoreException("the store is closed", e);
        }
        return Writer.answer(answer);
    }

    /** Asks a question of several statements, which all see the same moment. */
    <T> T snapshot(Question<T> question) {
        return read(session -> {
            session.update("BEGIN");
            try {
                return question.ask(session);
            } finally {
                session.update("COMMIT");
            }
        });
    }

    private <T> void answer(Question<T> question, CompletableFuture<T> answer) {
        Session session = idle.remove();
        T value;
        try {
            value = question.ask(session);
        } catch (SQLException e) {
            answer.completeExceptionally(SqlTrouble.of("reading failed", e));
            return;
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
            return;
        } finally {
            idle.add(session);
        }
        answer.complete(value);
    }

    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var failures = new ArrayList<SQLException>();
        for (Session session : sessions) {
            try {
                session.close();
            } catch (SQLException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw SqlTrouble.of("closing the database", failures.getFirst());
        }
    }
}
