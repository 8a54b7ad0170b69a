package sextant.mailbox.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.mailbox.Author;
import sextant.mailbox.Changes;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionChanges;
import sextant.mailbox.CollectionId;
import sextant.mailbox.CollectionRemoval;
import sextant.mailbox.Commit.Effect;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Epoch;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.NotFound;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.Removal;
import sextant.mailbox.Shelf;

/** The rows of one account. Guarded by the store's lock. */
final class MemoryJournal {
    private record Slot(CollectionId collection, String name) {}

    private record Remembered(Position head, Instant at) {}

    private Epoch epoch;
    private Position head = Position.START;
    private long bytes;
    private final Map<Long, Collection> collections = new TreeMap<>();
    private final TreeMap<Long, CollectionRemoval> collectionRemovals = new TreeMap<>();
    private final TreeMap<Long, Item> items = new TreeMap<>();
    private final Map<CollectionId, TreeMap<Long, Item>> byPosition = new HashMap<>();
    private final Map<CollectionId, TreeMap<Long, Removal>> tombstones = new HashMap<>();
    private final Map<Slot, Item> byName = new HashMap<>();
    private final Map<String, TreeMap<Long, Item>> byUid = new HashMap<>();
    private final Map<ContentHash, Document> documents = new HashMap<>();
    private final TreeMap<Long, HistoryEntry> history = new TreeMap<>();
    private final Map<OperationId, Remembered> operations = new HashMap<>();
    private final Map<Long, Device> devices = new TreeMap<>();
    private final Map<DeviceId, Map<String, byte[]>> states = new HashMap<>();
    private final Map<CollectionId, Position> pruned = new HashMap<>();
    /** How to take back what the running append did so far. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    private final Predicate<DeviceId> foreign;

    /**
     * A journal without a change.
     *
     * @param foreign whether a device belongs to another account
     */
    MemoryJournal(Epoch epoch, Predicate<DeviceId> foreign) {
        this.epoch = epoch;
        this.foreign = foreign;
    }

    Head head() {
        return new Head(epoch, head);
    }

    void begin(Epoch life) {
        epoch = life;
    }

    Optional<Position> appended(OperationId operation) {
        return Optional.ofNullable(operations.get(operation)).map(Remembered::head);
    }

    Appended append(
            Position expectedHead, Optional<OperationId> operation, Author author, Instant at, List<Change> changes)
            throws StaleHead {
        var earlier = operation.flatMap(this::appended);
        if (earlier.isPresent()) {
            return new Appended(earlier.get(), true);
        }
        if (!head.equals(expectedHead)) {
            throw new StaleHead(head);
        }
        var next = head;
        for (var change : changes) {
            if (change instanceof Change.Journaled journaled) {
                next = next.next();
                if (!journaled.position().equals(next)) {
                    throw new IllegalArgumentException("expected position " + next.value() + " at " + change);
                }
            }
        }
        var bytesBefore = bytes;
        try {
            changes.forEach(change -> apply(change, author, at));
        } catch (RuntimeException e) {
            undo.forEach(Runnable::run);
            bytes = bytesBefore;
            throw e;
        } finally {
            undo.clear();
        }
        head = next;
        operation.ifPresent(id -> operations.put(id, new Remembered(head, at)));
        return new Appended(head, false);
    }

    private <K, V> @Nullable V put(Map<K, V> map, K key, V value) {
        var old = map.put(key, value);
        undo.push(() -> restore(map, key, old));
        return old;
    }

    private <K, V> @Nullable V remove(Map<K, V> map, K key) {
        var old = map.remove(key);
        undo.push(() -> restore(map, key, old));
        return old;
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V old) {
        if (old == null) {
            map.remove(key);
        } else {
            map.put(key, old);
        }
    }

    private void apply(Change change, Author author, Instant at) {
        switch (change) {
            case Change.CollectionPut(var collection) -> {
                if (collections.values().stream()
                        .anyMatch(other -> !other.id().equals(collection.id())
                                && other.shelf() == collection.shelf()
                                && (other.shelf() != Shelf.FILES
                                        || other.parent().equals(collection.parent()))
                                && other.segment().equals(collection.segment()))) {
                    throw new IllegalStateException("two collections of one segment: " + collection.segment());
                }
                put(collections, collection.id().value(), withHorizon(collection, horizon(collection.id())));
            }
            case Change.CollectionRemoved(var last, var position) -> {
                if (count(last.id()) > 0) {
                    throw new IllegalStateException("the collection is not empty");
                }
                remove(collections, last.id().value());
                remove(tombstones, last.id());
                remove(byPosition, last.id());
                put(
                        collectionRemovals,
                        position.value(),
                        new CollectionRemoval(last.id(), last.kind(), last.segment(), position));
            }
            case Change.ItemPut(var item, var document, var before) -> {
                document.ifPresent(octets -> put(documents, item.hash(), copy(octets, item.hash())));
                before.ifPresent(this::takeOut);
                putIn(item);
                var effect = before.isPresent() ? Effect.CHANGED : Effect.CREATED;
                remember(item.position(), item.id(), effect, author, at, before);
            }
            case Change.ItemMoved(var item, var before) -> {
                takeOut(before);
                bury(before, item.position());
                putIn(item);
                remember(item.position(), item.id(), Effect.CHANGED, author, at, Optional.of(before));
            }
            case Change.ItemRemoved(var before, var position) -> {
                takeOut(before);
                bury(before, position);
                remember(position, before.id(), Effect.REMOVED, author, at, Optional.of(before));
            }
            case Change.DevicePut(var device) -> {
                if (foreign.test(device.id())) {
                    throw noDevice();
                }
                put(devices, device.id().value(), device);
            }
            case Change.DeviceRemoved(var device) -> {
                if (remove(devices, device.value()) == null) {
                    throw noDevice();
                }
                remove(states, device);
            }
            case Change.StateSet(var device, var key, var value) -> {
                if (!devices.containsKey(device.value())) {
                    throw noDevice();
                }
                var state = states.computeIfAbsent(device, id -> new HashMap<>());
                if (value.isPresent()) {
                    put(state, key, value.get().clone());
                } else {
                    remove(state, key);
                }
            }
        }
    }

