package sextant.mailbox.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Document;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Changes;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionChanges;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Domain;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.NotFound;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.Removal;

/**
 * A storage engine. Every write is durable when its method returns: it survives kill -9 and power loss. Every method may
 * be called from any thread, virtual ones included; an engine whose native calls would pin a carrier hands them to
 * threads of its own. Any method may throw {@link StoreException}.
 */
public interface Store extends AutoCloseable {

    // ---- the journal ------------------------------------------------------------------------------------------

    /**
     * Whether nobody but this process can write to it, as long as it is open: so that what was read need not be read again
     * before this process writes.
     */
    boolean isExclusive();

    /** Where the account's journal stands; empty if there is no such account. */
    Optional<Head> head(AccountId account);

    /**
     * Appends to an account's journal: all changes or none.
     *
     * @param expectedHead the head the changes were made for; their positions follow it without a gap, or the answer is
     *     an {@link IllegalArgumentException}
     * @param operation if it was appended before, nothing is written and the answer is what it was then. Remembered for
     *     at least 30 days
     * @param author kept with the history
     * @param at kept with the history
     * @throws StaleHead if the head is another; nothing was written
     * @throws NotFound if there is no such account, or a change puts state to, removes or alters a device that the
     *     account does not have (a deleted device gets no state); nothing was written
     */
    Appended append(
            AccountId account,
            Position expectedHead,
            Optional<OperationId> operation,
            Author author,
            Instant at,
            List<Change> changes)
            throws StaleHead;

    /**
     * What an earlier append with this operation id answered, if there was one.
     */
    Optional<Position> appended(AccountId account, OperationId operation);

    // ---- reads of one account, each a consistent snapshot ------------------------------------------------------

    /** In the order they were created. An unknown account has nothing, here and below. */
    List<Collection> collections(AccountId account);

    /** Collections changed and removed after a position, and the head; no removals with {@link Position#START}. */
    CollectionChanges collectionChanges(AccountId account, Position since);

    /**
     * Rows and tombstones of a collection with positions above {@code since}, in the order of positions, at most
     * {@code limit} of both together (but a row and a tombstone at one position, left by a rename within the collection,
     * come together even if {@code limit} is 1). An item that left and is back under the same name is only in
     * {@code present}; what else stands in the way of taking a removal at its word, {@link Removal} says. With
     * {@link Position#START} there are no removals. {@code upTo} is the last row's position if there is more, else the
     * head. The caller has tested the horizon.
     */
    default Changes changes(AccountId account, CollectionId in, Position since, int limit) {
        return changes(account, in, since, since, limit);
    }

    /**
     * The same for whoever began with nothing at a position, and has got as far as {@code since}: tombstones at or below
     * {@code begun} are left out, and cost nothing.
     */
    Changes changes(AccountId account, CollectionId in, Position since, Position begun, int limit);

    /**
     * The newest position of an item or tombstone in the collection, pruned ones too; {@link Position#START} if there was
     * none ever.
     */
    Position latest(AccountId account, CollectionId in);

    long count(AccountId account, CollectionId in);

    /** Octets of all documents of the account's items together. */
    long bytes(AccountId account);

    Optional<Item> item(AccountId account, ItemId id);

    Optional<Item> itemByName(AccountId account, CollectionId in, String name);

    /** Those of the items of a collection that have one of these names, in no order. */
    List<Item> itemsByName(AccountId account, CollectionId in, Set<String> names);

    /**
     * A page of all items of a collection, in an order of their names that is always the same.
     *
     * @param after the name the page begins after, whether an item still has it or not; empty for the first page
     */
    List<Item> items(AccountId account, CollectionId in, String after, int limit);

    /** In the order of their ids; none for an empty UID, which names nothing. */
    List<Item> itemsByUid(AccountId account, String uid);

    /**
     * Items whose summary's span meets the given one, in the order of ids above {@code after}.
     *
     * @param from seconds since 1970, inclusive: {@code last >= from}
     * @param to seconds since 1970, exclusive: {@code first < to}
     */
    List<Item> itemsBetween(AccountId account, CollectionId in, long from, long to, ItemId after, int limit);

    /**
     * The document of an item or of a history entry's row.
     *
     * @throws IOException if it is missing or its octets do not have the row's hash
     */
    Document document(AccountId account, Item item) throws IOException;

    /**
     * The documents of several items, by item. One that {@link #document} would not give is left out; so may be one that is
     * better read alone.
     */
    Map<ItemId, Document> documents(AccountId account, List<Item> items);

    /** Newest first, below {@code before}. */
    List<HistoryEntry> history(AccountId account, Position before, int limit);

    // ---- devices ------------------------------------------------------------------------------------------------

    /** A fresh id for a device row; never given twice. */
    DeviceId newDeviceId();

    List<Device> devices(AccountId account);

    Optional<byte[]> state(AccountId account, DeviceId device, String key);

    /** When devices last connected: written together and without haste, for it is no loss if the last moments are. */
    void touch(Map<DeviceId, Instant> lastSync);

    // ---- accounts -----------------------------------------------------------------------------------------------

    List<Domain> domains();

    /** Creates or alters. */
    void put(Domain domain);

    List<Account> accounts();

    /**
     * Makes an account with an empty journal in the given epoch. The id in {@code account} is ignored.
     *
     * @return the account with its id; empty if its address is taken
     */
    Optional<Account> create(Account account, long epoch);

    /** Alters an account. */
    void update(Account account);

    /** Removes an account with everything it has: journal, items, devices, credentials. */
    void remove(AccountId account);

    List<Credential> credentials(AccountId account);

    /** Adds a credential; the id in it is ignored. */
    Credential add(Credential credential);

    /** Alters a credential. */
    void update(Credential credential);

    void remove(AccountId account, CredentialId credential);

    // ---- care ---------------------------------------------------------------------------------------------------

    /** A secret or setting of the whole server, made once and kept. */
    Optional<byte[]> setting(String name);

    void putSetting(String name, byte[] value);

    /**
     * Drops tombstones at or below the position and raises the collection's horizon to it, in one transaction.
     */
    void prune(AccountId account, CollectionId in, Position upTo);

    /**
     * Drops history, remembered operations and unreferenced documents from before the moment. Who asks keeps to the 30
     * days that operations are remembered for.
     */
    void forget(Instant before);

    /** Gives every account a new epoch: after a restore. */
    void newEpochs(java.util.function.LongSupplier epochs);

    /** Compares rows, blobs, hashes and the journal; repairs nothing. Each problem is a sentence; none is health. */
    List<String> verify();

    /** Writes a complete, consistent copy into an empty directory while the store is in use. */
    void backup(Path directory);

    @Override
    void close();
}
