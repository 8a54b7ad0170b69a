package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.store.StoreException;

/** Commits in groups: who shares one, and what becomes of its members when something fails. */
class WriterTest {
    @TempDir
    Path temporary;

    private final AtomicInteger commits = new AtomicInteger();

    /** What happens instead of a commit; by default nothing else. */
    @FunctionalInterface
    private interface Fault {
        void at(int commit, Committing real) throws SQLException;
    }

    @FunctionalInterface
    private interface Committing {
        int commit() throws SQLException;
    }

    private Writer writer(Fault fault) throws SQLException {
        var real = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("test.db"));
        var session = new Session(proxy(
                Connection.class,
                real,
                (statement, sql) ->
                        sql.equals("COMMIT") ? committing((PreparedStatement) statement, fault) : statement));
        session.run("CREATE TABLE IF NOT EXISTS note (text TEXT PRIMARY KEY)");
        return new Writer(session, 256);
    }

    private PreparedStatement committing(PreparedStatement real, Fault fault) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                    if (method.getName().equals("executeUpdate")) {
                        int nth = commits.incrementAndGet();
                        var done = new AtomicInteger();
                        fault.at(nth, () -> {
                            done.incrementAndGet();
                            return real.executeUpdate();
                        });
                        return done.get();
                    }
                    return method.invoke(real, arguments);
                });
    }

    @FunctionalInterface
    private interface Replacing {
        Object replace(Object statement, String sql);
    }

    private static <T> T proxy(Class<T> type, T real, Replacing replacing) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        Object made = method.invoke(real, arguments);
                        return method.getName().equals("prepareStatement")
                                ? replacing.replace(made, (String) arguments[0])
                                : made;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private static final Fault NONE = (_, real) -> real.commit();

    private static Writer.Work<Integer> note(String text) {
        return session -> session.update("INSERT INTO note VALUES (?)", text);
    }

    private static List<String> notes(Writer writer) {
        return writer.write(session -> session.all("SELECT text FROM note ORDER BY text", row -> row.getString(1)));
    }

    /** Holds the writer up until all works are queued, so that they share its next commit. */
    private static List<Future<Integer>> together(Writer writer, List<Writer.Work<Integer>> works) throws Exception {
        var begun = new CountDownLatch(1);
        var queued = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> writer.write(session -> {
                begun.countDown();
                await(queued);
                return session.update("DELETE FROM note WHERE 0");
            }));
            begun.await();
            for (Writer.Work<Integer> work : works) {
                int before = writer.waiting();
                answers.add(threads.submit(() -> writer.write(work)));
                while (writer.waiting() == before) {
                    Thread.onSpinWait();
                }
            }
            queued.countDown();
            assertThat(first.isCancelled()).isFalse();
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesThatWaitShareOneCommit() throws Exception {
        try (Writer writer = writer(NONE)) {
            var answers = together(writer, List.of(note("a"), note("b"), note("c")));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
            assertThat(commits).hasValue(2);
            assertThat(notes(writer)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aWriteThatBreaksARuleSpoilsNobodyElse() throws Exception {
        try (Writer writer = writer(NONE)) {
            var answers = together(
                    writer, List.of(note("a"), note("a"), session -> half(session, "b", "no such thing"), note("c")));
            assertThat(answers.get(0).get()).isEqualTo(1);
            assertFailed(answers.get(1), StoreException.class, "constraint");
            assertFailed(answers.get(2), IllegalStateException.class, "no such thing");
            assertThat(answers.get(3).get()).isEqualTo(1);
            assertThat(notes(writer)).containsExactly("a", "c");
            assertThat(commits).hasValue(3);
        }
    }

    /** Writes something, then fails. */
    private static int half(Session session, String text, String words) throws SQLException {
        session.update("INSERT INTO note VALUES (?)", text);
        throw new IllegalStateException(words);
    }

    @Test
    void aMemberThatTheEngineFailsIsTriedAloneAndTheOthersAreWritten() throws Exception {
        try (Writer writer = writer(NONE)) {
            var answers = together(
                    writer,
                    List.of(
                            note("a"),
                            session -> {
                                session.update("INSERT INTO note VALUES ('lost')");
                                throw new SQLException("the disk is on fire");
                            },
                            note("b")));
            assertThat(answers.get(0).get()).isEqualTo(1);
            assertFailed(answers.get(1), StoreException.class, "nothing was written");
            assertThat(answers.get(2).get()).isEqualTo(1);
            assertThat(notes(writer)).containsExactly("a", "b");
        }
    }

    @Test
    void aFailedCommitIsReportedToAllItsMembersAndTheNextOneWorks() throws Exception {
        try (Writer writer = writer((nth, real) -> {
            if (nth == 2) {
                throw new SQLException("the disk is on fire");
            }
            real.commit();
        })) {
            for (Future<Integer> answer : together(writer, List.of(note("a"), note("b")))) {
                assertFailed(answer, StoreException.class, "may or may not have happened");
            }
            assertThat(notes(writer)).isEmpty();
            assertThat(writer.write(note("a"))).isEqualTo(1);
            assertThat(notes(writer)).containsExactly("a");
        }
    }

    /** The connection may be lost after the commit: no success is claimed, and the writes are there. */
    @Test
    void aCommitWhoseAnswerIsLostIsNoSuccessEither() throws Exception {
        try (Writer writer = writer((nth, real) -> {
            real.commit();
            if (nth == 1) {
                throw new SQLException("the line went dead");
            }
        })) {
            assertThatThrownBy(() -> writer.write(note("a"))).hasMessageContaining("may or may not have happened");
            assertThat(notes(writer)).containsExactly("a");
        }
    }

    @Test
    void anErrorInOneWriteDoesNotEndTheWriter() throws Exception {
        try (Writer writer = writer(NONE)) {
            assertThatThrownBy(() -> writer.write(session -> {
                        half(session, "a", "b");
                        return 1;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.write(_ -> {
                        throw new OutOfMemoryError("pretended");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(writer.write(note("still here"))).isEqualTo(1);
        }
    }

    @Test
    void whatWasQueuedIsWrittenBeforeTheWriterCloses() throws Exception {
        Writer writer = writer(NONE);
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> held = threads.submit(() -> writer.write(session -> {
                begun.countDown();
                await(go);
                return session.update("INSERT INTO note VALUES ('held')");
            }));
            begun.await();
            Future<Integer> queued = threads.submit(() -> writer.write(note("queued")));
            while (writer.waiting() == 0) {
                Thread.onSpinWait();
            }
            Future<?> closing = threads.submit(writer::close);
            while (writer.waiting() == 1) {
                Thread.onSpinWait();
            }
            go.countDown();
            assertThat(held.get()).isEqualTo(1);
            assertThat(queued.get()).isEqualTo(1);
            closing.get();
        }
        assertThatThrownBy(() -> writer.write(note("late"))).hasMessageContaining("closed");
    }

    @Test
    void anInterruptedWriterOfARequestStillWaitsForItsAnswer() throws Exception {
        try (Writer writer = writer(NONE)) {
            Thread.currentThread().interrupt();
            assertThat(writer.write(note("a"))).isEqualTo(1);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(notes(writer)).containsExactly("a");
        }
    }

    private static void assertFailed(Future<?> answer, Class<? extends Throwable> type, String words) {
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(type)
                .message()
                .containsIgnoringCase(words);
    }
}