    private static NotFound noDevice() {
        return new NotFound("The account has no such device.");
    }

    private static Document copy(Document document, ContentHash hash) {
        try {
            var copy = Document.of(document.format(), document.octets());
            if (!copy.hash().equals(hash)) {
                throw new StoreException("the octets do not have the hash " + hash);
            }
            return copy;
        } catch (IOException e) {
            throw new StoreException("the document cannot be read", e);
        }
    }

    private void takeOut(Item item) {
        if (!item.equals(remove(items, item.id().value()))) {
            throw new IllegalStateException("the row before is not the stored one: " + item.id());
        }
        remove(rowsOf(item.collection()), item.position().value());
        remove(byName, new Slot(item.collection(), item.name()));
        remove(uidsOf(item), item.id().value());
        bytes -= item.summary().size();
    }

    private void putIn(Item item) {
        if (!documents.containsKey(item.hash())) {
            throw new IllegalStateException("a row without its document: " + item.id());
        }
        if (!collections.containsKey(item.collection().value())) {
            throw new IllegalStateException("a row in no collection: " + item.id());
        }
        if (put(byName, new Slot(item.collection(), item.name()), item) != null) {
            throw new IllegalStateException("two items of one name: " + item.name());
        }
        put(items, item.id().value(), item);
        put(rowsOf(item.collection()), item.position().value(), item);
        put(uidsOf(item), item.id().value(), item);
        bytes += item.summary().size();
    }

    private void bury(Item item, Position position) {
        put(
                tombstones.computeIfAbsent(item.collection(), id -> new TreeMap<>()),
                position.value(),
                Removal.gone(item.id(), item.collection(), item.name(), position));
    }

    private Map<Long, Item> uidsOf(Item item) {
        return byUid.computeIfAbsent(item.summary().uid(), uid -> new TreeMap<>());
    }

    private Position horizon(CollectionId id) {
        var standing = collections.get(id.value());
        return standing == null ? Position.START : standing.horizon();
    }

    private static Collection withHorizon(Collection row, Position horizon) {
        return new Collection(
                row.id(),
                row.kind(),
                row.accepts(),
                row.role(),
                row.parent(),
                row.name(),
                row.segment(),
                row.properties(),
                row.created(),
                row.changed(),
                horizon);
    }

    private void remember(
            Position position, ItemId item, Effect effect, Author author, Instant at, Optional<Item> before) {
        put(history, position.value(), new HistoryEntry(position, item, effect, author, at, before));
    }

    private NavigableMap<Long, Item> rowsOf(CollectionId in) {
        return byPosition.computeIfAbsent(in, id -> new TreeMap<>());
    }

    private NavigableMap<Long, Removal> tombstonesOf(CollectionId in) {
        return tombstones.getOrDefault(in, new TreeMap<>());
    }

    List<Collection> collections() {
        return List.copyOf(collections.values());
    }

    CollectionChanges collectionChanges(Position since) {
        var present = collections.values().stream()
                .filter(collection -> collection.changed().isAfter(since))
                .sorted((a, b) -> a.changed().compareTo(b.changed()))
                .toList();
        var removals = since.equals(Position.START)
                ? List.<CollectionRemoval>of()
                : List.copyOf(collectionRemovals.tailMap(since.value(), false).values());
        return new CollectionChanges(present, removals, head);
    }

