package sextant.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** What the store asks of the file system for its blobs. A seam: tests put a failing or a full disk behind it. */
interface Disk {
    /** A file being written. Closing it does not make it durable. */
    abstract class Output extends OutputStream {
        /** Makes durable what was written so far. */
        abstract void force() throws IOException;
    }

    /** Makes a directory that only its owner may enter, and its entry durable; does nothing if it exists. */
    void createDirectory(Path directory) throws IOException;

    /** Opens a file that only its owner may read, empty, for writing. */
    Output create(Path file) throws IOException;

    /** Renames at once and for all to see, over whatever stood there. */
    void move(Path from, Path to) throws IOException;

    /** Makes the entries of the directory durable. */
    void forceDirectory(Path directory) throws IOException;

    InputStream open(Path file) throws IOException;

    /** The length in octets; -1 if there is no such file. */
    long size(Path file) throws IOException;

    void delete(Path file) throws IOException;
}
