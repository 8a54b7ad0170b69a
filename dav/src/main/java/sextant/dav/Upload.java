package sextant.dav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.dav.wire.DavError;

/**
 * The body of a request as a document: a small one in memory, a large one in a file that only this process reads and that
 * goes when the upload is closed, so that what many clients send at once need not fit in memory.
 */
final class Upload implements AutoCloseable {
    /** More than this is not held in memory. */
    static final int IN_MEMORY = 1024 * 1024;

    private final Document document;
    private final Optional<Path> file;

    private Upload(Document document, Optional<Path> file) {
        this.document = document;
        this.file = file;
    }

    /**
     * Reads a body to its end.
     *
     * @param most octets it may have
     * @param tooLarge what to answer if it has more
     */
    static Upload read(InputStream body, Format format, int most, Supplier<DavError> tooLarge) throws IOException {
        var first = body.readNBytes(Math.min(IN_MEMORY, most) + 1);
        if (first.length > most) {
            throw tooLarge.get();
        }
        if (first.length <= IN_MEMORY) {
            return new Upload(Document.of(format, first), Optional.empty());
        }
        // readable by its owner alone, wherever there are owners
        var file = Files.createTempFile("sextant-upload", "");
        try {
            return new Upload(spool(first, body, format, file, most, tooLarge), Optional.of(file));
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }

    private static Document spool(
            byte[] first, InputStream body, Format format, Path file, int most, Supplier<DavError> tooLarge)
            throws IOException {
        var digester = ContentHash.digester();
        long size = first.length;
        digester.update(first);
        try (var out = Files.newOutputStream(file)) {
            out.write(first);
            var buffer = new byte[64 * 1024];
            for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
                if (size > most) {
                    throw tooLarge.get();
                }
                digester.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        return new Spooled(format, size, ContentHash.fromDigest(digester.digest()), file);
    }

    Document document() {
        return document;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.delete(file.get());
        }
    }

    /** A document in a file. */
    private record Spooled(Format format, long size, ContentHash hash, Path file) implements Document {
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
