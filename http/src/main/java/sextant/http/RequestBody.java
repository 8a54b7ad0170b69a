package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a request's body as they come from the client, counted and timed. Whatever goes wrong while reading is a
 * {@link Problem}, and not an I/O error that a parser might take for one of its own.
 */
final class RequestBody extends InputStream {
    private final InputStream source;
    private long limit = Long.MAX_VALUE;
    private final HttpLimits.Bodies limits;
    private final LongSupplier ticker;
    private long octets;
    private long waited;
    private boolean ended;
    private Optional<Problem> failure = Optional.empty();

    RequestBody(InputStream source, HttpLimits.Bodies limits, LongSupplier ticker) {
        this.source = source;
        this.limits = limits;
        this.ticker = ticker;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        failure.ifPresent(RequestBody::rethrow);
        long before = ticker.getAsLong();
        int count;
        try {
            count = source.read(into, offset, length);
        } catch (IOException e) {
            throw fail(
                    isTimeout(e)
                            ? new Problem(408, "The request's body did not come in time.")
                            : new Problem(400, "The request's body was cut off."));
        }
        waited += ticker.getAsLong() - before;
        if (count < 0) {
            ended = true;
            return -1;
        }
        octets += count;
        if (octets > limit) {
            throw fail(tooLarge(limit));
        }
        if (tooSlow(octets, waited, limits)) {
            throw fail(new Problem(408, "The request's body came too slowly."));
        }
        return count;
    }

    private static void rethrow(Problem problem) {
        throw problem;
    }

    private Problem fail(Problem problem) {
        failure = Optional.of(problem);
        return problem;
    }

    private static boolean isTimeout(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    static Problem tooLarge(long limit) {
        return new Problem(413, "The request's body is larger than " + limit + " octets.");
    }

    /** Whether a transfer that waited this long for the other side runs below the lowest rate. */
    static boolean tooSlow(long octets, long waitedNanos, HttpLimits.Bodies limits) {
        long over = waitedNanos - limits.grace().toNanos();
        return over > 0 && octets < limits.slowest() * (waitedNanos / 1_000_000) / 1000;
    }

    /** Sets how many octets may come. */
    void limit(long most) {
        limit = most;
    }

    /**
     * Reads on, whatever the limit, and forgets.
     *
     * @return whether the end was reached within so many octets
     */
    boolean discard(long atMost) {
        byte[] into = new byte[8192];
        long before = waited;
        long left = atMost;
        try {
            while (!ended && left > 0 && waited - before < limits.grace().toNanos()) {
                long began = ticker.getAsLong();
                int count = source.read(into);
                waited += ticker.getAsLong() - began;
                ended = count < 0;
                left -= count;
            }
            return ended;
        } catch (IOException gone) {
            return false;
        }
    }

    /** How many octets came so far. */
    long octets() {
        return octets;
    }

    /** Whether the body was read to its end. */
    boolean ended() {
        return ended;
    }

    /** Whether reading it went wrong. */
    boolean failed() {
        return failure.isPresent();
    }

    /** What is left unread belongs to the connection, not to the endpoint. */
    @Override
    public void close() {}
}
