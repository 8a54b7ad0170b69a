package sextant.mailbox;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing a device did: a request, and what came of it. It holds no content and no credentials.
 *
 * @param at when it was answered
 * @param method what was asked, in the protocol's own word: an HTTP method, or a command
 * @param path what it was asked of, as sent
 * @param status the HTTP status it was answered with
 * @param received octets of what the device sent
 * @param sent octets of what it was sent
 * @param took how long the answer took
 * @param trouble why it failed, as a sentence; empty if it did not, or if the protocol said it in its own way
 */
public record Activity(
        Instant at, String method, String path, int status, long received, long sent, Duration took, String trouble) {
    private static final int LONGEST = 300;

    public Activity {
        method = cut(method);
        path = cut(path);
        trouble = cut(trouble);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