    Changes changes(CollectionId in, Position since, Position begun, int limit) {
        var rows = new TreeMap<Long, List<Object>>();
        if (!since.equals(Position.START)) {
            tombstonesOf(in)
                    .tailMap(Math.max(since.value(), begun.value()), false)
                    .forEach((position, removal) -> {
                        var named = byName.get(new Slot(in, removal.name()));
                        var item = items.get(removal.item().value());
                        if (named == null || !named.id().equals(removal.item())) {
                            rows.computeIfAbsent(position, p -> new ArrayList<>())
                                    .add(new Removal(
                                            removal.item(),
                                            in,
                                            removal.name(),
                                            removal.position(),
                                            named != null,
                                            item != null && item.collection().equals(in)));
                        }
                    });
        }
        rowsOf(in)
                .tailMap(since.value(), false)
                .forEach((position, item) ->
                        rows.computeIfAbsent(position, p -> new ArrayList<>()).add(item));
        var present = new ArrayList<Item>();
        var removals = new ArrayList<Removal>();
        var upTo = since;
        for (var entry : rows.entrySet()) {
            var taken = present.size() + removals.size();
            if (taken > 0 && taken + entry.getValue().size() > limit) {
                return new Changes(present, removals, upTo, true);
            }
            for (var row : entry.getValue()) {
                if (row instanceof Item item) {
                    present.add(item);
                } else if (row instanceof Removal removal) {
                    removals.add(removal);
                }
            }
            upTo = new Position(entry.getKey());
        }
        return new Changes(present, removals, head, false);
    }

    Position latest(CollectionId in) {
        var row = rowsOf(in).isEmpty() ? 0 : rowsOf(in).lastKey();
        var tombstone = tombstonesOf(in).isEmpty() ? 0 : tombstonesOf(in).lastKey();
        var newestPruned = pruned.getOrDefault(in, Position.START).value();
        return new Position(Math.max(newestPruned, Math.max(row, tombstone)));
    }

    long count(CollectionId in) {
        return rowsOf(in).size();
    }

    long bytes() {
        return bytes;
    }

    @Nullable
    Item item(ItemId id) {
        return items.get(id.value());
    }

    @Nullable
    Item item(CollectionId in, String name) {
        return byName.get(new Slot(in, name));
    }

    List<Item> named(CollectionId in, String after, int limit) {
        return rowsOf(in).values().stream()
                .filter(item -> item.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(Item::name))
                .limit(limit)
                .toList();
    }

    List<Item> withUid(String uid) {
        return uid.isEmpty()
                ? List.of()
                : List.copyOf(byUid.getOrDefault(uid, new TreeMap<>()).values());
    }

    List<Item> between(CollectionId in, long from, long to, ItemId after, int limit) {
        return items.tailMap(after.value(), false).values().stream()
                .filter(item -> item.collection().equals(in))
                .filter(item -> item.summary().last() >= from && item.summary().first() < to)
                .limit(limit)
                .toList();
    }

    @Nullable
    Document document(Item item) {
        return documents.get(item.hash());
    }

    List<HistoryEntry> history(Position before, int limit) {
        return history.headMap(before.value(), false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    boolean owns(DeviceId device) {
        return devices.containsKey(device.value());
    }

    List<Device> devices() {
        return List.copyOf(devices.values());
    }

    Optional<byte[]> state(DeviceId device, String key) {
        return Optional.ofNullable(states.getOrDefault(device, Map.of()).get(key))
                .map(byte[]::clone);
    }

    void touch(DeviceId device, Instant lastSync) {
        devices.computeIfPresent(
                device.value(),
                (id, row) -> new Device(
                        row.id(),
                        row.account(),
                        row.protocol(),
                        row.identifier(),
                        row.ownName(),
                        row.givenName(),
                        row.client(),
                        row.credential(),
                        row.firstSeen(),
                        lastSync,
                        row.access()));
    }

    void prune(CollectionId in, Position upTo) {
        var old = tombstonesOf(in).headMap(upTo.value(), true);
        if (!old.isEmpty()) {
            pruned.merge(in, new Position(old.lastKey()), (a, b) -> a.isAfter(b) ? a : b);
            old.clear();
        }
        collections.computeIfPresent(
                in.value(), (id, row) -> upTo.isAfter(row.horizon()) ? withHorizon(row, upTo) : row);
    }

    void forget(Instant before) {
        history.values().removeIf(entry -> entry.at().isBefore(before));
        operations.values().removeIf(remembered -> remembered.at().isBefore(before));
        documents.keySet().retainAll(referenced());
    }

    private Set<ContentHash> referenced() {
        var hashes = new HashSet<ContentHash>();
        items.values().forEach(item -> hashes.add(item.hash()));
        history.values().forEach(entry -> entry.before().ifPresent(item -> hashes.add(item.hash())));
        return hashes;
    }

    /** Lets a test break what verification is to find: the document of a row. */
    void replaceDocument(ContentHash hash, @Nullable Document document) {
        if (document == null) {
            documents.remove(hash);
        } else {
            documents.put(hash, document);
        }
    }

    void verify(List<String> problems) {
        for (var hash : referenced()) {
            var document = documents.get(hash);
            if (document == null) {
                problems.add("The document " + hash + " is missing.");
            } else if (!document.hash().equals(hash)) {
                problems.add("The document " + hash + " has other octets.");
            }
        }
        for (var item : items.values()) {
            if (item.position().isAfter(head)) {
                problems.add("Item " + item.id().value() + " lies beyond the head.");
            }
        }
    }
}
