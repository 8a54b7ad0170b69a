package sextant.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sextant.http.CredentialMemory.Verdict;

/**
 * The one place where passwords are tried, for every protocol and page: so that a verified password is not verified
 * again on each request, and wrong ones count together whichever door they came through. Safe for use by any number of
 * threads.
 */
public final class SignIn {
    /** What came of an attempt. */
    public sealed interface Outcome {
        /** The password is right. */
        record Good(SignedIn who) implements Outcome {}

        /** The password is wrong, or there is no such account, or it is disabled: nobody learns which. */
        record Wrong() implements Outcome {}

        /** Too many wrong passwords came from there or for this account; not even looked at. */
        record Later(Duration retryAfter) implements Outcome {}
    }

    private static final Outcome WRONG = new Outcome.Wrong();

    private final CredentialCheck check;
    private final CredentialMemory memory;
    private final Throttle peers;
    private final Throttle accounts;
    private final Familiar familiar = new Familiar();
    private final Metrics metrics;
    private final Map<CredentialMemory.Key, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int mostWaiting;

    /**
     * Knows no password yet.
     *
     * @param random unpredictable, as {@link java.security.SecureRandom} is
     * @param ticker nanoseconds that only ever grow
     */
    public SignIn(
            CredentialCheck check,
            HttpLimits.SignIns limits,
            LongSupplier ticker,
            RandomGenerator random,
            Metrics metrics) {
        this.check = check;
        this.memory = new CredentialMemory(limits.entries(), limits.remembered(), ticker, random);
        this.peers = new Throttle(limits.failures(), limits.perPeer(), ticker);
        this.accounts = new Throttle(limits.failures(), limits.perAccount(), ticker);
        this.room = new Semaphore(limits.parallel());
        this.mostWaiting = limits.waiting();
        this.metrics = metrics;
    }

    /**
     * Tries a password.
     *
     * @param peer the client's address, as text
     * @param address as typed; compared without regard to case
     */
    public Outcome attempt(String peer, String address, String password) {
        String account = address.toLowerCase(Locale.ROOT);
        String from = Addresses.group(peer);
        var key = memory.key(account, password);
        long generation = check.generation(account);
        @Nullable Verdict before = memory.recall(key, generation);
        if (before != null && before.fresh()) {
            return before.who().<Outcome>map(Outcome.Good::new).orElseGet(() -> wrongAgain(from));
        }
        // A password that was right before is no guess, however many others guess at the same account.
        boolean wasRight = before != null && before.who().isPresent();
        return once(new Attempt(key, generation, from, account, password, wasRight));
    }

    private record Attempt(
            CredentialMemory.Key key,
            long generation,
            String peer,
            String account,
            String password,
            boolean wasRight) {}

    /** A device that repeats one wrong password slows its own address down, but is no attack on the account. */
    private Outcome wrongAgain(String peer) {
        Duration wait = peers.take(peer);
        return wait.isZero() ? failed() : later(wait);
    }

    /** The requests a device sends at once when it wakes share one verification. */
    private Outcome once(Attempt attempt) {
        var mine = new CompletableFuture<Outcome>();
        @Nullable CompletableFuture<Outcome> others = running.putIfAbsent(attempt.key, mine);
        if (others != null) {
            Outcome theirs = join(others);
            return theirs instanceof Outcome.Wrong ? wrongAgain(attempt.peer) : theirs;
        }
        try {
            Outcome outcome = attempt.wasRight ? verify(attempt) : guarded(attempt);
            mine.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            running.remove(attempt.key, mine);
        }
    }

    private static Outcome join(CompletableFuture<Outcome> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("The password could not be verified", failed.getCause());
        }
    }

    /** Takes a token for the attempt before it is made, so that many at once are not many for one. */
    private Outcome guarded(Attempt attempt) {
        Duration peerWait = peers.take(attempt.peer);
        if (!peerWait.isZero()) {
            return later(peerWait);
        }
        boolean stranger = !familiar.contains(attempt.account, attempt.peer);
        Duration accountWait = stranger ? accounts.take(attempt.account) : Duration.ZERO;
        if (!accountWait.isZero()) {
            peers.giveBack(attempt.peer);
            return later(accountWait);
        }
        boolean guess = false;
        try {
            Outcome outcome = verify(attempt);
            guess = outcome instanceof Outcome.Wrong;
            return outcome;
        } finally {
            if (!guess) {
                peers.giveBack(attempt.peer);
                if (stranger) {
                    accounts.giveBack(attempt.account);
                }
            }
        }
    }

    private Outcome verify(Attempt attempt) {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return later(Duration.ofSeconds(2));
        }
        room.acquireUninterruptibly();
        Optional<SignedIn> who;
        try {
            waiting.decrementAndGet();
            who = check.check(attempt.account, attempt.password);
        } finally {
            room.release();
        }
        memory.keep(attempt.key, attempt.generation, who);
        if (who.isEmpty()) {
            return failed();
        }
        familiar.add(attempt.account, attempt.peer);
        return new Outcome.Good(who.get());
    }

    private Outcome failed() {
        metrics.signInFailed();
        return WRONG;
    }

    private Outcome later(Duration wait) {
        metrics.throttled("sign-in");
        return new Outcome.Later(wait);
    }

    /** The addresses each account was signed in from; guesses made elsewhere do not lock their owner out there. */
    private static final class Familiar {
        private final Recent<String, Boolean> pairs = new Recent<>(10_000);

        synchronized void add(String account, String peer) {
            pairs.put(peer + ' ' + account, true);
        }

        synchronized boolean contains(String account, String peer) {
            return pairs.get(peer + ' ' + account) != null;
        }
    }
}
