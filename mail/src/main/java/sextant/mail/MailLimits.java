package sextant.mail;

import java.time.Duration;
import java.util.List;

/**
 * How much mail is taken at once, and how long is waited, in one place.
 *
 * @param messageBytes octets of one message
 * @param recipients of one message that comes from another server
 * @param submittedRecipients of one message a user sends
 * @param connections at once, of all peers
 * @param connectionsPerPeer at once, of one address (an IPv6 network of 64 bits counts as one)
 * @param messagesPerConnection then the peer is asked to connect anew
 * @param errors commands of one connection that may be wrong
 * @param lineBytes octets of a command with its parameters
 * @param silence how long a peer may say nothing
 * @param transfer how long one message may take
 * @param hops servers a message may have passed before (RFC 5321 6.3)
 * @param sending messages that are on their way out at once
 * @param retries how long to wait after each attempt that failed for now; the last one again and again
 * @param warnAfter when the sender is told that a message is still waiting
 * @param giveUpAfter when it comes back
 */
public record MailLimits(
        long messageBytes,
        int recipients,
        int submittedRecipients,
        int connections,
        int connectionsPerPeer,
        int messagesPerConnection,
        int errors,
        int lineBytes,
        Duration silence,
        Duration transfer,
        int hops,
        int sending,
        List<Duration> retries,
        Duration warnAfter,
        Duration giveUpAfter) {
    public static final MailLimits DEFAULT = new MailLimits(
            50L * 1024 * 1024,
            1_000,
            500,
            1_000,
            20,
            1_000,
            20,
            4_096,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            50,
            16,
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4)),
            Duration.ofHours(4),
            Duration.ofDays(5));

    /** How long to wait after an attempt. */
    public Duration retryAfter(int attempts) {
        return retries.get(Math.clamp(attempts - 1, 0, retries.size() - 1));
    }
}
