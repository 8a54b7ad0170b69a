package sextant.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Kind;
import sextant.content.SearchText;
import sextant.content.lens.Importance;
import sextant.mailbox.Changes;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.NotFound;
import sextant.mailbox.Position;
import sextant.mailbox.StalePosition;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Search.Completion;
import sextant.mailbox.search.Search.Conversation;
import sextant.mailbox.search.Search.Counts;
import sextant.mailbox.search.Search.Cursor;
import sextant.mailbox.search.Search.Order;
import sextant.mailbox.search.Search.Page;
import sextant.mailbox.search.Search.Query;

/** One account's index, in a database of its own. For one platform thread at a time. */
final class AccountIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountIndex.class);
    /** Another number makes every index anew. */
    private static final int VERSION = 1;

    private static final int BATCH = 500;
    private static final int PEOPLE_WORDS = 20;

    private static final String SCHEMA = """
            CREATE TABLE state(epoch INTEGER NOT NULL, head INTEGER NOT NULL);
            CREATE TABLE folder(
              collection INTEGER PRIMARY KEY, position INTEGER NOT NULL,
              total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE item(
              id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, kind TEXT NOT NULL, content INTEGER NOT NULL,
              received INTEGER NOT NULL, seen INTEGER NOT NULL, flagged INTEGER NOT NULL, answered INTEGER NOT NULL,
              forwarded INTEGER NOT NULL, draft INTEGER NOT NULL, attachments INTEGER NOT NULL, important INTEGER NOT NULL,
              conversation TEXT NOT NULL, author TEXT NOT NULL, title TEXT NOT NULL, size INTEGER NOT NULL,
              categories TEXT NOT NULL);
            CREATE INDEX item_received ON item(collection, received, id);
            CREATE INDEX item_all ON item(received, id);
            CREATE INDEX item_conversation ON item(conversation, received) WHERE kind = 'MESSAGE';
            CREATE VIRTUAL TABLE words USING fts5(sender, recipients, subject, body, names,
              content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
            CREATE TABLE person(
              word TEXT NOT NULL, item INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL,
              PRIMARY KEY(word, item, address)) WITHOUT ROWID;
            CREATE INDEX person_item ON person(item);
            CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
              UPDATE folder SET total = total + 1, unread = unread + (new.kind = 'MESSAGE' AND new.seen = 0)
                WHERE collection = new.collection;
            END;
            CREATE TRIGGER item_removed AFTER DELETE ON item BEGIN
              UPDATE folder SET total = total - 1, unread = unread - (old.kind = 'MESSAGE' AND old.seen = 0)
                WHERE collection = old.collection;
            END;
            PRAGMA user_version = %d;
            """.formatted(VERSION);

    private final Session session;

    private AccountIndex(Session session) {
        this.session = session;
    }

    /**
     * Opens an index, which is made if there is none.
     *
     * @throws SQLException if the file is none of this version: it is to be thrown away
     */
    static AccountIndex open(Database database) throws SQLException {
        var session = database.deriving();
        try {
            int version =
                    session.one("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
            if (version == 0) {
                session.run("BEGIN;" + SCHEMA + "COMMIT");
            } else if (version != VERSION) {
                throw new SQLException("an index of another version");
            }
            return new AccountIndex(session);
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    // ---- following the journal ----------------------------------------------------------------------------------

    /**
     * Takes in what was committed since, as much as one batch holds. Each batch is whole by itself: what a stop cuts off is
     * taken in the next time.
     *
     * @return whether that was all
     */
    boolean follow(Mailbox mailbox) throws SQLException {
        var head = mailbox.head();
        var epoch = mailbox.epoch().value();
        var known = session.one("SELECT epoch, head FROM state", row -> List.of(row.getLong(1), row.getLong(2)));
        if (known.isPresent() && known.get().equals(List.of(epoch, head.value()))) {
            return true;
        }
        if (known.isPresent() && known.get().getFirst() != epoch) {
            session.run("BEGIN; DELETE FROM item; DELETE FROM person; DELETE FROM folder; DELETE FROM state;"
                    + "INSERT INTO words(words) VALUES ('delete-all'); COMMIT");
        }
        var standing = new HashSet<Long>();
        for (var collection : mailbox.collections()) {
            standing.add(collection.id().value());
            try {
                if (!follow(mailbox, collection.id())) {
                    return false;
                }
            } catch (NotFound removedMeanwhile) {
                LOG.debug(
                        "collection {} went while it was indexed",
                        collection.id().value());
            }
        }
        forgetOthers(standing);
        session.run("BEGIN");
        session.update("DELETE FROM state");
        session.update("INSERT INTO state(epoch, head) VALUES (?, ?)", epoch, head.value());
        session.run("COMMIT");
        return true;
    }

    private void forgetOthers(Set<Long> standing) throws SQLException {
        for (var id : session.all("SELECT collection FROM folder", row -> row.getLong(1))) {
            if (!standing.contains(id)) {
                session.run("BEGIN");
                forget(id);
                session.update("DELETE FROM folder WHERE collection = ?", id);
                session.run("COMMIT");
            }
        }
    }

    private void forget(long collection) throws SQLException {
        for (var item : session.all("SELECT id FROM item WHERE collection = ?", row -> row.getLong(1), collection)) {
            drop(item);
        }
    }

    private void drop(long item) throws SQLException {
        session.update("DELETE FROM item WHERE id = ?", item);
        session.update("DELETE FROM words WHERE rowid = ?", item);
        session.update("DELETE FROM person WHERE item = ?", item);
    }

    private boolean follow(Mailbox mailbox, CollectionId collection) throws SQLException {
        var latest = mailbox.latest(collection);
        var since = session.one(
                        "SELECT position FROM folder WHERE collection = ?",
                        row -> new Position(row.getLong(1)),
                        collection.value())
                .orElse(Position.START);
        if (since.value() >= latest.value() && !since.equals(Position.START)) {
            return true;
        }
        session.update("INSERT OR IGNORE INTO folder(collection, position) VALUES (?, 0)", collection.value());
        try {
            var changes = mailbox.changes(collection, since, BATCH);
            take(mailbox, collection, changes);
            return !changes.more();
        } catch (StalePosition forgotten) {
            session.run("BEGIN");
            forget(collection.value());
            session.update("UPDATE folder SET position = 0 WHERE collection = ?", collection.value());
            session.run("COMMIT");
            return false;
        }
    }

    private void take(Mailbox mailbox, CollectionId collection, Changes changes) throws SQLException {
        var contents = new HashMap<ItemId, Long>();
        for (var item : changes.present()) {
            session.one(
                            "SELECT content FROM item WHERE id = ?",
                            row -> row.getLong(1),
                            item.id().value())
                    .ifPresent(content -> contents.put(item.id(), content));
        }
        var fresh = changes.present().stream()
                .filter(item -> contents.getOrDefault(item.id(), -1L)
                        != item.contentPosition().value())
                .toList();
        var texts = texts(mailbox, fresh);
        session.run("BEGIN");
        try {
            for (var removal : changes.removals()) {
                if (!removal.itemHere()
                        && session.exists(
                                "SELECT 1 FROM item WHERE id = ? AND collection = ?",
                                removal.item().value(),
                                collection.value())) {
                    drop(removal.item().value());
                }
            }
            for (var item : changes.present()) {
                put(item, Optional.ofNullable(texts.get(item.id())));
            }
            session.update(
                    "UPDATE folder SET position = ? WHERE collection = ?",
                    changes.upTo().value(),
                    collection.value());
            session.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            session.run("ROLLBACK");
            throw e;
        }
    }

    private static Map<ItemId, SearchText> texts(Mailbox mailbox, List<Item> items) {
        var texts = new HashMap<ItemId, SearchText>();
        var documents = mailbox.read(items);
        for (var item : items) {
            try {
                var held = documents.get(item.id());
                texts.put(item.id(), SearchText.of(item.summary(), held == null ? mailbox.read(item) : held));
            } catch (IOException | RuntimeException e) {
                LOG.warn("item {} is only found by its summary: {}", item.id().value(), e.getMessage());
                texts.put(item.id(), SearchText.of(item.summary()));
            }
        }
        return texts;
    }

    private void put(Item item, Optional<SearchText> text) throws SQLException {
        var state = new MessageState(item.properties());
        var summary = item.summary();
        var envelope = summary.envelope();
        var categories = state.categories();
        // REPLACE would pass over the triggers
        session.update("DELETE FROM item WHERE id = ?", item.id().value());
        session.update(
                "INSERT INTO item(id, collection, kind, content, received, seen, flagged, answered, forwarded, draft,"
                        + " attachments, important, conversation, author, title, size, categories)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                item.id().value(),
                item.collection().value(),
                summary.kind().name(),
                item.contentPosition().value(),
                state.received().orElse(item.created()).toEpochMilli(),
                state.isSeen(),
                state.isFlagged(),
                state.isAnswered(),
                state.isForwarded(),
                state.isDraft(),
                envelope.map(found -> found.attachments()).orElse(false),
                envelope.map(found -> found.importance() == Importance.HIGH).orElse(false),
                envelope.map(found -> found.conversation()).orElse(""),
                folded(envelope.map(found -> found.from()).orElse(summary.displayName())),
                folded(summary.subject()),
                summary.size(),
                categories.isEmpty() ? "" : "\n" + String.join("\n", categories).toLowerCase(Locale.ROOT) + "\n");
        if (text.isPresent()) {
            words(item, text.get());
        }
    }

    private void words(Item item, SearchText text) throws SQLException {
        var id = item.id().value();
        session.update("DELETE FROM words WHERE rowid = ?", id);
        session.update(
                "INSERT INTO words(rowid, sender, recipients, subject, body, names) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                text.from(),
                text.to(),
                text.subject(),
                text.body(),
                text.attachments());
        session.update("DELETE FROM person WHERE item = ?", id);
        var isOwn =
                new MessageState(item.properties()).isSeen() && item.summary().kind() == Kind.MESSAGE;
        if (item.summary().kind() != Kind.CONTACT && !isOwn) {
            return;
        }
        for (var person : text.people()) {
            var words = new HashSet<String>();
            words.add(folded(person.address()));
            for (var word : folded(person.name()).split(" ", PEOPLE_WORDS)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
            for (var word : words) {
                session.update(
                        "INSERT OR IGNORE INTO person(word, item, address, name) VALUES (?, ?, ?, ?)",
                        word,
                        id,
                        person.address().toLowerCase(Locale.ROOT),
                        person.name());
            }
        }
    }

    /** As it is compared: without accents, in lower case. */
    private static String folded(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    // ---- answers ------------------------------------------------------------------------------------------------

    Page find(Query query, Optional<Cursor> after, int limit) throws SQLException {
        var filter = new FilterSql(query.filter());
        var key = key(query.order());
        var down = query.order() == Order.NEWEST || query.order() == Order.LARGEST;
        var arguments = new ArrayList<Object>(filter.arguments());
        var condition = new StringBuilder(filter.condition());
        var start = after.flatMap(cursor -> start(cursor, query.order()));
        if (start.isPresent()) {
            condition
                    .append(" AND (")
                    .append(key)
                    .append(", id) ")
                    .append(down ? "<" : ">")
                    .append(" (?, ?)");
            arguments.add(start.get().key());
            arguments.add(start.get().id());
        }
        arguments.add(limit + 1);
        var direction = down ? " DESC" : "";
        var rows = session.all(
                "SELECT id, " + key + " FROM item WHERE " + condition + " ORDER BY " + key + direction + ", id"
                        + direction + " LIMIT ?",
                row -> new Start(isText(query.order()) ? row.getString(2) : (Object) row.getLong(2), row.getLong(1)),
                arguments.toArray());
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page(
                page.stream().map(row -> new ItemId(row.id())).toList(),
                rows.size() > limit
                        ? Optional.of(new Cursor(
                                page.getLast().id() + ":" + page.getLast().key()))
                        : Optional.empty());
    }

    private record Start(Object key, long id) {}

    private static Optional<Start> start(Cursor cursor, Order order) {
        var colon = cursor.text().indexOf(':');
        try {
            var id = Long.parseLong(cursor.text().substring(0, Math.max(0, colon)));
            var rest = cursor.text().substring(colon + 1);
            return Optional.of(new Start(isText(order) ? rest : (Object) Long.parseLong(rest), id));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String key(Order order) {
        return switch (order) {
            case NEWEST, OLDEST -> "received";
            case FROM -> "author";
            case SUBJECT -> "title";
            case LARGEST -> "size";
        };
    }

    private static boolean isText(Order order) {
        return order == Order.FROM || order == Order.SUBJECT;
    }

    long count(FilterSql filter) throws SQLException {
        return session.one(
                        "SELECT count(*) FROM item WHERE " + filter.condition(),
                        row -> row.getLong(1),
                        filter.arguments().toArray())
                .orElse(0L);
    }

    List<Conversation> conversations(FilterSql filter, int offset, int limit) throws SQLException {
        var arguments = new ArrayList<Object>(filter.arguments());
        arguments.add(limit);
        arguments.add(offset);
        // of a group with one max() the other columns are those of its row
        return session.all(
                "SELECT conversation, id, max(received) AS newest, count(*), sum(seen = 0) FROM item"
                        + " WHERE kind = 'MESSAGE' AND " + filter.condition()
                        + " GROUP BY conversation ORDER BY newest DESC LIMIT ? OFFSET ?",
                row -> new Conversation(row.getString(1), new ItemId(row.getLong(2)), row.getLong(4), row.getLong(5)),
                arguments.toArray());
    }

    Map<CollectionId, Counts> counts() throws SQLException {
        var counts = new HashMap<CollectionId, Counts>();
        session.each(
                "SELECT collection, total, unread FROM folder",
                row -> counts.put(new CollectionId(row.getLong(1)), new Counts(row.getLong(2), row.getLong(3))));
        return counts;
    }

    List<Completion> complete(String prefix, int limit) throws SQLException {
        var begins = folded(prefix.strip());
        if (begins.isEmpty()) {
            return List.of();
        }
        return session.all(
                "SELECT max(name), address FROM person WHERE word >= ? AND word < ? GROUP BY address"
                        + " ORDER BY count(DISTINCT item) DESC, address LIMIT ?",
                row -> new Completion(row.getString(1), row.getString(2)),
                begins,
                begins + Character.toString(Character.MAX_CODE_POINT),
                limit);
    }

    long size() throws SQLException {
        return session.one("SELECT count(*) FROM item", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
