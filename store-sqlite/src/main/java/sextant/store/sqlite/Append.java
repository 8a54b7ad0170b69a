package sextant.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.content.ContentHash;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Collection;
import sextant.mailbox.Commit;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Item;
import sextant.mailbox.NotFound;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.store.Appended;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.StaleHead;

/** One append to one account's journal, as done inside the writer's transaction. */
record Append(
        AccountId account,
        Position expectedHead,
        Optional<OperationId> operation,
        Author author,
        Instant at,
        List<Change> changes,
        Map<ContentHash, DocumentTable.Octets> documents)
        implements Writer.Work<Append.Answer> {

    /** What became of it. */
    sealed interface Answer {}

    record Done(Appended appended) implements Answer {}

    /** Another head than the expected one; nothing was written. */
    record Stale(StaleHead why) implements Answer {}

    /** @throws IllegalArgumentException if the positions of the changes do not follow the expected head without a gap */
    Append {
        long next = expectedHead.value();
        for (Change change : changes) {
            if (change instanceof Change.Journaled journaled
                    && journaled.position().value() != ++next) {
                throw new IllegalArgumentException(
                        "a change has position " + journaled.position().value() + " where " + next + " follows");
            }
        }
    }

    @Override
    public Answer on(Session session) throws SQLException {
        Optional<Position> before =
                operation.isPresent() ? OperationTable.head(session, account, operation.get()) : Optional.empty();
        if (before.isPresent()) {
            return new Done(new Appended(before.get(), true));
        }
        Position head = session.one(
                        "SELECT head FROM journal WHERE account = ?",
                        row -> new Position(row.getLong(1)),
                        account.value())
                .orElseThrow(() -> new NotFound("there is no such account"));
        if (!head.equals(expectedHead)) {
            return new Stale(new StaleHead(head));
        }
        return new Done(new Appended(write(session), false));
    }

    private Position write(Session session) throws SQLException {
        long head = expectedHead.value();
        long bytes = 0;
        for (Change change : changes) {
            if (change instanceof Change.Journaled journaled) {
                head = journaled.position().value();
            }
            bytes += apply(session, change);
        }
        session.update(
                "UPDATE journal SET head = ?, bytes = bytes + ? WHERE account = ?", head, bytes, account.value());
        var answer = new Position(head);
        if (operation.isPresent()) {
            OperationTable.remember(session, account, operation.get(), answer, at);
        }
        return answer;
    }

    /** Says by how many octets the account's documents have grown. */
    private long apply(Session session, Change change) throws SQLException {
        return switch (change) {
            case Change.ItemPut put -> putItem(session, put);
            case Change.ItemMoved moved -> moveItem(session, moved);
            case Change.ItemRemoved removed -> removeItem(session, removed);
            case Change.CollectionPut put -> putCollection(session, put.collection());
            case Change.CollectionRemoved removed -> removeCollection(session, removed);
            case Change.DevicePut put -> putDevice(session, put.device());
            case Change.DeviceRemoved removed -> removeDevice(session, removed.device());
            case Change.StateSet set -> setState(session, set);
        };
    }

    // ---- items --------------------------------------------------------------------------------------------------

    private long putItem(Session session, Change.ItemPut put) throws SQLException {
        Item item = put.item();
        Optional<DocumentTable.Octets> octets = put.document().map(document -> octetsOf(item, document.hash()));
        var document = octets.isPresent()
                ? DocumentTable.put(session, item.hash(), octets.get())
                : DocumentTable.find(session, item.hash());
        if (put.before().isEmpty()) {
            insert(session, item, document.id());
            record(session, item.position(), item, Commit.Effect.CREATED, Optional.empty());
            return document.size();
        }
        var old = standing(session, item);
        update(session, item, document.id());
        record(session, item.position(), item, Commit.Effect.CHANGED, put.before());
        return document.size() - old.size();
    }

    private DocumentTable.Octets octetsOf(Item item, ContentHash hash) {
        DocumentTable.Octets octets = documents.get(item.hash());
        if (octets == null || !hash.equals(item.hash())) {
            throw new IllegalArgumentException("item " + item.id().value() + " and its document have two hashes");
        }
        return octets;
    }

    private long moveItem(Session session, Change.ItemMoved moved) throws SQLException {
        var document = standing(session, moved.item());
        update(session, moved.item(), document.id());
        bury(session, moved.before(), moved.item().position());
        record(session, moved.item().position(), moved.item(), Commit.Effect.CHANGED, Optional.of(moved.before()));
        return 0;
    }

    private long removeItem(Session session, Change.ItemRemoved removed) throws SQLException {
        Item item = removed.before();
        var document = standing(session, item);
        session.update(
                "DELETE FROM item WHERE account = ? AND id = ?",
                account.value(),
                item.id().value());
        bury(session, item, removed.position());
        record(session, removed.position(), item, Commit.Effect.REMOVED, Optional.of(item));
        return -document.size();
    }

    private void insert(Session session, Item item, long document) throws SQLException {
        session.update(
                """
                INSERT INTO item (account, id, collection, name, kind, uid, first, last, position, content_position,
                  arrived, hash, document, row)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                account.value(),
                item.id().value(),
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
                ItemRow.rest(item));
    }

    private void update(Session session, Item item, long document) throws SQLException {
        session.update(
                """
                UPDATE item SET collection = ?, name = ?, kind = ?, uid = ?, first = ?, last = ?, position = ?,
                  content_position = ?, arrived = ?, hash = ?, document = ?, row = ?
                WHERE account = ? AND id = ?""",
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
                ItemRow.rest(item),
                account.value(),
                item.id().value());
    }

    /** The document that the item has until now. */
    private DocumentTable.Entry standing(Session session, Item item) throws SQLException {
        return session.one(
                        """
                        SELECT document.id, document.size FROM item JOIN document ON document.id = item.document
                        WHERE item.account = ? AND item.id = ?""",
                        row -> new DocumentTable.Entry(row.getLong(1), row.getLong(2)),
                        account.value(),
                        item.id().value())
                .orElseThrow(() ->
                        new IllegalArgumentException("item " + item.id().value() + " is not there to be changed"));
    }

    private void bury(Session session, Item item, Position position) throws SQLException {
        session.update(
                "INSERT INTO tombstone (account, collection, position, item, name) VALUES (?, ?, ?, ?, ?)",
                account.value(),
                item.collection().value(),
                position.value(),
                item.id().value(),
                item.name());
    }

    // ---- collections --------------------------------------------------------------------------------------------

    private long putCollection(Session session, Collection collection) throws SQLException {
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
                CollectionRow.accepts(collection),
                collection.role().name(),
                CollectionRow.parent(collection),
                collection.name(),
                collection.segment(),
                PropertyRow.pack(collection.properties()),
                collection.created().value(),
                collection.changed().value(),
                collection.horizon().value());
        boolean isNew = collection.created().equals(collection.changed());
        record(
                session,
                collection.changed(),
                null,
                isNew ? Commit.Effect.CREATED : Commit.Effect.CHANGED,
                Optional.empty());
        return 0;
    }

    private long removeCollection(Session session, Change.CollectionRemoved removed) throws SQLException {
        Collection last = removed.last();
        session.update(
                "DELETE FROM collection WHERE account = ? AND id = ?",
                account.value(),
                last.id().value());
        session.update(
                "INSERT INTO collection_tombstone (account, position, id, kind, segment) VALUES (?, ?, ?, ?, ?)",
                account.value(),
                removed.position().value(),
                last.id().value(),
                last.kind().name(),
                last.segment());
        // nobody can ask for changes of a collection that is gone
        session.update(
                "DELETE FROM tombstone WHERE account = ? AND collection = ?",
                account.value(),
                last.id().value());
        record(session, removed.position(), null, Commit.Effect.REMOVED, Optional.empty());
        return 0;
    }

    // ---- devices ------------------------------------------------------------------------------------------------

    private long putDevice(Session session, Device device) throws SQLException {
        if (!device.account().equals(account)) {
            throw new IllegalArgumentException("a device belongs to the account it is written for");
        }
        int written = session.update(
                """
                INSERT INTO device (id, account, protocol, identifier, own_name, given_name, client, credential,
                  first_seen, last_sync, access)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET protocol = excluded.protocol, identifier = excluded.identifier,
                  own_name = excluded.own_name, given_name = excluded.given_name, client = excluded.client,
                  credential = excluded.credential, first_seen = excluded.first_seen,
                  last_sync = excluded.last_sync, access = excluded.access
                WHERE account = excluded.account""",
                device.id().value(),
                account.value(),
                device.protocol().name(),
                device.identifier(),
                device.ownName(),
                device.givenName().orElse(null),
                device.client(),
                device.credential().map(id -> (Object) id.value()).orElse(null),
                Moment.of(device.firstSeen()),
                Moment.of(device.lastSync()),
                device.access().name());
        if (written == 0) {
            throw new NotFound("there is no such device");
        }
        return 0;
    }

    private long removeDevice(Session session, DeviceId device) throws SQLException {
        requireDevice(session, device);
        session.update("DELETE FROM device_state WHERE device = ?", device.value());
        session.update("DELETE FROM device WHERE id = ?", device.value());
        return 0;
    }

    private long setState(Session session, Change.StateSet set) throws SQLException {
        requireDevice(session, set.device());
        if (set.value().isPresent()) {
            session.update("""
                    INSERT INTO device_state (device, key, value) VALUES (?, ?, ?)
                    ON CONFLICT (device, key) DO UPDATE SET value = excluded.value""", set.device().value(), set.key(), set.value().get());
        } else {
            session.update(
                    "DELETE FROM device_state WHERE device = ? AND key = ?",
                    set.device().value(),
                    set.key());
        }
        return 0;
    }

    private void requireDevice(Session session, DeviceId device) throws SQLException {
        if (!session.exists("SELECT 1 FROM device WHERE id = ? AND account = ?", device.value(), account.value())) {
            throw new NotFound("there is no such device");
        }
    }

    private void record(
            Session session, Position position, @Nullable Item item, Commit.Effect effect, Optional<Item> before)
            throws SQLException {
        HistoryTable.record(session, account, position, item, effect, author, at, before);
    }
}
