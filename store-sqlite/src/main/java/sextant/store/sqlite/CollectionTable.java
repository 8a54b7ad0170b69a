package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sextant.content.Kind;
import sextant.mailbox.AccountId;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.CollectionRemoval;
import sextant.mailbox.Position;
import sextant.mailbox.Role;

/** Tables {@code collection} and {@code collection_tombstone}. */
final class CollectionTable {
    static final String COLUMNS =
            "id, kind, accepts, role, parent, name, segment, properties, created, changed, horizon";

    private CollectionTable() {}

    static Collection read(ResultSet row) throws SQLException {
        long parent = row.getLong(5);
        return new Collection(
                new CollectionId(row.getLong(1)),
                Kind.valueOf(row.getString(2)),
                Arrays.stream(row.getString(3).split(",", -1))
                        .map(Kind::valueOf)
                        .collect(Collectors.toSet()),
                Role.valueOf(row.getString(4)),
                parent == 0 ? Optional.empty() : Optional.of(new CollectionId(parent)),
                row.getString(6),
                row.getString(7),
                PropertyRow.unpack(row.getBytes(8)),
                new Position(row.getLong(9)),
                new Position(row.getLong(10)),
                new Position(row.getLong(11)));
    }

    static CollectionRemoval readTombstone(ResultSet row) throws SQLException {
        return new CollectionRemoval(
                new CollectionId(row.getLong(1)),
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                new Position(row.getLong(4)));
    }

    /** Creates or alters; an older horizon than the stored one, from a read before it was raised, does not lower it. */
    static void put(Session session, AccountId account, Collection collection) throws SQLException {
        session.update(
                """
                INSERT INTO collection (account, id, kind, accepts, role, parent, name, segment, properties, created,
                  changed, horizon, pruned)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                ON CONFLICT (account, id) DO UPDATE SET kind = excluded.kind, accepts = excluded.accepts,
                  role = excluded.role, parent = excluded.parent, name = excluded.name, segment = excluded.segment,
                  properties = excluded.properties, created = excluded.created, changed = excluded.changed,
                  horizon = max(horizon, excluded.horizon)""",
                account.value(),
                collection.id().value(),
                collection.kind().name(),
                accepts(collection),
                collection.role().name(),
                parent(collection),
                collection.name(),
                collection.segment(),
                PropertyRow.pack(collection.properties()),
                collection.created().value(),
                collection.changed().value(),
                collection.horizon().value());
    }

    /** Its tombstones go too: nobody can ask for the changes of a collection that is gone. */
    static void remove(Session session, AccountId account, Collection last, Position position) throws SQLException {
        int removed = session.update(
                "DELETE FROM collection WHERE account = ? AND id = ?",
                account.value(),
                last.id().value());
        if (removed == 0) {
            throw new IllegalArgumentException("collection " + last.id().value() + " is not there to be removed");
        }
        session.update(
                "INSERT INTO collection_tombstone (account, position, id, kind, segment) VALUES (?, ?, ?, ?, ?)",
                account.value(),
                position.value(),
                last.id().value(),
                last.kind().name(),
                last.segment());
        session.update(
                "DELETE FROM tombstone WHERE account = ? AND collection = ?",
                account.value(),
                last.id().value());
    }

    private static String accepts(Collection collection) {
        return collection.accepts().stream().sorted().map(Kind::name).collect(Collectors.joining(","));
    }

    private static @Nullable Long parent(Collection collection) {
        return collection.parent().map(CollectionId::value).orElse(null);
    }
}
