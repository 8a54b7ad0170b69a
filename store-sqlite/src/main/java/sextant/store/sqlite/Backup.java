package sextant.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mailbox.store.StoreException;

/**
 * Copies a store that is in use: the database as of one moment, then every file it names, all of it durable at the end.
 * The copy is a data directory like any other: open it, and give every account a new epoch.
 */
final class Backup {
    private final Database database;
    private final Documents documents;

    Backup(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    private record Blob(ContentHash hash, long size) {}

    /**
     * Fills an empty directory, which is made if it is not there.
     *
     * @throws StoreException if the directory is not empty or the disk fails; also, after all else is copied, if
     *     documents are damaged: it says which, and the backup is good but for them
     */
    void into(Path directory) {
        try (var _ = documents.pins().pinAll()) {
            requireEmpty(directory);
            Path file = directory.resolve(String.valueOf(database.file().getFileName()));
            List<Blob> blobs = copyDatabase(file);
            List<String> damaged = copyBlobs(blobs, directory.resolve("blobs"));
            new LocalDisk().forceDirectory(directory);
            if (!damaged.isEmpty()) {
                throw new StoreException("the backup is complete but for these documents, which cannot be read: "
                        + String.join("; ", damaged));
            }
        } catch (IOException e) {
            throw new StoreException("the backup into " + directory + " failed: " + e.getMessage(), e);
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        new LocalDisk().createDirectory(directory);
        LocalDisk.keepPrivate(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new StoreException("a backup needs an empty directory, and " + directory + " is not");
            }
        }
    }

    private List<Blob> copyDatabase(Path file) throws IOException {
        var copy = new Database(file, database.options());
        copy.prepare();
        Aside.ask(database, session -> session.update("VACUUM INTO ?", file.toString()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Aside.ask(
                copy,
                session -> session.all(
                        "SELECT hash, size FROM document WHERE file ORDER BY id",
                        row -> new Blob(ContentHash.fromDigest(row.getBytes(1)), row.getLong(2))));
    }

    private List<String> copyBlobs(List<Blob> blobs, Path directory) throws IOException {
        var disk = new LocalDisk();
        disk.createDirectory(directory);
        var copies = new Blobs(directory, disk);
        var damaged = new ArrayList<String>();
        for (Blob blob : blobs) {
            try {
                Document document = documents.blobs().read(Format.MESSAGE, blob.hash(), blob.size());
                copies.write(document);
            } catch (DamagedBlob e) {
                damaged.add(e.getMessage());
            }
        }
        return damaged;
    }
}
