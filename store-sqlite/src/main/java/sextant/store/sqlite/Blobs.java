package sextant.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;

/**
 * Large documents, each in a file named by the SHA-256 of its octets: {@code ab/cdef...}. A file under its final name is
 * whole and durable before {@link #write} returns, so that a row may name it; a file that no row names is garbage.
 */
final class Blobs {
    private static final int CHUNK = 64 * 1024;

    private final Path root;
    private final Disk disk;
    private final AtomicLong attempts = new AtomicLong();

    Blobs(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    Path file(ContentHash hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /**
     * Writes the document, whether or not its file seems to be there: one that an earlier process left may never have
     * reached the disk.
     *
     * @throws IOException if the disk failed, or the octets do not have the document's hash and size
     */
    void write(Document document) throws IOException {
        Path target = file(document.hash());
        Path shard = directoryOf(target);
        disk.createDirectory(shard);
        Path draft = shard.resolve(target.getFileName() + "." + attempts.incrementAndGet() + ".tmp");
        try {
            copy(document, draft);
            disk.move(draft, target);
        } catch (IOException | RuntimeException e) {
            discard(draft, e);
            throw e;
        }
        disk.forceDirectory(shard);
    }

    private void copy(Document document, Path draft) throws IOException {
        var digester = ContentHash.digester();
        long size = 0;
        try (InputStream in = document.open();
                Disk.Output out = disk.create(draft)) {
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                out.write(chunk, 0, length);
                digester.update(chunk, 0, length);
                size += length;
            }
            out.force();
        }
        if (size != document.size() || !document.hash().equals(ContentHash.fromDigest(digester.digest()))) {
            throw new IOException("the octets of document " + document.hash() + " are not what its hash promises");
        }
    }

    private void discard(Path draft, Exception cause) {
        try {
            disk.delete(draft);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Whether the file is there with this length. */
    boolean seemsWhole(ContentHash hash, long size) throws IOException {
        return disk.size(file(hash)) == size;
    }

    /**
     * The document in the file; its octets are compared with the hash as they are read.
     *
     * @throws IOException if the file is missing or has another length
     */
    Document read(Format format, ContentHash hash, long size) throws IOException {
        long there = disk.size(file(hash));
        if (there < 0) {
            throw new DamagedBlob("the file of document " + hash + " is missing");
        }
        if (there != size) {
            throw new DamagedBlob("the file of document " + hash + " has " + there + " octets instead of " + size);
        }
        return new BlobDocument(disk, file(hash), format, hash, size);
    }

    /** Removes the file; without haste, so its entry may come back after a power cut, as garbage. */
    void remove(ContentHash hash) throws IOException {
        disk.delete(file(hash));
    }

    /** The directories that exist for the first octet of a hash. */
    List<Path> shards() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> isHex(entry, 2)).sorted().toList();
        }
    }

    static List<Path> filesOf(Path shard) throws IOException {
        try (Stream<Path> entries = Files.list(shard)) {
            return entries.sorted().toList();
        }
    }

    /** The hash that a file of a shard, or the draft of one, is named by; empty for a file that is not ours. */
    static Optional<ContentHash> hashOf(Path file) {
        String rest = String.valueOf(file.getFileName());
        String name = directoryOf(file).getFileName() + rest.substring(0, Math.min(62, rest.length()));
        return name.length() == 64 && name.chars().allMatch(HexFormat::isHexDigit)
                ? Optional.of(ContentHash.fromHex(name))
                : Optional.empty();
    }

    static boolean isDraft(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".tmp");
    }

    private static boolean isHex(Path entry, int digits) {
        String name = String.valueOf(entry.getFileName());
        return name.length() == digits && name.chars().allMatch(HexFormat::isHexDigit);
    }

    private static Path directoryOf(Path file) {
        Path directory = file.getParent();
        if (directory == null) {
            throw new IllegalArgumentException("a blob lies in a directory: " + file);
        }
        return directory;
    }
}
