package sextant.store.sqlite;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;

/** A document in a file of its own. Whoever reads it to the end learns whether its octets are the right ones. */
record BlobDocument(Disk disk, Path file, Format format, ContentHash hash, long size) implements Document {

    @Override
    public InputStream open() throws IOException {
        return new Verified(disk.open(file), hash);
    }

    @Override
    public byte[] octets() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return format + " of " + size + " octets, " + hash.hex().substring(0, 8);
    }

    /** Throws at the end of the stream if its octets do not have the hash. */
    private static final class Verified extends FilterInputStream {
        private final ContentHash expected;
        private final MessageDigest digester = ContentHash.digester();
        private boolean whole;

        Verified(InputStream in, ContentHash expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                digester.update(into, offset, count);
            } else if (count < 0 && !whole) {
                whole = expected.equals(ContentHash.fromDigest(digester.digest()));
                if (!whole) {
                    throw new DamagedBlob("the file of document " + expected + " is damaged");
                }
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return count <= 0 ? 0 : readNBytes((int) Math.min(count, 64 * 1024)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
