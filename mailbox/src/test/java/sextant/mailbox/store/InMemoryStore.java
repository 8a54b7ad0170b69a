package sextant.mailbox.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import sextant.content.ContentHash;
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
import sextant.mailbox.Epoch;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.NotFound;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;

/**
 * A store that forgets everything with its process, for tests and the simulation. It keeps the contract, refuses what
 * would break the journal's laws, and can be told to fail ({@link Faults}).
 */
public final class InMemoryStore implements Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong appends = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, MemoryJournal> journals = new HashMap<>();
    private final Map<CredentialId, Credential> credentials =
            new TreeMap<>(Comparator.comparingLong(CredentialId::value));
    private final Map<String, Domain> domains = new TreeMap<>();
    private final Map<String, byte[]> settings = new HashMap<>();
    private volatile Faults faults = Faults.NONE;
    private volatile boolean exclusive = true;

    /** From now on appends go wrong in this way; they are counted from 1 again. */
    public void inject(Faults next) {
        appends.set(0);
        faults = next;
    }

    /** From now on others may write to it as well. */
    public void share() {
        exclusive = false;
    }

    @Override
    public boolean isExclusive() {
        return exclusive;
    }

    /** Appends asked for since the start or the last {@link #inject}. */
    public long appends() {
        return appends.get();
    }

    /** Damages a blob, for tests of verification: it has these octets now, or is gone. */
    public void damage(AccountId account, ContentHash hash, Optional<Document> instead) {
        locked(() -> {
            journal(account).replaceDocument(hash, instead.orElse(null));
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private MemoryJournal journal(AccountId account) {
        var journal = journals.get(account);
        if (journal == null) {
            throw new NotFound("There is no such account.");
        }
        return journal;
    }

    /** An unknown account reads like an empty one. */
    private <T> T read(AccountId account, Function<MemoryJournal, T> read) {
        return locked(() -> {
            var journal = journals.get(account);
            return read.apply(journal != null ? journal : new MemoryJournal(new Epoch(0), device -> false));
        });
    }

    private boolean isForeign(AccountId account, DeviceId device) {
        return journals.entrySet().stream()
                .anyMatch(entry ->
                        !entry.getKey().equals(account) && entry.getValue().owns(device));
    }

    @Override
    public Optional<Head> head(AccountId account) {
        return locked(() -> Optional.ofNullable(journals.get(account)).map(MemoryJournal::head));
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
        var nth = appends.incrementAndGet();
        var fault = faults;
        fault.before(nth);
        Appended appended;
        lock.lock();
        try {
            appended = journal(account).append(expectedHead, operation, author, at, changes);
        } finally {
            lock.unlock();
        }
        fault.after(nth);
        return appended;
    }

    @Override
    public Optional<Position> appended(AccountId account, OperationId operation) {
        return read(account, journal -> journal.appended(operation));
    }

    @Override
    public List<Collection> collections(AccountId account) {
        return read(account, MemoryJournal::collections);
    }

    @Override
    public CollectionChanges collectionChanges(AccountId account, Position since) {
        return read(account, journal -> journal.collectionChanges(since));
    }

    @Override
    public Changes changes(AccountId account, CollectionId in, Position since, Position begun, int limit) {
        return read(account, journal -> journal.changes(in, since, begun, limit));
    }

    @Override
    public Position latest(AccountId account, CollectionId in) {
        return read(account, journal -> journal.latest(in));
    }

    @Override
    public long count(AccountId account, CollectionId in) {
        return read(account, journal -> journal.count(in));
    }

    @Override
    public long bytes(AccountId account) {
        return read(account, MemoryJournal::bytes);
    }

    @Override
    public Optional<Item> item(AccountId account, ItemId id) {
        return read(account, journal -> Optional.ofNullable(journal.item(id)));
    }

    @Override
    public Optional<Item> itemByName(AccountId account, CollectionId in, String name) {
        return read(account, journal -> Optional.ofNullable(journal.item(in, name)));
    }

    @Override
    public List<Item> itemsByUid(AccountId account, String uid) {
        return read(account, journal -> journal.withUid(uid));
    }

    @Override
    public List<Item> itemsByName(AccountId account, CollectionId in, Set<String> names) {
        return names.stream()
                .flatMap(name -> itemByName(account, in, name).stream())
                .toList();
    }

    @Override
    public List<Item> items(AccountId account, CollectionId in, String after, int limit) {
        return read(account, journal -> journal.named(in, after, limit));
    }

    @Override
    public List<Item> itemsBetween(AccountId account, CollectionId in, long from, long to, ItemId after, int limit) {
        return read(account, journal -> journal.between(in, from, to, after, limit));
    }

    @Override
    public Document document(AccountId account, Item item) throws IOException {
        var document = read(account, journal -> Optional.ofNullable(journal.document(item)))
                .orElseThrow(() -> new IOException("the document " + item.hash() + " is missing"));
        if (!document.hash().equals(item.hash())) {
            throw new IOException("the document " + item.hash() + " has other octets");
        }
        return document;
    }

    @Override
    public Map<ItemId, Document> documents(AccountId account, List<Item> items) {
        var documents = new HashMap<ItemId, Document>();
        for (var item : items) {
            try {
                documents.put(item.id(), document(account, item));
            } catch (IOException damaged) {
                // as the contract says
                documents.remove(item.id());
            }
        }
        return documents;
    }

    @Override
    public List<HistoryEntry> history(AccountId account, Position before, int limit) {
        return read(account, journal -> journal.history(before, limit));
    }

    @Override
    public DeviceId newDeviceId() {
        return new DeviceId(ids.incrementAndGet());
    }

    @Override
    public List<Device> devices(AccountId account) {
        return read(account, MemoryJournal::devices);
    }

    @Override
    public Optional<byte[]> state(AccountId account, DeviceId device, String key) {
        return read(account, journal -> journal.state(device, key));
    }

    @Override
    public void touch(Map<DeviceId, Instant> lastSync) {
        locked(() -> {
            lastSync.forEach((device, at) -> journals.values().forEach(journal -> journal.touch(device, at)));
            return true;
        });
    }

    @Override
    public List<Domain> domains() {
        return locked(() -> List.copyOf(domains.values()));
    }

    @Override
    public void put(Domain domain) {
        locked(() -> Optional.ofNullable(domains.put(domain.name(), domain)));
    }

    @Override
    public List<Account> accounts() {
        return locked(() -> List.copyOf(accounts.values()));
    }

    @Override
    public Optional<Account> create(Account account, long epoch) {
        return locked(() -> {
            if (accounts.values().stream().anyMatch(other -> other.address().equals(account.address()))) {
                return Optional.<Account>empty();
            }
            var made = new Account(
                    new AccountId(ids.incrementAndGet()),
                    account.address(),
                    account.displayName(),
                    account.administrator(),
                    account.enabled(),
                    account.settings(),
                    account.created());
            accounts.put(made.id(), made);
            journals.put(made.id(), new MemoryJournal(new Epoch(epoch), device -> isForeign(made.id(), device)));
            return Optional.of(made);
        });
    }

    @Override
    public void update(Account account) {
        locked(() -> Optional.ofNullable(accounts.computeIfPresent(account.id(), (id, old) -> account)));
    }

    @Override
    public void remove(AccountId account) {
        locked(() -> {
            credentials.values().removeIf(credential -> credential.account().equals(account));
            journals.remove(account);
            return Optional.ofNullable(accounts.remove(account));
        });
    }

    @Override
    public List<Credential> credentials(AccountId account) {
        return locked(() -> credentials.values().stream()
                .filter(credential -> credential.account().equals(account))
                .toList());
    }

    @Override
    public Credential add(Credential credential) {
        return locked(() -> {
            journal(credential.account());
            var made = new Credential(
                    new CredentialId(ids.incrementAndGet()),
                    credential.account(),
                    credential.type(),
                    credential.label(),
                    credential.hash(),
                    credential.created(),
                    credential.lastUsed());
            credentials.put(made.id(), made);
            return made;
        });
    }

    @Override
    public void update(Credential credential) {
        locked(() -> Optional.ofNullable(credentials.computeIfPresent(credential.id(), (id, old) -> credential)));
    }

    @Override
    public void remove(AccountId account, CredentialId credential) {
        locked(() -> credentials
                .values()
                .removeIf(held -> held.id().equals(credential) && held.account().equals(account)));
    }

    @Override
    public Optional<byte[]> setting(String name) {
        return locked(() -> Optional.ofNullable(settings.get(name)).map(byte[]::clone));
    }

    @Override
    public void putSetting(String name, byte[] value) {
        locked(() -> Optional.ofNullable(settings.put(name, value.clone())));
    }

    @Override
    public void prune(AccountId account, CollectionId in, Position upTo) {
        read(account, journal -> {
            journal.prune(in, upTo);
            return true;
        });
    }

    @Override
    public void forget(Instant before) {
        locked(() -> {
            journals.values().forEach(journal -> journal.forget(before));
            return true;
        });
    }

    @Override
    public void newEpochs(LongSupplier epochs) {
        locked(() -> {
            journals.values().forEach(journal -> journal.begin(new Epoch(epochs.getAsLong())));
            return true;
        });
    }

    @Override
    public List<String> verify() {
        return locked(() -> {
            var problems = new ArrayList<String>();
            journals.values().forEach(journal -> journal.verify(problems));
            return problems;
        });
    }

    @Override
    public void backup(Path directory) {
        throw new UnsupportedOperationException("a store in memory has nothing to copy");
    }

    @Override
    public void close() {}
}
