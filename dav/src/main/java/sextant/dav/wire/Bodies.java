package sextant.dav.wire;

import java.io.IOException;
import java.io.InputStream;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/** Reads request bodies: nothing is made of one before all of it was read and found whole. */
public final class Bodies {
    private Bodies() {}

    /** Makes a record of the document whose root the reader stands on. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(XmlReader xml) throws IOException;
    }

    /**
     * Reads a body.
     *
     * @throws MalformedXml if it is not well-formed, cut off or not what was expected
     * @throws DavError with 413 if it is too long
     */
    public static <T> T read(InputStream octets, DavLimits limits, Reading<T> reading) throws IOException {
        try (var xml = XmlReader.open(new Bounded(octets, limits.xmlBody()), limits.xml())) {
            var body = reading.from(xml);
            xml.finish();
            return body;
        }
    }

    /** A stream that may be no longer than so much. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var octet = in.read();
            take(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var count = in.read(into, from, length);
            take(Math.max(count, 0));
            return count;
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw DavError.of(413, "The request's body is too long");
            }
        }
    }
}
