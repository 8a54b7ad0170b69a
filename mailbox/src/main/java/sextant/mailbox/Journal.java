package sextant.mailbox;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.mailbox.store.Appended;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Head;
import sextant.mailbox.store.StaleHead;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreException;

/**
 * The writing end of one account's journal: one writer at a time in this process, compare-and-set against writers of
 * other processes, and a settled outcome where the engine's answer is lost.
 */
final class Journal {
    private static final int ATTEMPTS = 100;

    /**
     * What a writer wants to append, made for one head.
     *
     * @param changes in order, with the positions that follow the head
     * @param touched collections whose waiters are to be woken
     * @param result what the writer wants back once it is durable
     */
    record Plan<T>(List<Change> changes, Set<CollectionId> touched, T result) {}

    /**
     * A plan that is durable.
     *
     * @param repeated whether the operation had been appended before; the plan was not used then
     */
    record Written<T>(Position head, boolean repeated, Optional<T> result) {}

    private final AccountId account;
    private final Store store;
    private final InstantSource clock;
    private final Supplier<OperationId> operations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Waiters waiters = new Waiters();
    private final JournalMemory memory;
    private volatile @Nullable Map<DeviceId, Device> devices;
    private volatile boolean begun;

    Journal(AccountId account, Store store, InstantSource clock, Supplier<OperationId> operations) {
        this.account = account;
        this.store = store;
        this.clock = clock;
        this.operations = operations;
        this.memory = new JournalMemory(account, store);
    }

    Waiters waiters() {
        return waiters;
    }

    /** What is known of the journal without asking the store. */
    JournalMemory memory() {
        return memory;
    }

    Head head() {
        return memory.head();
    }

    /** Makes sure that the account has the collections every account has, should its making have been cut short. */
    void begin() {
        if (begun) {
            return;
        }
        if (head().position().isAfter(Position.START)) {
            begun = true;
            return;
        }
        write(Author.server("account"), Optional.of(new OperationId("default collections")), head -> {
            var empty = head.position().equals(Position.START);
            return new Plan<>(empty ? DefaultCollections.changes() : List.of(), Set.of(), true);
        });
        begun = true;
    }

    /**
     * Appends what {@code planner} plans for the head at that moment; it runs under the account's lock and may run
     * several times. A plan without changes is written only if it has an operation to remember.
     *
     * @throws StoreException if the engine failed and nothing was written, or if it cannot be found out; the message
     *     says which
     */
    <T> Written<T> write(Author author, Optional<OperationId> operation, Function<Head, Plan<T>> planner) {
        Written<T> written;
        Set<CollectionId> touched;
        boolean news;
        lock.lock();
        try {
            var earlier = operation.flatMap(id -> store.appended(account, id));
            if (earlier.isPresent()) {
                return new Written<>(earlier.get(), true, Optional.empty());
            }
            var attempt = new Attempt<>(author, operation, planner);
            written = attempt.run();
            touched = attempt.touched;
            news = attempt.news;
        } finally {
            lock.unlock();
        }
        if (news) {
            waiters.wake(touched, written.head());
        }
        return written;
    }

    private final class Attempt<T> {
        private final Author author;
        private final Optional<OperationId> given;
        private final Function<Head, Plan<T>> planner;
        private Set<CollectionId> touched = Set.of();
        private boolean news;

        Attempt(Author author, Optional<OperationId> given, Function<Head, Plan<T>> planner) {
            this.author = author;
            this.given = given;
            this.planner = planner;
        }

        Written<T> run() {
            for (var i = 0; i < ATTEMPTS; i++) {
                var head = head();
                var plan = planner.apply(head);
                if (plan.changes().isEmpty() && given.isEmpty()) {
                    return new Written<>(head.position(), false, Optional.of(plan.result()));
                }
                try {
                    return append(head, plan);
                } catch (StaleHead e) {
                    // Another process was first: plan again on top of what it wrote.
                    forget();
                } catch (RuntimeException e) {
                    // The account or a device is gone by another process's doing; or it is unknown what was written.
                    forget();
                    throw e;
                }
            }
            throw new StoreException("account " + account.value() + " is written to by others all the time; " + ATTEMPTS
                    + " attempts to append found another head. Nothing was written");
        }

        private Written<T> append(Head head, Plan<T> plan) throws StaleHead {
            // Without a name of its own an append whose answer is lost could never be told from one that failed.
            var operation = given.orElseGet(operations);
            var appended = settled(head, operation, plan);
            if (appended.repeated() && given.isPresent()) {
                forget();
                return new Written<>(appended.head(), true, Optional.empty());
            }
            touched = plan.touched();
            news = appended.head().isAfter(head.position());
            memory.wrote(
                    new Head(head.epoch(), appended.head()),
                    touched,
                    plan.changes().stream().anyMatch(Journal::concernsCollections));
            if (plan.changes().stream().anyMatch(Journal::concernsDevices)) {
                note(plan.changes());
            }
            return new Written<>(appended.head(), false, Optional.of(plan.result()));
        }

        private Appended settled(Head head, OperationId operation, Plan<T> plan) throws StaleHead {
            try {
                return store.append(
                        account, head.position(), Optional.of(operation), author, clock.instant(), plan.changes());
            } catch (StoreException e) {
                return new Appended(outcome(operation, e), false);
            }
        }
    }

    /** Finds out what became of an append that ended in an error. */
    private Position outcome(OperationId operation, StoreException failure) {
        Optional<Position> appended;
        try {
            appended = store.appended(account, operation);
        } catch (StoreException e) {
            failure.addSuppressed(e);
            throw new StoreException("whether the write was committed is unknown: " + failure.getMessage(), failure);
        }
        return appended.orElseThrow(() -> new StoreException("nothing was written: " + failure.getMessage(), failure));
    }

    /** Lets go of tombstones, as {@link Store#prune}. */
    void prune(CollectionId in, Position upTo) {
        memory.beside(() -> store.prune(account, in, upTo));
    }

    // ---- the device rows, kept at hand because every request asks for its own -----------------------------------

    /** The device rows by id, in the order of ids. */
    Map<DeviceId, Device> devices() {
        var known = devices;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            var rows = new LinkedHashMap<DeviceId, Device>();
            store.devices(account).forEach(row -> rows.put(row.id(), row));
            devices = rows;
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /** Reads the rows again when they are next asked for: another process may have written them. */
    void forgetDevices() {
        devices = null;
    }

    /** Asks the store anew: something was written that did not come through here. */
    void forget() {
        memory.forget();
        forgetDevices();
    }

    private static boolean concernsCollections(Change change) {
        return change instanceof Change.CollectionPut || change instanceof Change.CollectionRemoved;
    }

    private static boolean concernsDevices(Change change) {
        return change instanceof Change.DevicePut || change instanceof Change.DeviceRemoved;
    }

    private void note(List<Change> changes) {
        var known = devices;
        if (known == null) {
            return;
        }
        var rows = new LinkedHashMap<>(known);
        for (var change : changes) {
            switch (change) {
                case Change.DevicePut(var device) -> rows.put(device.id(), device);
                case Change.DeviceRemoved(var device) -> rows.remove(device);
                case Change.Journaled _, Change.StateSet _ -> {}
            }
        }
        devices = rows;
    }
}
