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
            case Change.DevicePut put -> {
                DeviceTable.put(session, account, put.device());
                yield 0;
            }
            case Change.DeviceRemoved removed -> {
                DeviceTable.remove(session, account, removed.device());
                yield 0;
            }
            case Change.StateSet set -> {
                DeviceTable.setState(session, account, set);
                yield 0;
            }
        };
    }

    private long putItem(Session session, Change.ItemPut put) throws SQLException {
        Item item = put.item();
        Optional<DocumentTable.Octets> octets = put.document().map(document -> octetsOf(item, document.hash()));
        var document = octets.isPresent()
                ? DocumentTable.put(session, item.hash(), octets.get())
                : DocumentTable.find(session, item.hash());
        if (put.before().isEmpty()) {
            ItemTable.insert(session, account, item, document.id());
            recordItem(session, item.position(), item, Commit.Effect.CREATED, null);
            return document.size();
        }
        Item before = put.before().get();
        requireSameItem(item, before);
        var old = ItemTable.replaced(session, account, before);
        ItemTable.update(session, account, item, document.id());
        recordItem(session, item.position(), before, Commit.Effect.CHANGED, old);
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
        Item item = moved.item();
        requireSameItem(item, moved.before());
        if (!item.hash().equals(moved.before().hash())) {
            throw new IllegalArgumentException("a move changes no document");
        }
        var document = ItemTable.replaced(session, account, moved.before());
        ItemTable.update(session, account, item, document.id());
        ItemTable.bury(session, account, moved.before(), item.position());
        recordItem(session, item.position(), moved.before(), Commit.Effect.CHANGED, document);
        return 0;
    }

    private static void requireSameItem(Item item, Item before) {
        if (!item.id().equals(before.id())) {
            throw new IllegalArgumentException("a row of one item cannot replace another's");
        }
    }

    private long removeItem(Session session, Change.ItemRemoved removed) throws SQLException {
        Item item = removed.before();
        var document = ItemTable.replaced(session, account, item);
        ItemTable.delete(session, account, item);
        ItemTable.bury(session, account, item, removed.position());
        recordItem(session, removed.position(), item, Commit.Effect.REMOVED, document);
        return -document.size();
    }

    private long putCollection(Session session, Collection collection) throws SQLException {
        CollectionTable.put(session, account, collection);
        boolean isNew = collection.created().equals(collection.changed());
        recordCollection(session, collection.changed(), isNew ? Commit.Effect.CREATED : Commit.Effect.CHANGED);
        return 0;
    }

    private long removeCollection(Session session, Change.CollectionRemoved removed) throws SQLException {
        CollectionTable.remove(session, account, removed.last(), removed.position());
        recordCollection(session, removed.position(), Commit.Effect.REMOVED);
        return 0;
    }

    /** History of one item: the row before, unless it is new, with its document. */
    private void recordItem(
            Session session, Position position, Item row, Commit.Effect effect, DocumentTable.@Nullable Entry before)
            throws SQLException {
        byte[] packed = before == null ? null : ItemRow.pack(row);
        Long document = before == null ? null : before.id();
        HistoryTable.insert(session, account, position, row.id().value(), effect, author, at, document, packed);
    }

    private void recordCollection(Session session, Position position, Commit.Effect effect) throws SQLException {
        HistoryTable.insert(session, account, position, null, effect, author, at, null, null);
    }
}
