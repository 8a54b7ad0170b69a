package sextant.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Document;

/**
 * One account's data. Reads see a consistent journal; all writes go through {@link #commit}. Safe for use by any number
 * of threads.
 */
public interface Mailbox {
    Account account();

    /** The life of the journal that positions belong to. */
    Epoch epoch();

    /** The position of the last committed change. */
    Position head();

    /** All collections, in the order they were made. */
    List<Collection> collections();

    Optional<Collection> collection(CollectionId id);

    /** The collection of this path; on {@link Shelf#FILES} the one that stands in the topmost folder. */
    Optional<Collection> collection(Shelf shelf, String segment);

    /** The collections that stand in another one. */
    List<Collection> within(CollectionId parent);

    /** The one collection of this role; every account has it. */
    Collection collection(Role role);

    /**
     * What happened in a collection since a position, oldest first, at most {@code limit} rows.
     *
     * @param since {@link Position#START} for everything that is there; then there are no removals
     * @throws StalePosition if the position is below the collection's horizon or above the head
     * @throws NotFound if there is no such collection
     */
    Changes changes(CollectionId in, Position since, int limit);

    /**
     * The later pages of a device that began with nothing: as {@link #changes(CollectionId, Position, int)}, but the
     * horizon is held against {@code begun}, and nothing is said of what left before it. A first sync of several pages
     * needs this, for the positions of its first pages may lie far below the horizon.
     *
     * @param since what the page before gave as {@code upTo}
     * @param begun the head of the journal before the first page was asked for
     * @throws StalePosition if both are below the collection's horizon, or either is above the head
     * @throws NotFound if there is no such collection
     */
    Changes changes(CollectionId in, Position since, Position begun, int limit);

    /**
     * What happened to the collections themselves since a position.
     *
     * @throws StalePosition if the position is above the head
     */
    CollectionChanges collectionChanges(Position since);

    /**
     * The newest position of anything in this collection or of the collection itself; never goes back.
     *
     * @throws NotFound if there is no such collection
     */
    Position latest(CollectionId in);

    Optional<Item> item(ItemId id);

    Optional<Item> item(CollectionId in, String name);

    /** Those of the items of a collection that have one of these names, in no order. */
    List<Item> items(CollectionId in, Set<String> names);

    /**
     * A page of all items of a collection, in an order of their names that is always the same.
     *
     * @param after the name the page begins after, whether an item still has it or not; empty for the first page
     */
    List<Item> items(CollectionId in, String after, int limit);

    /** The items with this UID in any collection of the account. */
    List<Item> withUid(String uid);

    /** The octets that the account's documents have together, and those they may have; asks for no more than a row. */
    Room room();

    /**
     * How much an account holds.
     *
     * @param used octets of all its documents together
     * @param quota octets they may have together
     */
    record Room(long used, long quota) {
        /** The octets there is place for. */
        public long left() {
            return Math.max(0, quota - used);
        }
    }

    /** How many items there are in a collection. */
    long count(CollectionId in);

    /**
     * A page of the items of a collection that touch a span of time, by their summaries: a superset, for the caller to
     * examine. Ordered by id.
     *
     * @param from seconds since 1970, inclusive
     * @param to seconds since 1970, exclusive
     * @param after the id the page begins after; 0 for the first
     */
    List<Item> between(CollectionId in, long from, long to, ItemId after, int limit);

    /**
     * The item's document.
     *
     * @throws IOException if the store cannot read it
     */
    Document read(Item item) throws IOException;

    /** The documents of several items, by item; those that are better read alone, or cannot be read, are left out. */
    Map<ItemId, Document> read(List<Item> items);

    /**
     * Writes a batch: atomic, durable before it returns.
     *
     * @throws MailboxException if an edit cannot be done; nothing of the batch was
     */
    Commit commit(Batch batch);

    /**
     * Waits until something the watch names is newer than its position, at once if it is already. That a collection
     * is removed is news of it.
     *
     * @return the head of the journal at the moment of waking; not after {@code watch.since()} if the time ran out
     * @throws StalePosition if {@code watch.since()} is above the head
     * @throws NotFound if a collection that is waited for does not exist
     * @throws InterruptedException if the waiting thread is interrupted: the waiter is gone then
     */
    Position await(Watch watch, Duration atMost) throws InterruptedException;

    /** What was changed by whom, newest first, at most {@code limit} rows before (and without) {@code before}. */
    List<HistoryEntry> history(Position before, int limit);

    /** A protocol's state of a device, as {@link Edit.SetState} kept it. */
    Optional<byte[]> state(DeviceId device, String key);
}
