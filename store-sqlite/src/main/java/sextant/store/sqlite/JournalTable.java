package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import sextant.mailbox.AccountId;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionChanges;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Epoch;
import sextant.mailbox.Position;
import sextant.mailbox.store.Head;

/** Table {@code journal}, and what it counts beside items: collections. */
final class JournalTable {
    private JournalTable() {}

    static Optional<Head> head(Session session, AccountId account) throws SQLException {
        return session.one(
                "SELECT epoch, head FROM journal WHERE account = ?",
                row -> new Head(new Epoch(row.getLong(1)), new Position(row.getLong(2))),
                account.value());
    }

    static long bytes(Session session, AccountId account) throws SQLException {
        return session.one("SELECT bytes FROM journal WHERE account = ?", row -> row.getLong(1), account.value())
                .orElse(0L);
    }

    static List<Collection> collections(Session session, AccountId account) throws SQLException {
        return session.all(
                "SELECT " + CollectionTable.COLUMNS + " FROM collection WHERE account = ? ORDER BY id",
                CollectionTable::read,
                account.value());
    }

    static CollectionChanges collectionChanges(Session session, AccountId account, Position since) throws SQLException {
        var present = session.all(
                "SELECT " + CollectionTable.COLUMNS
                        + " FROM collection WHERE account = ? AND changed > ? ORDER BY changed",
                CollectionTable::read,
                account.value(),
                since.value());
        if (since.equals(Position.START)) {
            return new CollectionChanges(present, List.of(), upTo(session, account));
        }
        var removals = session.all(
                "SELECT id, kind, segment, position FROM collection_tombstone"
                        + " WHERE account = ? AND position > ? ORDER BY position",
                CollectionTable::readTombstone,
                account.value(),
                since.value());
        return new CollectionChanges(present, removals, upTo(session, account));
    }

    /** The position of the head; that of an unknown account is the start. */
    static Position upTo(Session session, AccountId account) throws SQLException {
        return head(session, account).map(Head::position).orElse(Position.START);
    }

    /** Drops the tombstones and raises the horizon; a lower position than the horizon changes nothing. */
    static boolean prune(Session session, AccountId account, CollectionId in, Position upTo) throws SQLException {
        session.update("""
                UPDATE collection SET horizon = max(horizon, ?3), pruned = max(pruned, ifnull((SELECT max(position)
                  FROM tombstone WHERE tombstone.account = ?1 AND collection = ?2 AND position <= ?3), 0))
                WHERE account = ?1 AND id = ?2""", account.value(), in.value(), upTo.value());
        session.update(
                "DELETE FROM tombstone WHERE account = ? AND collection = ? AND position <= ?",
                account.value(),
                in.value(),
                upTo.value());
        return true;
    }

    static boolean newEpochs(Session session, LongSupplier epochs) throws SQLException {
        for (long account : session.all("SELECT account FROM journal ORDER BY account", row -> row.getLong(1))) {
            session.update("UPDATE journal SET epoch = ? WHERE account = ?", epochs.getAsLong(), account);
        }
        return true;
    }
}
