package sextant.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import sextant.mailbox.Alarms;
import sextant.mailbox.SystemAlarms;

/**
 * Everything the server takes from outside that a test wants to hold in its own hands.
 *
 * @param clock the wall clock
 * @param ticker nanoseconds that only grow, for measuring
 * @param alarms calls back later
 * @param random unpredictable, and safe for use by any number of threads
 */
public record World(InstantSource clock, LongSupplier ticker, Alarms alarms, RandomGenerator random) {
    /** The machine's own. */
    public static World real() {
        return new World(InstantSource.system(), System::nanoTime, new SystemAlarms(), new SecureRandom());
    }
}
