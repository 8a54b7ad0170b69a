package sextant.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is known of passwords tried lately, right and wrong ones. They are kept as keyed hashes, the key living in this
 * process alone, so that a picture of the memory holds no password. Safe for use by any number of threads.
 */
final class CredentialMemory {
    /** Stands for one address with one password. */
    record Key(long a, long b, long c, long d) {}

    /**
     * What is known of a password.
     *
     * @param who whose it is; empty if it is wrong
     * @param fresh whether this may be relied on without looking again
     */
    record Verdict(Optional<SignedIn> who, boolean fresh) {}

    private record Entry(Optional<SignedIn> who, long generation, long learned) {}

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;
    private final long remembered;
    private final LongSupplier ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Recent<Key, Entry> entries;

    CredentialMemory(int most, Duration remembered, LongSupplier ticker, RandomGenerator random) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        this.secret = new SecretKeySpec(octets, HMAC);
        this.remembered = remembered.toNanos();
        this.ticker = ticker;
        this.entries = new Recent<>(most);
    }

    Key key(String account, String password) {
        byte[] name = account.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(ByteBuffer.allocate(4).putInt(name.length).flip());
            mac.update(name);
            var hash = ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    /** What was learned under this generation; what was learned under another is forgotten. */
    @Nullable
    Verdict recall(Key key, long generation) {
        lock.lock();
        try {
            @Nullable Entry entry = entries.get(key);
            if (entry == null) {
                return null;
            }
            if (entry.generation != generation) {
                entries.remove(key);
                return null;
            }
            return new Verdict(entry.who, ticker.getAsLong() - entry.learned < remembered);
        } finally {
            lock.unlock();
        }
    }

    void keep(Key key, long generation, Optional<SignedIn> who) {
        lock.lock();
        try {
            entries.put(key, new Entry(who, generation, ticker.getAsLong()));
        } finally {
            lock.unlock();
        }
    }
}
