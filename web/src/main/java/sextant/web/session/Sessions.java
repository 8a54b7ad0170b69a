package sextant.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.http.SignedIn;
import sextant.http.WebSessions;
import sextant.mailbox.Accounts;
import sextant.mailbox.store.StoreException;

/**
 * The browsers that are signed in. They are known by the hashes of their tokens, so that neither memory nor store nor
 * backup holds a token that works. Beginning and ending one is durable; when it was last used is written now and then. Safe for
 * use by any number of threads; one per store and process.
 */
public final class Sessions implements WebSessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int TOKEN_OCTETS = 32;
    private static final int TOKEN_LENGTH = 2 * TOKEN_OCTETS;
    private static final int MOST_PER_ACCOUNT = 50;
    private static final int LONGEST_TEXT = 200;
    private static final Duration GRAIN = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final SessionShelf shelf;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Seen> seen = new HashMap<>();
    private @Nullable Map<String, Session> sessions;
    private Instant written = Instant.EPOCH;

    /**
     * The sessions on a shelf, which is read at first use.
     *
     * @param random draws tokens: a cryptographic generator, safe for threads
     */
    public Sessions(Accounts accounts, SessionShelf shelf, InstantSource clock, RandomGenerator random) {
        this.accounts = accounts;
        this.shelf = shelf;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a browser says of itself when it signs in.
     *
     * @param kept whether the session outlives its window
     */
    public record Browser(String agent, String peer, String zone, boolean kept) {}

    /** Begins a session with a new token, which is the answer and nowhere else. */
    public String begin(SignedIn who, Browser browser) {
        var octets = new byte[TOKEN_OCTETS];
        random.nextBytes(octets);
        var token = HexFormat.of().formatHex(octets);
        random.nextBytes(octets);
        var now = clock.instant();
        var session = new Session(
                HexFormat.of().formatHex(octets, 0, 8),
                who.account().id(),
                who.credential().id(),
                now,
                now,
                browser.kept,
                cut(browser.agent),
                cut(browser.peer),
                cut(browser.zone));
        change(known -> {
            makeRoom(known, session);
            known.put(hash(token), session);
        });
        return token;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static void makeRoom(Map<String, Session> known, Session session) {
        var own = known.entrySet().stream()
                .filter(entry -> entry.getValue().account().equals(session.account()))
                .sorted(Comparator.comparing(entry -> entry.getValue().lastUsed()))
                .map(Map.Entry::getKey)
                .toList();
        own.subList(0, Math.max(0, own.size() - MOST_PER_ACCOUNT + 1)).forEach(known::remove);
    }

    @Override
    public Optional<SignedIn> find(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        var hash = hash(token);
        lock.lock();
        try {
            var session = known().get(hash);
            var now = clock.instant();
            if (session == null || session.isOver(now)) {
                return Optional.empty();
            }
            known().put(hash, session.usedAt(now));
            noteUse(now);
            return signedIn(hash, session);
        } finally {
            lock.unlock();
        }
    }

    /** So that a session that is used does not look idle after a restart. */
    private void noteUse(Instant now) {
        if (Duration.between(written, now).abs().compareTo(GRAIN) > 0) {
            try {
                write(now);
            } catch (StoreException e) {
                // No page fails because of it; the next try comes in a while.
                written = now;
                LOG.warn("the use of sessions was not written", e);
            }
        }
    }

    private void write(Instant now) {
        shelf.write(SessionPages.write(known()));
        written = now;
    }

    /** Who a session was, while nothing about the account changed. */
    private record Seen(long generation, Optional<SignedIn> who) {}

    private Optional<SignedIn> signedIn(String hash, Session session) {
        var account = accounts.find(session.account());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        var generation = accounts.generation(account.get().address());
        var before = seen.get(hash);
        if (before != null && before.generation == generation) {
            return before.who;
        }
        var who = accounts.credentials(session.account()).stream()
                .filter(held -> held.id().equals(session.credential()))
                .filter(held -> account.get().enabled())
                .findFirst()
                .map(held -> new SignedIn(account.get(), held));
        seen.put(hash, new Seen(generation, who));
        return who;
    }

    /** The session of a token, if there is one. */
    public Optional<Session> session(String token) {
        lock.lock();
        try {
            return Optional.ofNullable(known().get(hash(token)));
        } finally {
            lock.unlock();
        }
    }

    /** An account's sessions, the one that was used last first. */
    public List<Session> of(SignedIn who) {
        lock.lock();
        try {
            var now = clock.instant();
            return known().values().stream()
                    .filter(session -> session.account().equals(who.account().id()))
                    .filter(session ->
                            session.credential().equals(who.credential().id()))
                    .filter(session -> !session.isOver(now))
                    .sorted(Comparator.comparing(Session::lastUsed).reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Ends those sessions of an account that are meant. */
    public void end(SignedIn who, Predicate<Session> which) {
        change(known -> known.values()
                .removeIf(session -> session.account().equals(who.account().id()) && which.test(session)));
    }

    private void change(Consumer<Map<String, Session>> change) {
        lock.lock();
        try {
            var now = clock.instant();
            known().values().removeIf(session -> session.isOver(now));
            change.accept(known());
            seen.keySet().retainAll(known().keySet());
            write(now);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Session> known() {
        if (sessions == null) {
            sessions = new HashMap<>(shelf.read().map(SessionPages::read).orElse(Map.of()));
        }
        return sessions;
    }

    /** What a form of this session carries: a page of another site cannot know it. */
    public static String formToken(String token) {
        return hash("form " + token).substring(0, 32);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
