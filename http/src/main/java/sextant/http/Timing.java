package sextant.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import sextant.mailbox.Alarms;

/**
 * The time this module lives in.
 *
 * @param clock what the log and the answers' dates say; orders nothing
 * @param ticker nanoseconds that only ever grow; measures every deadline
 * @param alarms calls back; on a thread of its own
 */
public record Timing(InstantSource clock, LongSupplier ticker, Alarms alarms) {
    /** The time passed since the ticker showed {@code earlier}. */
    Duration since(long earlier) {
        return Duration.ofNanos(ticker.getAsLong() - earlier);
    }
}
