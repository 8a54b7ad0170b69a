package sextant.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import sextant.mailbox.AccountId;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;

/** What earlier appends answered, by their operation ids. */
final class OperationTable {
    private OperationTable() {}

    static Optional<Position> head(Session session, AccountId account, OperationId operation) throws SQLException {
        return session.one(
                "SELECT head FROM operation WHERE account = ? AND id = ?",
                row -> new Position(row.getLong(1)),
                account.value(),
                operation.value());
    }

    static void remember(Session session, AccountId account, OperationId operation, Position head, Instant at)
            throws SQLException {
        session.update(
                "INSERT INTO operation (account, id, head, at) VALUES (?, ?, ?, ?)",
                account.value(),
                operation.value(),
                head.value(),
                Moment.of(at));
    }
}
