package sextant.store.sqlite;

import java.sql.SQLException;
import sextant.mailbox.AccountId;
import sextant.mailbox.Item;
import sextant.mailbox.Position;

/** Writes to tables {@code item} and {@code tombstone}; {@link ItemQueries} reads them. */
final class ItemTable {
    private ItemTable() {}

    static void insert(Session session, AccountId account, Item item, long document) throws SQLException {
        session.update("""
                INSERT INTO item (collection, name, kind, uid, first, last, position, content_position, arrived, hash,
                  document, row, account, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", columns(account, item, document));
    }

    static void update(Session session, AccountId account, Item item, long document) throws SQLException {
        session.update("""
                UPDATE item SET collection = ?, name = ?, kind = ?, uid = ?, first = ?, last = ?, position = ?,
                  content_position = ?, arrived = ?, hash = ?, document = ?, row = ?
                WHERE account = ? AND id = ?""", columns(account, item, document));
    }

    private static Object[] columns(AccountId account, Item item, long document) {
        return new Object[] {
            item.collection().value(),
            item.name(),
            item.summary().kind().name(),
            item.summary().uid(),
            item.summary().first(),
            item.summary().last(),
            item.position().value(),
            item.contentPosition().value(),
            item.arrived().value(),
            item.hash().digest(),
            document,
            ItemRow.pack(item),
            account.value(),
            item.id().value()
        };
    }

    static void delete(Session session, AccountId account, Item item) throws SQLException {
        session.update(
                "DELETE FROM item WHERE account = ? AND id = ?",
                account.value(),
                item.id().value());
    }

    /** Leaves a tombstone where the item was. */
    static void bury(Session session, AccountId account, Item item, Position position) throws SQLException {
        session.update(
                "INSERT INTO tombstone (account, collection, position, item, name) VALUES (?, ?, ?, ?, ?)",
                account.value(),
                item.collection().value(),
                position.value(),
                item.id().value(),
                item.name());
    }

    /**
     * The document of the row that a change replaces.
     *
     * @throws IllegalArgumentException if that row is not the one stored
     */
    static DocumentTable.Entry replaced(Session session, AccountId account, Item before) throws SQLException {
        return session.one(
                        """
                        SELECT document.id, size FROM item INDEXED BY item_id JOIN document ON document.id = document
                        WHERE account = ? AND item.id = ? AND position = ? AND document.hash = ?""",
                        row -> new DocumentTable.Entry(row.getLong(1), row.getLong(2)),
                        account.value(),
                        before.id().value(),
                        before.position().value(),
                        before.hash().digest())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the row to be replaced of item " + before.id().value() + " is not the one that is stored"));
    }
}
