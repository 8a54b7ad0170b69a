package sextant.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A document whose octets are at hand. */
final class InMemoryDocument implements Document {
    private final Format format;
    private final byte[] octets;
    private final ContentHash hash;

    InMemoryDocument(Format format, byte[] octets) {
        this.format = format;
        this.octets = octets;
        this.hash = ContentHash.of(octets);
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public ContentHash hash() {
        return hash;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return format + " of " + octets.length + " octets, " + hash.hex().substring(0, 8);
    }
}
