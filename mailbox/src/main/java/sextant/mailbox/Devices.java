package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.ContentHash;
import sextant.mailbox.Journal.Plan;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreException;

/**
 * The rows of <i>Synchronized Devices</i>. A row appears by itself at a device's first contact; later contacts are noted
 * in memory and written together a few seconds later. Safe for use by any number of threads; one per store and process.
 */
public final class Devices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    private static final Author AUTHOR = Author.server("devices");
    private static final int MAX_IDENTIFIER = 1_000;
    private static final int MAX_NAME = 255;

    /** How long a contact may stay unwritten. */
    static final Duration DELAY = Duration.ofSeconds(5);

    /** A contact not yet written. */
    private record Contact(
            AccountId account, Instant at, String ownName, String client, Optional<CredentialId> credential) {
        Device on(Device row) {
            return new Device(
                    row.id(),
                    row.account(),
                    row.protocol(),
                    row.identifier(),
                    ownName,
                    row.givenName(),
                    client,
                    credential,
                    row.firstSeen(),
                    at,
                    row.access());
        }

        boolean says(Device row) {
            return row.ownName().equals(ownName)
                    && row.client().equals(client)
                    && row.credential().equals(credential);
        }
    }

    private final Mailboxes mailboxes;
    private final Store store;
    private final InstantSource clock;
    private final Map<DeviceId, Contact> contacts = new ConcurrentHashMap<>();
    private final AtomicBoolean alarmed = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<DeviceId>> turnedAway = new CopyOnWriteArrayList<>();
    private final DeviceNews news;
    private volatile boolean closed;

    public Devices(Mailboxes mailboxes) {
        this.news = new DeviceNews(mailboxes.alarms());
        this.mailboxes = mailboxes;
        this.store = mailboxes.store();
        this.clock = mailboxes.clock();
    }

    /**
     * Recognises a device that just signed in: makes its row at the first contact, else notes the contact. Also answers
     * for a blocked device; the caller looks at {@link Device#access}.
     *
     * @param identifier what tells it from the account's other devices of this protocol
     * @param ownName what it calls itself, shown until its user gives it a name
     * @param client the program, as it announces itself
     * @param credential its own device password, if it signed in with one
     * @throws NotFound if there is no such account
     * @throws Malformed if the identifier is empty or longer than 1000 characters
     * @throws OverQuota if the account has too many rows already
     */
    public Device recognise(
            AccountId account,
            Protocol protocol,
            String identifier,
            String ownName,
            String client,
            Optional<CredentialId> credential) {
        if (identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER) {
            throw new Malformed("A device names itself with 1 to " + MAX_IDENTIFIER + " characters.");
        }
        var contact = new Contact(account, clock.instant(), cut(ownName), cut(client), credential);
        var journal = mailboxes.journaled(account).journal();
        var known = find(journal, protocol, identifier);
        if (known.isEmpty()) {
            return create(journal, protocol, identifier, contact);
        }
        var row = known.get();
        contacts.put(row.id(), contact);
        if (!journal.devices().containsKey(row.id())) {
            // Deleted just now: what was noted must not outlive the row.
            contacts.remove(row.id());
        }
        news.happened(account);
        alarm();
        return contact.on(row);
    }

    private static String cut(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME);
    }

    private static Optional<Device> find(Journal journal, Protocol protocol, String identifier) {
        return journal.devices().values().stream()
                .filter(row -> row.protocol() == protocol && row.identifier().equals(identifier))
                .findFirst();
    }

    /**
     * Makes the row. Whoever makes it at the same moment, in this process or another, names the operation alike; so there
     * is one row in the end, and the others read it. A row that was deleted leaves its operation's name behind: then the
     * next name is due.
     */
    private Device create(Journal journal, Protocol protocol, String identifier, Contact contact) {
        var hash = ContentHash.of(identifier.getBytes(StandardCharsets.UTF_8)).hex();
        var id = store.newDeviceId();
        for (var nth = 1; ; nth++) {
            var operation = new OperationId("device " + protocol + " " + hash + " " + nth);
            var written = journal.write(AUTHOR, Optional.of(operation), head -> {
                var standing = find(journal, protocol, identifier);
                if (standing.isPresent()) {
                    return new Plan<>(List.of(), Set.of(), standing.get());
                }
                testRoom(journal);
                var row = new Device(
                        id,
                        contact.account(),
                        protocol,
                        identifier,
                        contact.ownName(),
                        Optional.empty(),
                        contact.client(),
                        contact.credential(),
                        contact.at(),
                        contact.at(),
                        Device.Access.ALLOWED);
                return new Plan<>(List.of(new Change.DevicePut(row)), Set.of(), row);
            });
            news.happened(contact.account());
            if (written.result().isPresent()) {
                return written.result().get();
            }
            journal.forgetDevices();
            var standing = find(journal, protocol, identifier);
            if (standing.isPresent()) {
                return standing.get();
            }
        }
    }

    private void testRoom(Journal journal) {
        var most = mailboxes.limits().devices();
        if (journal.devices().size() >= most) {
            throw new OverQuota("An account has at most " + most + " devices. Delete some rows that are not needed.");
        }
    }

    /** The account's rows in the order of first contact, with the latest contacts, written or not. */
    public List<Device> list(AccountId account) {
        return store.devices(account).stream().map(this::current).toList();
    }

    private Device current(Device row) {
        var contact = contacts.get(row.id());
        return contact == null ? row : contact.on(row);
    }

    /** All rows of all accounts. */
    public List<Device> all() {
        var all = new ArrayList<Device>();
        for (var account : mailboxes.directory().all()) {
            all.addAll(list(account.id()));
        }
        return all;
    }

    /** One row as {@link #list} has it. */
    public Optional<Device> find(AccountId account, DeviceId device) {
        return list(account).stream().filter(row -> row.id().equals(device)).findFirst();
    }

    /** Whether the row is there: without asking the store, so that every token can be tested. */
    public boolean exists(AccountId account, DeviceId device) {
        return rows(account).containsKey(device);
    }

    private Map<DeviceId, Device> rows(AccountId account) {
        return mailboxes.directory().find(account).isPresent()
                ? mailboxes.journaled(account).journal().devices()
                : Map.of();
    }

    // ---- what its user does ------------------------------------------------------------------------------------

    /**
     * Gives a device the name its user wants; a blank one takes the given name away.
     *
     * @throws NotFound if there is no such row
     * @throws Malformed if the name is too long or holds control characters
     */
    public Device rename(AccountId account, DeviceId device, String name) {
        var given = Optional.of(name.strip()).filter(text -> !text.isEmpty());
        given.ifPresent(Names::display);
        return alter(
                account,
                device,
                row -> new Device(
                        row.id(),
                        row.account(),
                        row.protocol(),
                        row.identifier(),
                        row.ownName(),
                        given,
                        row.client(),
                        row.credential(),
                        row.firstSeen(),
                        row.lastSync(),
                        row.access()));
    }

    /** Lets the device sync no more; its row and state stay. An administrator's word: {@link #pause} is its user's. */
    public Device block(AccountId account, DeviceId device) {
        return access(account, device, Device.Access.BLOCKED);
    }

    /** Lets the device rest until it is allowed again; its row and state stay. */
    public Device pause(AccountId account, DeviceId device) {
        return access(account, device, Device.Access.PAUSED);
    }

    public Device allow(AccountId account, DeviceId device) {
        return access(account, device, Device.Access.ALLOWED);
    }

    private Device access(AccountId account, DeviceId device, Device.Access access) {
        var altered = alter(
                account,
                device,
                row -> new Device(
                        row.id(),
                        row.account(),
                        row.protocol(),
                        row.identifier(),
                        row.ownName(),
                        row.givenName(),
                        row.client(),
                        row.credential(),
                        row.firstSeen(),
                        row.lastSync(),
                        access));
        if (access != Device.Access.ALLOWED) {
            turnedAway.forEach(listener -> listener.accept(device));
        }
        return altered;
    }

    private Device alter(AccountId account, DeviceId device, UnaryOperator<Device> change) {
        writing.lock();
        try {
            var written = mailboxes.journaled(account).journal().write(AUTHOR, Optional.empty(), head -> {
                var row = store.devices(account).stream()
                        .filter(held -> held.id().equals(device))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("There is no such device any more."));
                var altered = change.apply(current(row));
                List<Change> changes = altered.equals(row) ? List.of() : List.of(new Change.DevicePut(altered));
                return new Plan<>(changes, Set.of(), altered);
            });
            news.happened(account);
            return written.result().orElseThrow();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Deletes a row with all its state. The device is told to start over at its next contact, in its protocol's way, and
     * gets a new row then. Nothing happens if the row is not there.
     */
    public void remove(AccountId account, DeviceId device) {
        writing.lock();
        try {
            var journal = mailboxes.journaled(account).journal();
            journal.write(AUTHOR, Optional.empty(), head -> {
                List<Change> changes =
                        journal.devices().containsKey(device) ? List.of(new Change.DeviceRemoved(device)) : List.of();
                return new Plan<>(changes, Set.of(), true);
            });
            contacts.remove(device);
        } finally {
            writing.unlock();
        }
        turnedAway.forEach(listener -> listener.accept(device));
        news.happened(account);
    }

    /** Calls the listener, on the thread that did it, after a device was deleted, paused or blocked. */
    public void onTurnedAway(Consumer<DeviceId> listener) {
        turnedAway.add(listener);
    }

    /** Tells of every change of a row. */
    public DeviceNews news() {
        return news;
    }

    // ---- contacts ----------------------------------------------------------------------------------------------

    private void alarm() {
        if (!closed && alarmed.compareAndSet(false, true)) {
            mailboxes.alarms().after(DELAY, this::flushLater);
        }
    }

    private void flushLater() {
        alarmed.set(false);
        if (closed) {
            return;
        }
        try {
            flush();
        } catch (StoreException e) {
            LOG.warn("the latest contacts of devices were not written and will be tried again", e);
            alarm();
        }
    }

    /** Writes the contacts noted so far. */
    public void flush() {
        writing.lock();
        try {
            var taken = Map.copyOf(contacts);
            taken.forEach(this::noteNames);
            var lastSync = new HashMap<DeviceId, Instant>();
            taken.forEach((device, contact) -> lastSync.put(device, contact.at()));
            if (!lastSync.isEmpty()) {
                store.touch(lastSync);
            }
            taken.forEach(contacts::remove);
        } finally {
            writing.unlock();
        }
    }

    /** A device that calls itself otherwise than before gets its row rewritten. */
    private void noteNames(DeviceId device, Contact contact) {
        var row = rows(contact.account()).get(device);
        if (row == null || contact.says(row)) {
            return;
        }
        mailboxes.journaled(contact.account()).journal().write(AUTHOR, Optional.empty(), head -> {
            var standing = rows(contact.account()).get(device);
            List<Change> changes = standing == null ? List.of() : List.of(new Change.DevicePut(contact.on(standing)));
            return new Plan<>(changes, Set.of(), true);
        });
    }

    /** Writes what is noted; later contacts are not written any more. */
    @Override
    public void close() {
        closed = true;
        flush();
    }
}
