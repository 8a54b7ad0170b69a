package sextant.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The answer to one request: at most one, whole or streamed. */
final class JettyAnswer implements AnswerStream.Sink {
    private static final Set<String> TEXTUAL = Set.of(
            "application/json",
            "application/xml",
            "application/javascript",
            "application/soap+xml",
            "application/atom+xml",
            "application/xhtml+xml",
            "image/svg+xml");

    private final Request request;
    private final Response response;
    private final HttpLimits.Bodies limits;
    private final Timing timing;
    private @Nullable AnswerStream stream;
    private boolean answered;
    private long octets;
    private long waited;

    JettyAnswer(Request request, Response response, HttpLimits.Bodies limits, Timing timing) {
        this.request = request;
        this.response = response;
        this.limits = limits;
        this.timing = timing;
    }

    /** Whether there is an answer, sent or begun or at least decided. */
    boolean answered() {
        return answered;
    }

    /** Whether a part of it may have reached the client. */
    boolean committed() {
        return response.isCommitted();
    }

    int status() {
        return response.getStatus();
    }

    /** Octets of body sent, as they were on the wire. */
    long octets() {
        return octets;
    }

    HttpFields.Mutable fields() {
        return response.getHeaders();
    }

    /** Forgets an answer of which nothing was sent yet. */
    void reset() throws IOException {
        releaseStream();
        stream = null;
        answered = false;
        response.reset();
    }

    private void start(int status) {
        if (answered) {
            throw new IllegalStateException("There is an answer already");
        }
        answered = true;
        response.setStatus(status);
    }

    void send(int status, String contentType, byte[] body) throws IOException {
        start(status);
        fields().put("Content-Type", contentType);
        if (body.length > 1024 && compressible(contentType)) {
            var compressed = new AnswerStream(this, true);
            try {
                compressed.write(body);
                compressed.finish();
            } finally {
                compressed.release();
            }
        } else {
            whole(body, body.length);
        }
    }

    void send(int status) throws IOException {
        start(status);
        if (status != 204 && status != 304 && status >= 200) {
            fields().put("Content-Length", 0);
        }
        write(true, ByteBuffer.allocate(0));
    }

    OutputStream stream(int status, String contentType) {
        start(status);
        fields().put("Content-Type", contentType);
        stream = new AnswerStream(this, compressible(contentType));
        return stream;
    }

    /** Sends the end of a streamed answer. */
    void finish() throws IOException {
        if (stream != null) {
            stream.finish();
        }
    }

    void releaseStream() throws IOException {
        if (stream != null) {
            stream.release();
        }
    }

    @Override
    public void whole(byte[] body, int length) throws IOException {
        fields().put("Content-Length", length);
        write(true, ByteBuffer.wrap(body, 0, length));
    }

    @Override
    public void begin(boolean gzip) throws IOException {
        if (gzip) {
            fields().put("Content-Encoding", "gzip");
        }
    }

    @Override
    public void part(byte[] part, int offset, int length, boolean last) throws IOException {
        write(last, ByteBuffer.wrap(part, offset, length));
    }

    private void write(boolean last, ByteBuffer part) throws IOException {
        octets += part.remaining();
        long before = timing.ticker().getAsLong();
        Content.Sink.write(response, last, part);
        waited += timing.ticker().getAsLong() - before;
        if (!last && RequestBody.tooSlow(octets, waited, limits)) {
            throw new IOException("The client takes the answer too slowly");
        }
    }

    /**
     * An entity tag names one sequence of octets (RFC 9110 8.8.3); clients compare it with the one a PROPFIND gave. So
     * an answer that has one is not coded.
     */
    private boolean compressible(String contentType) {
        if (!isText(contentType)) {
            return false;
        }
        fields().add("Vary", "Accept-Encoding");
        return !fields().contains("ETag")
                && !fields().contains("Content-Encoding")
                && !fields().contains("Cache-Control", "no-transform")
                && !request.getMethod().equals("HEAD")
                && FieldList.accepts(request.getHeaders(), "Accept-Encoding", "gzip");
    }

    private static boolean isText(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXTUAL.contains(type);
    }
}
