package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.mailbox.Device;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Protocol;
import sextant.mailbox.Watch;

/**
 * One request that was routed and, where its route asks for it, signed in; and the way to answer it. Used by one thread.
 */
public interface Exchange {
    /** The method as sent, for example {@code PROPFIND}. */
    String method();

    /** The path as sent, percent-encoding untouched, without the query. */
    String rawPath();

    /**
     * The path's segments, percent-decoded as UTF-8, without the empty one that a final slash makes. A segment never
     * holds a slash or a control character, and is never {@code .} or {@code ..}: such requests are refused before they
     * are routed.
     */
    List<String> segments();

    /** The query as sent, without the question mark. */
    Optional<String> query();

    /** The first field of this name, in any case. */
    Optional<String> header(String name);

    /** All fields of this name, in any case, in the order sent. */
    List<String> headers(String name);

    /**
     * The request's body, inflated, cut off with an error at the route's limit.
     *
     * @throws Problem with 413 or 400 while reading, when the body is too large or its coding broken
     */
    InputStream body() throws IOException;

    /** Who signed in. On a route anybody may use, only if good credentials came with the request. */
    Optional<SignedIn> signedIn();

    /** Who signed in, on a route that demands it. */
    SignedIn caller();

    /**
     * Recognises the device that sent this request: makes its row on first contact, else notes that it connected.
     *
     * @param identifier what tells this device from the account's others of the same protocol
     * @param ownName the name to show for it
     * @throws Problem with 403 if the device is blocked
     */
    Device device(Protocol protocol, String identifier, String ownName);

    /** The mailbox as the device that was recognised may see it: its user may have decided that it syncs only a part. */
    default Mailbox view(Mailbox mailbox) {
        return mailbox;
    }

    /**
     * Waits for the mailbox to change, as {@link Mailbox#await} does. Whoever holds a request waits here, so that it is
     * counted, and ends when the server stops, the client is seen to have gone or the account may no longer sign in.
     *
     * @throws Problem with 503 if the wait was ended so
     */
    Position await(Mailbox mailbox, Watch watch, Duration atMost);

    /**
     * Waits in whatever way, as a held request: counted, and ended by what ends {@link #await}. On a route that demands a
     * sign-in.
     *
     * @throws Problem with 503 if the wait was ended so
     */
    <T> T hold(Wait<T> wait);

    /** Waits, and ends when its thread is interrupted. */
    @FunctionalInterface
    interface Wait<T> {
        T run() throws InterruptedException;
    }

    /** Whether the client's own connection is encrypted, seen through trusted proxies. */
    boolean encrypted();

    /** Whether a password may come over the client's connection: it is encrypted, or does not leave this machine. */
    boolean confidential();

    /** Scheme and authority under which the client reached the server, from configuration where it is set. */
    String origin();

    /** The address of the client, as text. */
    String peer();

    /** Names this request in the log and in errors. */
    String requestId();

    /** Sets a header field of the answer; before the answer begins. */
    void set(String name, String value);

    /** Adds a header field to the answer; before the answer begins. */
    void add(String name, String value);

    /** Answers without a body. */
    void answer(int status) throws IOException;

    /** Answers with a body that is at hand. */
    void answer(int status, String contentType, byte[] body) throws IOException;

    /**
     * Begins an answer whose body is streamed; the caller closes the stream. An error after the first octets left
     * breaks the connection off, so that no client takes a part for the whole.
     */
    OutputStream stream(int status, String contentType) throws IOException;
}
