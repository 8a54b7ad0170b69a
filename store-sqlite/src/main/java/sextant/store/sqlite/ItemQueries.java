package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.mailbox.AccountId;
import sextant.mailbox.Changes;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.Removal;

/** Reads of items and their tombstones. Every query names its index, so that its cost does not hang on statistics. */
final class ItemQueries {
    private ItemQueries() {}

    /** {@code Store.changes}: two cursors in the order of positions, merged; reads no more rows than it returns, twice. */
    static Changes changes(
            Session session, AccountId account, CollectionId in, Position since, Position begun, int limit)
            throws SQLException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of changes has at least one row, not " + limit);
        }
        var present = session.all(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_position"
                        + " WHERE account = ? AND collection = ? AND position > ? ORDER BY position LIMIT ?",
                ItemRow::read,
                account.value(),
                in.value(),
                since.value(),
                limit + 1L);
        List<Removal> removals = since.equals(Position.START)
                ? List.of()
                : removals(session, account, in, begun.isAfter(since) ? begun : since, limit + 1L);
        return page(present, removals, limit, JournalTable.upTo(session, account));
    }

    private static List<Removal> removals(
            Session session, AccountId account, CollectionId in, Position since, long limit) throws SQLException {
        return session.all(
                """
                SELECT gone.item, gone.name, gone.position, named.id, here.id
                FROM tombstone AS gone
                  LEFT JOIN item AS named INDEXED BY item_name
                    ON named.account = gone.account AND named.collection = gone.collection AND named.name = gone.name
                  LEFT JOIN item AS here INDEXED BY item_id
                    ON here.account = gone.account AND here.id = gone.item AND here.collection = gone.collection
                WHERE gone.account = ? AND gone.collection = ? AND gone.position > ? AND named.id IS NOT gone.item
                ORDER BY gone.position LIMIT ?""",
                row -> new Removal(
                        new ItemId(row.getLong(1)),
                        in,
                        row.getString(2),
                        new Position(row.getLong(3)),
                        row.getLong(4) != 0,
                        row.getLong(5) != 0),
                account.value(),
                in.value(),
                since.value(),
                limit);
    }

    /**
     * The first {@code limit} rows of both lists by position. A move within the collection leaves a row and a tombstone
     * at one position; they are never parted, for {@code upTo} could not say which of them was told.
     */
    private static Changes page(List<Item> present, List<Removal> removals, int limit, Position head) {
        int items = 0;
        int gone = 0;
        Position upTo = Position.START;
        while (items < present.size() || gone < removals.size()) {
            Position next = next(present, items, removals, gone);
            int both = (at(present, items, next) ? 1 : 0) + (goneAt(removals, gone, next) ? 1 : 0);
            int taken = items + gone;
            if (taken > 0 && taken + both > limit) {
                return new Changes(present.subList(0, items), removals.subList(0, gone), upTo, true);
            }
            items += at(present, items, next) ? 1 : 0;
            gone += goneAt(removals, gone, next) ? 1 : 0;
            upTo = next;
        }
        return new Changes(present, removals, head, false);
    }

    private static Position next(List<Item> present, int items, List<Removal> removals, int gone) {
        var heads = new ArrayList<Position>(2);
        if (items < present.size()) {
            heads.add(present.get(items).position());
        }
        if (gone < removals.size()) {
            heads.add(removals.get(gone).position());
        }
        return heads.size() == 1 || heads.getFirst().compareTo(heads.getLast()) < 0
                ? heads.getFirst()
                : heads.getLast();
    }

    private static boolean at(List<Item> present, int index, Position position) {
        return index < present.size() && present.get(index).position().equals(position);
    }

    private static boolean goneAt(List<Removal> removals, int index, Position position) {
        return index < removals.size() && removals.get(index).position().equals(position);
    }

    static Position latest(Session session, AccountId account, CollectionId in) throws SQLException {
        return session.one("""
                        SELECT max(
                          ifnull((SELECT max(position) FROM item WHERE account = ?1 AND collection = ?2), 0),
                          ifnull((SELECT max(position) FROM tombstone WHERE account = ?1 AND collection = ?2), 0),
                          ifnull((SELECT pruned FROM collection WHERE account = ?1 AND id = ?2), 0))""", row -> new Position(row.getLong(1)), account.value(), in.value())
                .orElseThrow();
    }

    static long count(Session session, AccountId account, CollectionId in) throws SQLException {
        return session.one(
                        "SELECT count(*) FROM item INDEXED BY item_position WHERE account = ? AND collection = ?",
                        row -> row.getLong(1),
                        account.value(),
                        in.value())
                .orElseThrow();
    }

    static Optional<Item> byId(Session session, AccountId account, ItemId id) throws SQLException {
        return session.one(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_id WHERE account = ? AND id = ?",
                ItemRow::read,
                account.value(),
                id.value());
    }

    static Optional<Item> byName(Session session, AccountId account, CollectionId in, String name) throws SQLException {
        return session.one(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_name"
                        + " WHERE account = ? AND collection = ? AND name = ?",
                ItemRow::read,
                account.value(),
                in.value(),
                name);
    }

    static List<Item> byNames(Session session, AccountId account, CollectionId in, Set<String> names)
            throws SQLException {
        var found = new ArrayList<Item>(names.size());
        for (var name : names) {
            byName(session, account, in, name).ifPresent(found::add);
        }
        return found;
    }

    static List<Item> named(Session session, AccountId account, CollectionId in, String after, int limit)
            throws SQLException {
        return session.all(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_name"
                        + " WHERE account = ? AND collection = ? AND name > ? ORDER BY name LIMIT ?",
                ItemRow::read,
                account.value(),
                in.value(),
                after,
                limit);
    }

    /** Items without a UID are not found: an empty one names nothing. */
    static List<Item> byUid(Session session, AccountId account, String uid) throws SQLException {
        return session.all(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_uid"
                        + " WHERE account = ? AND uid = ? AND uid <> '' ORDER BY id",
                ItemRow::read,
                account.value(),
                uid);
    }

    /** The index alone finds the page; only its rows are read. */
    static List<Item> between(
            Session session, AccountId account, CollectionId in, long from, long to, ItemId after, int limit)
            throws SQLException {
        return session.all(
                "SELECT " + ItemRow.COLUMNS + " FROM item INDEXED BY item_id WHERE account = ?1 AND id IN ("
                        + "SELECT id FROM item INDEXED BY item_span WHERE account = ?1 AND collection = ?2"
                        + " AND last >= ?3 AND first < ?4 AND id > ?5 ORDER BY id LIMIT ?6) ORDER BY id",
                ItemRow::read,
                account.value(),
                in.value(),
                from,
                to,
                after.value(),
                limit);
    }
}
