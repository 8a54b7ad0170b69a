package sextant.mailbox.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import sextant.content.Busy;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Protocol;
import sextant.mailbox.Role;

/** Writes into one account of a store as the mailbox would: chooses positions, and begins again at a stale head. */
public final class StoreScribe {
    /** With a fraction that a careless engine would round. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    public static final Author AUTHOR = Author.server("test");

    private final Store store;
    private final AccountId account;

    public StoreScribe(Store store, AccountId account) {
        this.store = store;
        this.account = account;
    }

    /** A scribe for a new account of this address. */
    public static StoreScribe of(Store store, String address) {
        var asked = new Account(new AccountId(0), address, "", false, true, Properties.NONE, NOON);
        return new StoreScribe(store, store.create(asked, 77).orElseThrow().id());
    }

    public AccountId account() {
        return account;
    }

    public Position head() {
        return store.head(account).orElseThrow().position();
    }

    /** Changes for a head, whose positions begin at the one after it. */
    @FunctionalInterface
    public interface Draft extends LongFunction<List<Change>> {}

    /** Appends what the draft makes of the head, as often as it takes to meet the head. */
    public Appended append(Optional<OperationId> operation, Author author, Instant at, Draft draft) {
        while (true) {
            Position head = head();
            try {
                return store.append(account, head, operation, author, at, draft.apply(head.value()));
            } catch (StaleHead e) {
                // somebody else was faster: draft again
            }
        }
    }

    public Appended append(Draft draft) {
        return append(Optional.empty(), AUTHOR, NOON, draft);
    }

    // ---- collections ------------------------------------------------------------------------------------------------

    public CollectionId collection(Kind kind, String name) {
        return new CollectionId(append(head -> List.of(new Change.CollectionPut(newCollection(head + 1, kind, name))))
                .head()
                .value());
    }

    public static Collection newCollection(long position, Kind kind, String name) {
        return new Collection(
                new CollectionId(position),
                kind,
                Set.of(kind),
                Role.NONE,
                Optional.empty(),
                name,
                name,
                Properties.NONE,
                new Position(position),
                new Position(position),
                Position.START);
    }

    /** The collection as it is, with another name and position. */
    public static Collection renamed(Collection collection, String name, long position) {
        return new Collection(
                collection.id(),
                collection.kind(),
                collection.accepts(),
                collection.role(),
                collection.parent(),
                name,
                collection.segment(),
                collection.properties(),
                collection.created(),
                new Position(position),
                collection.horizon());
    }

    public Collection collection(CollectionId id) {
        return store.collections(account).stream()
                .filter(collection -> collection.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Removes a collection and, before it, every item that is in it. */
    public void removeCollection(CollectionId id) {
        append(head -> {
            var changes = new ArrayList<Change>();
            long position = head;
            for (Item item : store.changes(account, id, Position.START, 10_000).present()) {
                changes.add(new Change.ItemRemoved(item, new Position(++position)));
            }
            changes.add(new Change.CollectionRemoved(collection(id), new Position(++position)));
            return changes;
        });
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    public Item put(CollectionId in, String name, String text) {
        return put(in, name, document(text));
    }

    public Item put(CollectionId in, String name, Document document) {
        return put(in, name, document, summary("uid-" + name, 0, 3600, document.size()));
    }

    public Item put(CollectionId in, String name, Document document, Summary summary) {
        Position created = append(head -> List.of(create(newItem(head + 1, in, name, document, summary), document)))
                .head();
        return store.item(account, new ItemId(created.value())).orElseThrow();
    }

    public Item replace(Item item, String text) {
        append(head -> List.of(replace(item, head + 1, text)));
        return store.item(account, item.id()).orElseThrow();
    }

    public Item flag(Item item, String property, String value) {
        append(head -> List.of(
                new Change.ItemPut(flagged(item, head + 1, property, value), Optional.empty(), Optional.of(item))));
        return store.item(account, item.id()).orElseThrow();
    }

    public Item move(Item item, CollectionId to, String name) {
        append(head -> List.of(new Change.ItemMoved(moved(item, head + 1, to, name), item)));
        return store.item(account, item.id()).orElseThrow();
    }

    public Position remove(Item item) {
        return append(head -> List.of(new Change.ItemRemoved(item, new Position(head + 1))))
                .head();
    }

    public @Nullable Item itemByName(CollectionId in, String name) {
        return store.itemByName(account, in, name).orElse(null);
    }

    public static Change replace(Item item, long position, String text) {
        Document document = document(text);
        return new Change.ItemPut(replaced(item, position, document), Optional.of(document), Optional.of(item));
    }

    public static Change create(Item item, Document document) {
        return new Change.ItemPut(item, Optional.of(document), Optional.empty());
    }

    public static Item newItem(long position, CollectionId in, String name, Document document) {
        return newItem(position, in, name, document, summary("uid-" + name, 0, 3600, document.size()));
    }

    public static Item newItem(long position, CollectionId in, String name, Document document, Summary summary) {
        return new Item(
                new ItemId(position),
                in,
                name,
                document.format(),
                document.hash(),
                summary,
                Properties.NONE,
                new Position(position),
                new Position(position),
                new Position(position),
                NOON,
                NOON);
    }

    public static Item replaced(Item item, long position, Document document) {
        Summary old = item.summary();
        return new Item(
                item.id(),
                item.collection(),
                item.name(),
                document.format(),
                document.hash(),
                summary(old.uid(), old.first(), old.last(), document.size()),
                item.properties(),
                new Position(position),
                new Position(position),
                item.arrived(),
                item.created(),
                NOON.plusSeconds(position));
    }

    public static Item flagged(Item item, long position, String property, String value) {
        return new Item(
                item.id(),
                item.collection(),
                item.name(),
                item.format(),
                item.hash(),
                item.summary(),
                item.properties().with(property, value),
                new Position(position),
                item.contentPosition(),
                item.arrived(),
                item.created(),
                NOON.plusSeconds(position));
    }

    public static Item moved(Item item, long position, CollectionId to, String name) {
        return new Item(
                item.id(),
                to,
                name,
                item.format(),
                item.hash(),
                item.summary(),
                item.properties(),
                new Position(position),
                item.contentPosition(),
                to.equals(item.collection()) ? item.arrived() : new Position(position),
                item.created(),
                NOON.plusSeconds(position));
    }

    public static Document document(String text) {
        return Document.of(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Summary summary(String uid, long first, long last, long size) {
        return new Summary(
                Kind.EVENT,
                "VEVENT",
                uid,
                first,
                last,
                false,
                true,
                Busy.TENTATIVE,
                false,
                "",
                "Sommerfest \u2600 \uD83C\uDF89",
                List.of("alice@example.org", "bob@example.org"),
                List.of("+4930123456"),
                size);
    }

    // ---- devices ----------------------------------------------------------------------------------------------------

    /** A new device row with one state. */
    public Device device(String identifier, String key, byte[] state) {
        Device device = newDevice(store.newDeviceId(), identifier);
        append(_ -> List.of(
                new Change.DevicePut(device), new Change.StateSet(device.id(), key, Optional.of(state.clone()))));
        return device;
    }

    public Device newDevice(DeviceId id, String identifier) {
        return new Device(
                id,
                account,
                Protocol.EXCHANGE_ACTIVESYNC,
                identifier,
                "phone",
                Optional.empty(),
                "client/1.0",
                Optional.empty(),
                NOON,
                NOON,
                Device.Access.ALLOWED);
    }
}
