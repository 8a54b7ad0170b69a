package sextant.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * The octets of one item, exactly as their author sent them. A document is immutable and may be read any number of
 * times from any thread; a large one is streamed from where it lies and never has to fit in memory.
 */
public interface Document {
    /** The syntax of the octets. */
    Format format();

    /** Length in octets. */
    long size();

    /** The SHA-256 of the octets. */
    ContentHash hash();

    /** A fresh stream over the octets; the caller closes it. */
    InputStream open() throws IOException;

    /** All octets at once: for documents that are parsed whole (contacts, events, tasks, notes). */
    byte[] octets() throws IOException;

    /** A document in memory. The array must not be changed afterwards. */
    static Document of(Format format, byte[] octets) {
        return new InMemoryDocument(format, octets);
    }
}
