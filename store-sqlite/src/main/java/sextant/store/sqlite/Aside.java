package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A long question, asked on a thread and a session made for it, so that it takes no reader from the requests. */
final class Aside {
    private Aside() {}

    /** One consistent moment of the database, however long it takes; the write-ahead log grows meanwhile. */
    static <T> T snapshot(Database database, Readers.Question<T> question) {
        return ask(database, session -> {
            session.update("BEGIN");
            return question.ask(session);
        });
    }

    static <T> T ask(Database database, Readers.Question<T> question) {
        var answer = new CompletableFuture<T>();
        Thread.ofPlatform().name("sqlite-aside").daemon().start(() -> {
            try (Session session = database.reading()) {
                answer.complete(question.ask(session));
            } catch (SQLException e) {
                answer.completeExceptionally(SqlTrouble.of("reading failed", e));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return Writer.answer(answer);
    }
}
