package sextant.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
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
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.store.Appended;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Head;
import sextant.mailbox.store.StaleHead;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreException;

/**
 * The embedded store: one SQLite database and a directory of large documents. One process at a time has it open.
 *
 * <p>All writes go through one thread, which commits them in groups and answers each when its group is durable; reads
 * are answered by a few threads with a connection each. Times are kept to the nanosecond between the years 1677 and
 * 2262 and clamped beyond.
 */
public final class SqliteStore implements Store {
    private final DirectoryLock lock;
    private final Database database;
    private final Writer writer;
    private final Readers readers;
    private final Documents documents;

    private SqliteStore(DirectoryLock lock, Database database, Writer writer, Readers readers, Documents documents) {
        this.lock = lock;
        this.database = database;
        this.writer = writer;
        this.readers = readers;
        this.documents = documents;
    }

    /**
     * Opens the store in a directory, which is made if it is not there.
     *
     * @throws StoreInUse if another process has it open
     * @throws StoreException if the database cannot be opened, or was written by a newer program
     */
    public static SqliteStore open(Path directory, SqliteOptions options) {
        return open(directory, options, new LocalDisk(), Migrations.OWN);
    }

    static SqliteStore open(Path directory, SqliteOptions options, Disk disk, Migrations migrations) {
        try {
            disk.createDirectory(directory);
            LocalDisk.keepPrivate(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                return open(lock, directory, options, disk, migrations);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException("the data directory " + directory + " cannot be opened: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw SqlTrouble.of("the database in " + directory + " cannot be opened", e);
        }
    }

    private static SqliteStore open(
            DirectoryLock lock, Path directory, SqliteOptions options, Disk disk, Migrations migrations)
            throws IOException, SQLException {
        var database = new Database(directory.resolve("sextant.db"), options);
        database.prepare();
        Session writing = database.writing();
        try {
            migrations.apply(writing);
            disk.createDirectory(directory.resolve("blobs"));
            disk.forceDirectory(directory);
            var readers = new Readers(database.reading(options.readers()));
            var blobs = new Blobs(directory.resolve("blobs"), disk);
            return new SqliteStore(
                    lock,
                    database,
                    new Writer(writing, options.groupLimit()),
                    readers,
                    new Documents(blobs, readers, options));
        } catch (IOException | SQLException | RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    // ---- the journal ------------------------------------------------------------------------------------------------

    /** The directory is locked. */
    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return readers.read(session -> JournalTable.head(session, account));
    }

    @Override
    public Appended append(
            AccountId account,
            Position expectedHead,
            Optional<OperationId> operation,
            Author author,
            Instant at,
            List<Change> changes)
            throws StaleHead {
        try (var incoming = documents.take(changes)) {
            var append =
                    new Append(account, expectedHead, operation, author, at, List.copyOf(changes), incoming.octets());
            return switch (writer.write(append)) {
                case Append.Done done -> done.appended();
                case Append.Stale stale -> throw stale.why();
            };
        }
    }

    @Override
    public Optional<Position> appended(AccountId account, OperationId operation) {
        return readers.read(session -> OperationTable.head(session, account, operation));
    }

    // ---- reads of one account ---------------------------------------------------------------------------------------

    @Override
    public List<Collection> collections(AccountId account) {
        return readers.read(session -> JournalTable.collections(session, account));
    }

    @Override
    public CollectionChanges collectionChanges(AccountId account, Position since) {
        return readers.snapshot(session -> JournalTable.collectionChanges(session, account, since));
    }

    @Override
    public Changes changes(AccountId account, CollectionId in, Position since, Position begun, int limit) {
        return readers.snapshot(session -> ItemQueries.changes(session, account, in, since, begun, limit));
    }

    @Override
    public Position latest(AccountId account, CollectionId in) {
        return readers.read(session -> ItemQueries.latest(session, account, in));
    }

    @Override
    public long count(AccountId account, CollectionId in) {
        return readers.read(session -> ItemQueries.count(session, account, in));
    }

    @Override
    public long bytes(AccountId account) {
        return readers.read(session -> JournalTable.bytes(session, account));
    }

    @Override
    public Optional<Item> item(AccountId account, ItemId id) {
        return readers.read(session -> ItemQueries.byId(session, account, id));
    }

    @Override
    public Optional<Item> itemByName(AccountId account, CollectionId in, String name) {
        return readers.read(session -> ItemQueries.byName(session, account, in, name));
    }

    @Override
    public List<Item> itemsByName(AccountId account, CollectionId in, Set<String> names) {
        var wanted = Set.copyOf(names);
        return readers.snapshot(session -> ItemQueries.byNames(session, account, in, wanted));
    }

    @Override
    public List<Item> items(AccountId account, CollectionId in, String after, int limit) {
        return readers.read(session -> ItemQueries.named(session, account, in, after, limit));
    }

    @Override
    public List<Item> itemsByUid(AccountId account, String uid) {
        return readers.read(session -> ItemQueries.byUid(session, account, uid));
    }

    @Override
    public List<Item> itemsBetween(AccountId account, CollectionId in, long from, long to, ItemId after, int limit) {
        return readers.read(session -> ItemQueries.between(session, account, in, from, to, after, limit));
    }

    @Override
    public Document document(AccountId account, Item item) throws IOException {
        return documents.read(account, item);
    }

    @Override
    public Map<ItemId, Document> documents(AccountId account, List<Item> items) {
        return documents.small(List.copyOf(items));
    }

    @Override
    public List<HistoryEntry> history(AccountId account, Position before, int limit) {
        return readers.read(session -> HistoryTable.read(session, account, before, limit));
    }

    // ---- devices ----------------------------------------------------------------------------------------------------

    @Override
    public DeviceId newDeviceId() {
        return writer.write(DeviceTable::newId);
    }

    @Override
    public List<Device> devices(AccountId account) {
        return readers.read(session -> DeviceTable.devices(session, account));
    }

    @Override
    public Optional<byte[]> state(AccountId account, DeviceId device, String key) {
        return readers.read(session -> DeviceTable.state(session, account, device, key));
    }

    @Override
    public void touch(Map<DeviceId, Instant> lastSync) {
        var copy = Map.copyOf(lastSync);
        writer.write(session -> DeviceTable.touch(session, copy));
    }

    // ---- accounts ---------------------------------------------------------------------------------------------------

    @Override
    public List<Domain> domains() {
        return readers.read(AccountTable::domains);
    }

    @Override
    public void put(Domain domain) {
        writer.write(session -> AccountTable.put(session, domain));
    }

    @Override
    public List<Account> accounts() {
        return readers.read(AccountTable::accounts);
    }

    @Override
    public Optional<Account> create(Account account, long epoch) {
        return writer.write(session -> AccountTable.create(session, account, epoch));
    }

    @Override
    public void update(Account account) {
        writer.write(session -> AccountTable.update(session, account));
    }

    @Override
    public void remove(AccountId account) {
        writer.write(session -> AccountTable.remove(session, account));
    }

    @Override
    public List<Credential> credentials(AccountId account) {
        return readers.read(session -> AccountTable.credentials(session, account));
    }

    @Override
    public Credential add(Credential credential) {
        return writer.write(session -> AccountTable.add(session, credential));
    }

    @Override
    public void update(Credential credential) {
        writer.write(session -> AccountTable.update(session, credential));
    }

    @Override
    public void remove(AccountId account, CredentialId credential) {
        writer.write(session -> AccountTable.remove(session, account, credential));
    }

    // ---- care -------------------------------------------------------------------------------------------------------

    @Override
    public Optional<byte[]> setting(String name) {
        return readers.read(session -> AccountTable.setting(session, name));
    }

    @Override
    public void putSetting(String name, byte[] value) {
        byte[] copy = value.clone();
        writer.write(session -> AccountTable.putSetting(session, name, copy));
    }

    @Override
    public void prune(AccountId account, CollectionId in, Position upTo) {
        writer.write(session -> JournalTable.prune(session, account, in, upTo));
    }

    @Override
    public void forget(Instant before) {
        new Forgetting(writer, readers, documents).forget(before);
    }

    @Override
    public void newEpochs(LongSupplier epochs) {
        writer.write(session -> JournalTable.newEpochs(session, epochs));
    }

    @Override
    public List<String> verify() {
        return new Verification(database, documents).verify();
    }

    @Override
    public void backup(Path directory) {
        new Backup(database, documents).into(directory);
    }

    @Override
    public void close() {
        try (lock;
                writer;
                documents) {
            readers.close();
        } catch (SQLException e) {
            throw SqlTrouble.of("closing the data directory", e);
        }
    }
}
