package sextant.dav.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The locks of one account. Safe for any number of threads. */
public final class LockTable {
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final LockLimits limits;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Map<String, Lock> byToken = new LinkedHashMap<>();

    LockTable(InstantSource clock, Supplier<String> tokens, LockLimits limits) {
        this.clock = clock;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** A piece of work that may fail as {@code X} says. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** What a LOCK came to. */
    public sealed interface Granting {
        /** There is a new lock. */
        record Granted(Lock lock) implements Granting {}

        /** These stand in the way; each is at, above or below the path. */
        record Conflicting(List<Lock> locks) implements Granting {
            public Conflicting {
                locks = List.copyOf(locks);
            }
        }

        /** The account has as many as it may have. */
        record TooMany() implements Granting {}
    }

    public LockLimits limits() {
        return limits;
    }

    /**
     * Does a write, from the look at the locks to its commit, while no lock is given: whoever got one can rely on that no
     * write which it forbids comes after. Writes do not wait for each other here.
     */
    public <T, X extends Exception> T whileNoneIsGiven(Work<T, X> work) throws X {
        gate.readLock().lock();
        try {
            return work.run();
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Gives a lock, if none that is there forbids it, and does what has to be done first; none is given if that fails.
     *
     * @param seconds how long it is to last; empty for as long as can be
     */
    public <X extends Exception> Granting give(
            List<String> root,
            String href,
            boolean exclusive,
            boolean deep,
            Optional<String> owner,
            OptionalLong seconds,
            Work<?, X> first)
            throws X {
        gate.writeLock().lock();
        try {
            var now = clock.instant();
            var conflicting = alive(now).stream()
                    .filter(lock -> lock.covers(root) || (deep && Lock.isWithin(lock.root(), root)))
                    .filter(lock -> exclusive || lock.exclusive())
                    .toList();
            if (!conflicting.isEmpty()) {
                return new Granting.Conflicting(conflicting);
            }
            if (byToken.size() >= limits.perAccount()) {
                return new Granting.TooMany();
            }
            first.run();
            var lasting = lasting(seconds);
            var lock = new Lock(tokens.get(), root, href, exclusive, deep, owner, now.plus(lasting));
            put(lock);
            return new Granting.Granted(lock);
        } finally {
            gate.writeLock().unlock();
        }
    }

    private Duration lasting(OptionalLong seconds) {
        var asked = seconds.isPresent()
                ? Duration.ofSeconds(
                        Math.min(seconds.getAsLong(), limits.longest().toSeconds()))
                : limits.longest();
        return asked.isPositive() ? asked : Duration.ofSeconds(1);
    }

    /** Gives a lock its time again; empty if there is none of this token that covers the path. */
    public Optional<Lock> refresh(String token, List<String> path, OptionalLong seconds) {
        synchronized (byToken) {
            var now = clock.instant();
            var found = find(token, path, now);
            var lasting = lasting(seconds);
            var renewed = found.map(lock -> new Lock(
                    lock.token(),
                    lock.root(),
                    lock.href(),
                    lock.exclusive(),
                    lock.deep(),
                    lock.owner(),
                    now.plus(lasting)));
            renewed.ifPresent(lock -> byToken.put(lock.token(), lock));
            return renewed;
        }
    }

    /** Ends a lock; answers whether there was one of this token that covers the path. */
    public boolean release(String token, List<String> path) {
        synchronized (byToken) {
            var found = find(token, path, clock.instant());
            found.ifPresent(lock -> byToken.remove(lock.token()));
            return found.isPresent();
        }
    }

    private Optional<Lock> find(String token, List<String> path, Instant now) {
        return Optional.ofNullable(byToken.get(token))
                .filter(lock -> lock.ends().isAfter(now))
                .filter(lock -> lock.covers(path));
    }

    /** Ends the locks whose root is at or below a path: what stood there is gone (RFC 4918 9.6, 9.9). */
    public void forget(List<String> path) {
        synchronized (byToken) {
            byToken.values().removeIf(lock -> lock.root().equals(path) || Lock.isWithin(lock.root(), path));
        }
    }

    /** Whether there are no locks at all. */
    public boolean isEmpty() {
        return alive(clock.instant()).isEmpty();
    }

    /** The locks that forbid to write what stands at a path. */
    public List<Lock> covering(List<String> path) {
        return alive(clock.instant()).stream().filter(lock -> lock.covers(path)).toList();
    }

    /** How many seconds a lock has still, from 1. */
    public long left(Lock lock) {
        return Math.max(1, Duration.between(clock.instant(), lock.ends()).toSeconds());
    }

    /** The locks whose root lies below a path. */
    public List<Lock> below(List<String> path) {
        return alive(clock.instant()).stream()
                .filter(lock -> Lock.isWithin(lock.root(), path))
                .toList();
    }

    /** The locks that forbid it, of a path, to whoever shows these tokens: none if it shows one that covers the path. */
    public List<Lock> forbidding(List<String> path, Set<String> shown) {
        var covering = covering(path);
        return covering.stream().anyMatch(lock -> shown.contains(lock.token())) ? List.of() : covering;
    }

    private List<Lock> alive(Instant now) {
        synchronized (byToken) {
            byToken.values().removeIf(lock -> !lock.ends().isAfter(now));
            return new ArrayList<>(byToken.values());
        }
    }

    private void put(Lock lock) {
        synchronized (byToken) {
            byToken.put(lock.token(), lock);
        }
    }
}
