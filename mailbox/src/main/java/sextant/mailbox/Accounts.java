package sextant.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreException;

/**
 * Who has a mailbox here, and with which passwords they prove it. Safe for use by any number of threads; one per store
 * and process.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    /** An id that no account has. */
    private static final AccountId NOBODY = new AccountId(0);

    private static final int MAX_PASSWORD = 1_000;
    private static final int MAX_LABEL = 100;
    private static final int MAX_DEVICE_PASSWORDS = 100;
    private static final Duration LAST_USED_GRAIN = Duration.ofMinutes(10);

    private final Mailboxes mailboxes;
    private final Store store;
    private final AccountDirectory directory;
    private final InstantSource clock;
    private final RandomGenerator secrets;
    private final PasswordCost cost;
    private final PasswordHashing hashing;
    private final String decoy;
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Long> generations = new ConcurrentHashMap<>();
    private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();

    /**
     * The accounts of a store.
     *
     * @param secrets draws salts, epochs and device passwords: a cryptographic generator, safe for threads
     */
    public Accounts(Mailboxes mailboxes, PasswordCost cost, RandomGenerator secrets) {
        this.mailboxes = mailboxes;
        this.store = mailboxes.store();
        this.directory = mailboxes.directory();
        this.clock = mailboxes.clock();
        this.secrets = secrets;
        this.cost = cost;
        this.hashing = new PasswordHashing(cost.atOnce());
        this.decoy = hashing.decoy(secrets, cost);
    }

    // ---- domains -----------------------------------------------------------------------------------------------

    public List<Domain> domains() {
        return store.domains();
    }

    /**
     * Adds a domain, if it is not there already.
     *
     * @throws Malformed if the name is no domain name
     */
    public Domain addDomain(String name) {
        var normal = Addresses.domain(name);
        changing.lock();
        try {
            var standing = domains().stream()
                    .filter(domain -> domain.name().equals(normal))
                    .findFirst();
            if (standing.isPresent()) {
                return standing.get();
            }
            var domain = new Domain(normal, Properties.NONE);
            store.put(domain);
            return domain;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes the settings of a domain: aliases, keys, switches.
     *
     * @return the domain as it is now
     * @throws NotFound if it is not one of this server's
     */
    public Domain changeDomain(String name, UnaryOperator<Properties> change) {
        var normal = Addresses.domain(name);
        changing.lock();
        try {
            var standing = domains().stream()
                    .filter(domain -> domain.name().equals(normal))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("The domain " + normal + " is not one of this server's."));
            var wanted = new Domain(normal, change.apply(standing.settings()));
            store.put(wanted);
            return wanted;
        } finally {
            changing.unlock();
        }
    }

    /**
     * An address as it is compared and kept: in lower case, its domain in ASCII.
     *
     * @throws Malformed if it is none
     */
    public static String normalAddress(String text) {
        return Addresses.address(text);
    }

    // ---- accounts ----------------------------------------------------------------------------------------------

    /**
     * Makes an account with one collection of every role.
     *
     * @param address in a domain of this server, in any case
     * @param displayName may be empty
     * @param password none for an account that is to get one later
     * @throws Malformed if the address is none, or the password empty or longer than 1000 characters
     * @throws NotFound if the domain is not one of this server's
     * @throws Conflict if the address is taken
     */
    public Account create(String address, String displayName, Optional<String> password, boolean administrator) {
        var normal = Addresses.address(address);
        testLine(displayName);
        var hash = password.map(this::encode);
        var drawn = new Account(
                new AccountId(0), normal, displayName, administrator, true, Properties.NONE, clock.instant());
        if (domains().stream().noneMatch(domain -> domain.name().equals(drawn.domain()))) {
            throw new NotFound("The domain " + drawn.domain() + " is not one of this server's. Add the domain first.");
        }
        var account = store.create(drawn, secrets.nextLong())
                .orElseThrow(() -> new Conflict(
                        Conflict.Reason.NAME_TAKEN, Optional.empty(), "The address is taken. Choose another one."));
        directory.refresh();
        mailboxes.of(account.id());
        hash.ifPresent(encoded -> add(account.id(), Credential.Type.ACCOUNT_PASSWORD, "", encoded));
        changed(account);
        return account;
    }

    /** All accounts, in the order they were made. */
    public List<Account> all() {
        return directory.all();
    }

    public Optional<Account> find(AccountId id) {
        return directory.find(id);
    }

    /** The account of an address as somebody typed it; nothing in it is taken for a pattern. */
    public Optional<Account> byAddress(String address) {
        return Addresses.normal(address).flatMap(directory::find);
    }

    /**
     * Changes an account: its name, settings, or whether it administers. Id, address and date stay.
     *
     * @return the account as it is now
     * @throws NotFound if there is no such account
     */
    public Account change(AccountId id, UnaryOperator<Account> change) {
        changing.lock();
        try {
            var standing = existing(id);
            var wanted = change.apply(standing);
            testLine(wanted.displayName());
            var account = new Account(
                    standing.id(),
                    standing.address(),
                    wanted.displayName(),
                    wanted.administrator(),
                    wanted.enabled(),
                    wanted.settings(),
                    standing.created());
            if (!account.equals(standing)) {
                store.update(account);
                directory.refresh();
                changed(account);
            }
            return account;
        } finally {
            changing.unlock();
        }
    }

    /** Lets nobody sign in to the account until it is enabled again; it goes on receiving. */
    public Account disable(AccountId id) {
        return change(id, account -> withEnabled(account, false));
    }

    public Account enable(AccountId id) {
        return change(id, account -> withEnabled(account, true));
    }

    private static Account withEnabled(Account account, boolean enabled) {
        return new Account(
                account.id(),
                account.address(),
                account.displayName(),
                account.administrator(),
                enabled,
                account.settings(),
                account.created());
    }

    /** Removes an account with everything it has, for ever. */
    public void remove(AccountId id) {
        changing.lock();
        try {
            var account = existing(id);
            store.remove(id);
            directory.refresh();
            mailboxes.close(id);
            changed(account);
        } finally {
            changing.unlock();
        }
    }

    private Account existing(AccountId id) {
        return directory.find(id).orElseThrow(() -> new NotFound("There is no such account."));
    }

    // ---- passwords ---------------------------------------------------------------------------------------------

    /** The account's passwords, in the order they were made. */
    public List<Credential> credentials(AccountId id) {
        return store.credentials(id);
    }

    /**
     * Gives the account a new password of its own; the former one is no longer valid. Device passwords stay.
     *
     * @throws Malformed if it is empty or longer than 1000 characters
     */
    public Credential setPassword(AccountId id, String password) {
        var encoded = encode(password);
        changing.lock();
        try {
            var account = existing(id);
            // A new row instead of an altered one: whoever is just noting the use of the old cannot bring it back.
            var made = add(id, Credential.Type.ACCOUNT_PASSWORD, "", encoded);
            store.credentials(id).stream()
                    .filter(old -> old.type() == Credential.Type.ACCOUNT_PASSWORD
                            && old.id().value() < made.id().value())
                    .forEach(old -> store.remove(id, old.id()));
            changed(account);
            return made;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Makes a password for one device.
     *
     * @param label what its owner calls it
     * @throws OverQuota if the account has too many of them
     */
    public DevicePassword createDevicePassword(AccountId id, String label) {
        testLine(label);
        var secret = DevicePassword.draw(secrets);
        var letters = DevicePassword.letters(secret).orElseThrow();
        changing.lock();
        try {
            var account = existing(id);
            var count = store.credentials(id).stream()
                    .filter(held -> held.type() == Credential.Type.DEVICE_PASSWORD)
                    .count();
            if (count >= MAX_DEVICE_PASSWORDS) {
                throw new OverQuota("An account has at most " + MAX_DEVICE_PASSWORDS
                        + " device passwords. Revoke some that are not needed.");
            }
            var encoded = encode(letters, DevicePassword.COST);
            var made = add(id, Credential.Type.DEVICE_PASSWORD, label, encoded);
            changed(account);
            return new DevicePassword(made, secret);
        } finally {
            changing.unlock();
        }
    }

    /** Makes a password invalid at once; nothing happens if there is no such one. */
    public void revoke(AccountId id, CredentialId credential) {
        changing.lock();
        try {
            store.remove(id, credential);
            directory.find(id).ifPresent(this::changed);
        } finally {
            changing.unlock();
        }
    }

    private Credential add(AccountId id, Credential.Type type, String label, String encoded) {
        return store.add(
                new Credential(new CredentialId(0), id, type, label, encoded, clock.instant(), Optional.empty()));
    }

    private String encode(String password) {
        if (password.isEmpty() || password.length() > MAX_PASSWORD) {
            throw new Malformed("A password has 1 to " + MAX_PASSWORD + " characters. Choose another password.");
        }
        return encode(password, cost);
    }

    private String encode(String password, PasswordCost price) {
        var salt = new byte[16];
        secrets.nextBytes(salt);
        return hashing.encode(password, salt, price);
    }

    /**
     * Compares a password with the account's and with its device passwords. A wrong one costs the same time whether the
     * address is known, unknown or disabled.
     *
     * @param address as somebody typed it
     * @return empty if the address is unknown, the account disabled or the password wrong
     */
    public Optional<Verified> verify(String address, String password) {
        directory.refreshIfOld();
        // Before anything is read: a change from here on gives what is found an outdated generation.
        var generation = generation(address);
        var account = byAddress(address);
        // The store is asked for an unknown account too, which takes as long as for a known one.
        var held = store.credentials(account.map(Account::id).orElse(NOBODY));
        var right = devicePassword(held, password).or(() -> accountPassword(held, password));
        if (right.isEmpty() || account.isEmpty() || !account.get().enabled()) {
            return Optional.empty();
        }
        return Optional.of(new Verified(account.get(), used(right.get()), generation));
    }

    private Optional<Credential> devicePassword(List<Credential> held, String password) {
        var letters = DevicePassword.letters(password);
        return held.stream()
                .filter(credential -> letters.isPresent())
                .filter(credential -> credential.type() == Credential.Type.DEVICE_PASSWORD)
                .filter(credential -> hashing.matches(letters.orElseThrow(), credential.hash()))
                .findFirst();
    }

    private Optional<Credential> accountPassword(List<Credential> held, String password) {
        var current = held.stream()
                .filter(credential -> credential.type() == Credential.Type.ACCOUNT_PASSWORD)
                .max(Comparator.comparingLong(credential -> credential.id().value()));
        var fits = password.length() <= MAX_PASSWORD;
        var matches = hashing.matches(
                fits ? password : "", current.map(Credential::hash).orElse(decoy));
        return matches && fits ? current : Optional.empty();
    }

    private Credential used(Credential credential) {
        var now = clock.instant();
        if (credential.lastUsed().isPresent() && isRecent(credential.lastUsed().get(), now)) {
            return credential;
        }
        var noted = new Credential(
                credential.id(),
                credential.account(),
                credential.type(),
                credential.label(),
                credential.hash(),
                credential.created(),
                Optional.of(now));
        try {
            store.update(noted);
        } catch (StoreException e) {
            LOG.warn(
                    "the use of a password of account {} was not noted",
                    credential.account().value(),
                    e);
        }
        return noted;
    }

    private static boolean isRecent(Instant then, Instant now) {
        return Duration.between(then, now).abs().compareTo(LAST_USED_GRAIN) < 0;
    }

    // ---- telling others ----------------------------------------------------------------------------------------

    /**
     * Changes, before the change is acknowledged, with everything that could alter what {@link #verify} says of this
     * address: an account made or removed, altered or disabled, a password set, made or revoked. Never has a former value
     * again while the process lives. Cheap enough for every request.
     */
    public long generation(String address) {
        return Addresses.normal(address).map(generations::get).orElse(0L);
    }

    /** Calls the listener, on the thread that makes the change, each time after an account's generation changed. */
    public void onChange(Consumer<AccountId> listener) {
        listeners.add(listener);
    }

    private void changed(Account account) {
        generations.put(account.address(), changes.incrementAndGet());
        listeners.forEach(listener -> listener.accept(account.id()));
    }

    private static void testLine(String text) {
        if (text.length() > MAX_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed("A name has at most " + MAX_LABEL + " characters, none of them control characters.");
        }
    }
}
