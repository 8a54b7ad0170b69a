package sextant.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sextant.content.Document;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Store;

/**
 * An account as it will be after the edits so far: the store's rows with the drafted changes laid over them. Takes the
 * positions after the head it was begun at. Used by one thread, under the account's lock.
 */
final class Draft {
    private static final int PAGE = 1_000;

    private record Place(CollectionId collection, String text) {}

    private final Store store;
    private final AccountId account;
    private final Instant now;
    private Position position;
    private final Map<CollectionId, Collection> collections;
    private final Map<ItemId, Optional<Item>> items = new HashMap<>();
    private final Map<Place, Optional<ItemId>> names = new HashMap<>();
    private final Map<Place, Optional<ItemId>> uids = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<CollectionId> touched = new HashSet<>();
    private final Map<CollectionId, Long> added = new HashMap<>();
    private long grown;

    Draft(Store store, AccountId account, Position head, List<Collection> collections, Instant now) {
        this.store = store;
        this.account = account;
        this.position = head;
        this.now = now;
        this.collections = collections.stream()
                .collect(Collectors.toMap(Collection::id, row -> row, (a, b) -> b, LinkedHashMap::new));
    }

    /** The head after the changes so far. */
    Position head() {
        return position;
    }

    /** Takes the next position: for the change that is drafted next. */
    Position next() {
        position = position.next();
        return position;
    }

    Instant now() {
        return now;
    }

    List<Change> changes() {
        return changes;
    }

    /** The collections in which something changed, or which did so themselves. */
    Set<CollectionId> touched() {
        return touched;
    }

    /** By how many octets the account's documents grew; negative if they shrank. */
    long grown() {
        return grown;
    }

    /** By how many items each collection grew. */
    Map<CollectionId, Long> added() {
        return Collections.unmodifiableMap(added);
    }

    // ---- what is there ---------------------------------------------------------------------------------------

    Collection collection(CollectionId id) {
        var found = collections.get(id);
        if (found == null) {
            throw new NotFound("There is no such collection. Read the list of collections again.");
        }
        return found;
    }

    java.util.Collection<Collection> collections() {
        return collections.values();
    }

    Item item(ItemId id) {
        var drafted = items.get(id);
        return (drafted != null ? drafted : store.item(account, id))
                .orElseThrow(() -> new NotFound("There is no such item. Synchronize again."));
    }

    Optional<Item> item(CollectionId in, String name) {
        var drafted = names.get(new Place(in, name));
        return drafted != null ? drafted.map(this::item) : store.itemByName(account, in, name);
    }

    /** The item of the collection that has this UID. */
    Optional<Item> withUid(CollectionId in, String uid) {
        if (uid.isEmpty()) {
            return Optional.empty();
        }
        var drafted = uids.get(new Place(in, uid));
        if (drafted != null) {
            return drafted.map(this::item);
        }
        return store.itemsByUid(account, uid).stream()
                .filter(item -> item.collection().equals(in))
                .findFirst();
    }

    /** Every item of the collection, in the order of ids. */
    java.util.Collection<Item> all(CollectionId in) {
        var all = new TreeMap<Long, Item>();
        var since = Position.START;
        var more = true;
        while (more) {
            var page = store.changes(account, in, since, PAGE);
            page.present().forEach(item -> all.put(item.id().value(), item));
            since = page.upTo();
            more = page.more();
        }
        items.forEach((id, drafted) -> {
            all.remove(id.value());
            drafted.filter(item -> item.collection().equals(in)).ifPresent(item -> all.put(id.value(), item));
        });
        return all.values();
    }

    // ---- what changes ----------------------------------------------------------------------------------------

    void create(Item item, Document document) {
        enter(item);
        changes.add(new Change.ItemPut(item, Optional.of(document), Optional.empty()));
    }

    /** The item is new, its document is stored already. */
    void copy(Item item) {
        enter(item);
        changes.add(new Change.ItemPut(item, Optional.empty(), Optional.empty()));
    }

    void replace(Item item, Optional<Document> document, Item before) {
        leave(before);
        enter(item);
        changes.add(new Change.ItemPut(item, document, Optional.of(before)));
    }

    void move(Item item, Item before) {
        leave(before);
        enter(item);
        changes.add(new Change.ItemMoved(item, before));
    }

    void remove(Item before) {
        leave(before);
        items.put(before.id(), Optional.empty());
        changes.add(new Change.ItemRemoved(before, next()));
    }

    private void leave(Item item) {
        var in = item.collection();
        names.put(new Place(in, item.name()), Optional.empty());
        uids.put(new Place(in, item.summary().uid()), Optional.empty());
        touched.add(in);
        added.merge(in, -1L, Long::sum);
        grown -= item.summary().size();
    }

    private void enter(Item item) {
        var in = item.collection();
        items.put(item.id(), Optional.of(item));
        names.put(new Place(in, item.name()), Optional.of(item.id()));
        uids.put(new Place(in, item.summary().uid()), Optional.of(item.id()));
        touched.add(in);
        added.merge(in, 1L, Long::sum);
        grown += item.summary().size();
    }

    void put(Collection collection) {
        collections.put(collection.id(), collection);
        touched.add(collection.id());
        changes.add(new Change.CollectionPut(collection));
    }

    void remove(Collection collection) {
        collections.remove(collection.id());
        touched.add(collection.id());
        changes.add(new Change.CollectionRemoved(collection, next()));
    }

    void state(DeviceId device, String key, Optional<byte[]> value) {
        changes.add(new Change.StateSet(device, key, value));
    }
}
