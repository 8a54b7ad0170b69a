package sextant.http;

import java.time.Duration;

/**
 * All limits of this module in one place. Figures are maxima unless said otherwise.
 *
 * @param requestsPerAccount requests of one account that may run at the same time, held ones included
 */
public record HttpLimits(Connections connections, Bodies bodies, SignIns signIns, int requestsPerAccount) {

    /**
     * Limits of connections.
     *
     * @param total open at the same time, on all listeners together
     * @param perAddress open at the same time from one address (IPv6: one /64 network); trusted proxies are exempt
     * @param headers time from the first octet of a request, or from the opening of the connection, to the end of the
     *     request's header
     * @param headerBytes size of a request's line and fields together, in octets
     * @param idle time without any traffic after which a connection that waits for a request is closed
     * @param stalled time without any progress after which reading a body or writing an answer is given up
     */
    public record Connections(
            int total, int perAddress, Duration headers, int headerBytes, Duration idle, Duration stalled) {}

    /**
     * Limits of request bodies.
     *
     * @param unauthenticated octets of a body that comes without a sign-in, whatever its route allows
     * @param inflateRatio octets that one octet of a gzip body may inflate to
     * @param inflated octets of a gzip body after inflating, whatever its route allows
     * @param slowest octets per second a client must send or take on average once {@code grace} has passed
     * @param grace time a body or an answer may take before its rate is looked at
     */
    public record Bodies(long unauthenticated, int inflateRatio, long inflated, long slowest, Duration grace) {}

    /**
     * Limits of sign-in.
     *
     * @param remembered how long a verified password is not verified again
     * @param entries passwords remembered at the same time
     * @param parallel passwords verified at the same time: each costs tens of megabytes
     * @param waiting requests that wait for a verification at the same time
     * @param failures wrong passwords in a row before an address or account has to wait
     * @param perPeer an address gains one more try each
     * @param perAccount an account gains one more try each, from addresses it never signed in from
     */
    public record SignIns(
            Duration remembered,
            int entries,
            int parallel,
            int waiting,
            int failures,
            Duration perPeer,
            Duration perAccount) {}

    /** What the server ships with. */
    public static HttpLimits defaults() {
        return new HttpLimits(
                new Connections(
                        10_000, 256, Duration.ofSeconds(10), 16 * 1024, Duration.ofSeconds(75), Duration.ofSeconds(30)),
                new Bodies(64 * 1024, 100, 64L << 20, 512, Duration.ofSeconds(10)),
                new SignIns(Duration.ofMinutes(5), 10_000, 2, 64, 20, Duration.ofSeconds(1), Duration.ofSeconds(36)),
                50);
    }

    public HttpLimits with(Connections other) {
        return new HttpLimits(other, bodies, signIns, requestsPerAccount);
    }

    public HttpLimits with(Bodies other) {
        return new HttpLimits(connections, other, signIns, requestsPerAccount);
    }

    public HttpLimits with(SignIns other) {
        return new HttpLimits(connections, bodies, other, requestsPerAccount);
    }

    public HttpLimits withRequestsPerAccount(int other) {
        return new HttpLimits(connections, bodies, signIns, other);
    }
}
