package sextant.dav.lock;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import sextant.mailbox.AccountId;

/** The locks of all accounts, each account's by itself. Safe for any number of threads. */
public final class Locks {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final LockLimits limits;
    private final Map<AccountId, LockTable> tables = new ConcurrentHashMap<>();

    /**
     * No locks yet.
     *
     * @param random draws the tokens; safe for several threads, and not to be foreseen
     */
    public Locks(InstantSource clock, RandomGenerator random, LockLimits limits) {
        this.clock = clock;
        this.random = random;
        this.limits = limits;
    }

    /** The locks of an account. */
    public LockTable of(AccountId account) {
        return tables.computeIfAbsent(account, id -> new LockTable(clock, this::token, limits));
    }

    /** RFC 4918 6.5, RFC 9562 5.4. */
    private String token() {
        var high = (random.nextLong() & VERSION_MASK) | VERSION_4;
        var low = (random.nextLong() & VARIANT_MASK) | VARIANT;
        return "urn:uuid:" + new UUID(high, low);
    }
}
