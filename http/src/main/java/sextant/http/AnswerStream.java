package sextant.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as an endpoint writes it. Holds the first octets back until it is known whether compressing them
 * pays. Closing it says that the endpoint is done; the answer's end is sent by {@link #finish}, once the endpoint has
 * returned without an error.
 */
final class AnswerStream extends OutputStream {
    /** Below this size compression gains nothing. */
    private static final int SMALL = 1024;

    /** Where the octets go once the answer has begun. */
    interface Sink {
        /** Sends the whole body at once, and with it the head of the answer. */
        void whole(byte[] body, int length) throws IOException;

        /** Sends the head of the answer; the body follows. */
        void begin(boolean gzip) throws IOException;

        /** Sends a part of the body. */
        void part(byte[] octets, int offset, int length, boolean last) throws IOException;
    }

    private final Sink sink;
    private final boolean compressible;
    private final byte[] buffer = new byte[16 * 1024];
    private int held;
    private boolean begun;
    private boolean closed;
    private boolean gone;
    private @Nullable GZIPOutputStream gzip;

    /** @param compressible whether client and content both allow compression */
    AnswerStream(Sink sink, boolean compressible) {
        this.sink = sink;
        this.compressible = compressible;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The answer was closed");
        }
        if (!begun && compressible && held + length > SMALL) {
            begin(true);
        }
        if (gzip != null) {
            gzip.write(octets, offset, length);
        } else {
            hold(octets, offset, length);
        }
    }

    private void begin(boolean compress) throws IOException {
        begun = true;
        sink.begin(compress);
        if (compress) {
            byte[] first = Arrays.copyOf(buffer, held);
            held = 0;
            var compressed = new GZIPOutputStream(new Held(), 4096, true);
            compressed.write(first);
            gzip = compressed;
        }
    }

    private void hold(byte[] octets, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > buffer.length - held) {
            int fits = buffer.length - held;
            System.arraycopy(octets, from, buffer, held, fits);
            held += fits;
            from += fits;
            left -= fits;
            push();
        }
        System.arraycopy(octets, from, buffer, held, left);
        held += left;
    }

    private void push() throws IOException {
        if (!begun) {
            begin(false);
        }
        if (held > 0) {
            int count = held;
            held = 0;
            sink.part(buffer, 0, count, false);
        }
    }

    /** Sends what is there now. An answer that is flushed while it is small goes out uncompressed, as live ones do. */
    @Override
    public void flush() throws IOException {
        if (closed) {
            return;
        }
        if (gzip != null) {
            gzip.flush();
        }
        push();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Sends what is left, and the end. */
    void finish() throws IOException {
        closed = true;
        if (!begun) {
            sink.whole(buffer, held);
            return;
        }
        if (gzip != null) {
            gzip.finish();
        }
        sink.part(buffer, 0, held, true);
        held = 0;
    }

    /** Frees what the compressor holds outside the heap; after {@link #finish}, or instead of it. */
    void release() throws IOException {
        closed = true;
        if (gzip != null) {
            gone = true;
            gzip.close();
        }
    }

    /** Takes what the compressor gives. */
    private final class Held extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (!gone) {
                hold(octets, offset, length);
            }
        }
    }
}
