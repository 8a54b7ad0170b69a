package sextant.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Octets on their way to becoming a document: the first of them in memory, and when there are many all of them in a file
 * that goes with {@link #close}. For one thread.
 */
public final class Spool extends OutputStream {
    /** More than this is not held in memory. */
    public static final int IN_MEMORY = 1024 * 1024;

    private static final int FIRST = 8 * 1024;

    private final Format format;
    private final MessageDigest digester = ContentHash.digester();
    private byte[] memory = new byte[FIRST];
    private long size;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private @Nullable Document document;

    public Spool(Format format) {
        this.format = format;
    }

    /** Octets so far. */
    public long size() {
        return size;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
        if (document != null) {
            throw new IllegalStateException("it is a document already");
        }
        if (out == null && size + count > IN_MEMORY) {
            // readable by its owner alone, wherever there are owners
            file = Files.createTempFile("sextant-spool", "");
            out = Files.newOutputStream(file);
            digester.update(memory, 0, (int) size);
            out.write(memory, 0, (int) size);
            memory = new byte[0];
        }
        if (out != null) {
            digester.update(octets, from, count);
            out.write(octets, from, count);
        } else {
            var needed = (int) size + count;
            if (needed > memory.length) {
                memory = Arrays.copyOf(memory, Math.max(needed, Math.min(IN_MEMORY, memory.length * 2)));
            }
            System.arraycopy(octets, from, memory, (int) size, count);
        }
        size += count;
    }

    /** What was written, as a document that can be read until this is closed; nothing more can be written. */
    public Document document() throws IOException {
        if (document == null) {
            if (out != null) {
                out.close();
            }
            var held = file;
            document = held == null
                    ? Document.of(format, Arrays.copyOf(memory, (int) size))
                    : new InFile(format, size, ContentHash.fromDigest(digester.digest()), held);
            memory = new byte[0];
        }
        return document;
    }

    /** Drops the octets. */
    @Override
    public void close() throws IOException {
        try {
            if (out != null) {
                out.close();
            }
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private record InFile(Format format, long size, ContentHash hash, Path file) implements Document {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public byte[] octets() throws IOException {
            return Files.readAllBytes(file);
        }
    }
}
