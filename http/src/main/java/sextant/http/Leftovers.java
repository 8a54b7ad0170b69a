package sextant.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * What of a request's body nobody has read. A client that is still sending it would not see its answer before a
 * connection that closes under its hands, and what is left must not be taken for the next request.
 */
final class Leftovers {
    /** Rather read to its end than pay for a new connection. */
    private static final int SMALL = 64 * 1024;

    /** Enough for a client to notice that it was answered. */
    private static final int LINGER = 4 << 20;

    private static final long LINGER_MILLIS = 2000;

    private final Request request;
    private final RequestBody body;
    private boolean closing;

    Leftovers(Request request, RequestBody body) {
        this.request = request;
        this.body = body;
    }

    private boolean none() {
        return request.getLength() == 0 || body.ended();
    }

    /** On HTTP/2 a stream ends alone, and its connection goes on. */
    private boolean isStream() {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    }

    /** A client that waits to be invited to send its body is not invited; the connection ends instead. */
    private boolean uninvited() {
        return body.octets() == 0
                && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    /** Before a refusal begins: makes sure that the client can read it. */
    void beforeRefusal(JettyAnswer answer) {
        if (none() || isStream()) {
            return;
        }
        boolean small = request.getLength() - body.octets() <= SMALL;
        if (uninvited() || body.failed() || !small || !body.discard(SMALL)) {
            closing = true;
            answer.fields().put("Connection", "close");
        }
    }

    /** After the answer: swallows what still comes, within limits. */
    void linger() {
        if (none() || uninvited()) {
            return;
        }
        if (closing) {
            var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            // The client learns at once that nothing more comes, and what it still sends finds an open door.
            endPoint.shutdownOutput();
            endPoint.setIdleTimeout(LINGER_MILLIS);
        }
        body.discard(closing || isStream() ? LINGER : SMALL);
    }
}
