package sextant.web.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import sextant.mailbox.AccountId;
import sextant.mailbox.Accounts;
import sextant.mailbox.CredentialId;

/**
 * New device passwords on their way to a phone, which fetches its own with a key it read from a QR code. They are kept in
 * memory alone, for a quarter of an hour, and go with the password. Safe for use by any number of threads.
 */
public final class Handover {
    /** How long a phone may take. */
    public static final Duration KEPT = Duration.ofMinutes(15);

    private static final int MOST = 1_000;
    private static final int KEY_OCTETS = 16;

    private final Accounts accounts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Parcel> parcels = new HashMap<>();

    public Handover(Accounts accounts, InstantSource clock, RandomGenerator random) {
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a device needs to sign in.
     *
     * @param kind which guide its user follows
     * @param origin where the server is
     */
    public record Parcel(
            String kind,
            AccountId account,
            CredentialId credential,
            String address,
            String label,
            String secret,
            String origin,
            Instant until) {}

    /** Keeps a parcel; the answer is its key. */
    String put(Parcel parcel) {
        var octets = new byte[KEY_OCTETS];
        random.nextBytes(octets);
        var key = HexFormat.of().formatHex(octets);
        lock.lock();
        try {
            parcels.values().removeIf(old -> clock.instant().isAfter(old.until));
            if (parcels.size() < MOST) {
                parcels.put(key, parcel);
            }
        } finally {
            lock.unlock();
        }
        return key;
    }

    /** The parcel of a key, while it is kept and its password is good. */
    Optional<Parcel> find(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(parcels.get(key))
                    .filter(parcel -> !clock.instant().isAfter(parcel.until))
                    .filter(this::isGood);
        } finally {
            lock.unlock();
        }
    }

    private boolean isGood(Parcel parcel) {
        return accounts.credentials(parcel.account).stream()
                .anyMatch(held -> held.id().equals(parcel.credential));
    }
}
