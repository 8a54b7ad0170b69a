package sextant.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.ContentHash;
import sextant.mailbox.store.StoreException;

/**
 * Drops what nobody needs any more, in small steps between which other writes go on: history and remembered operations
 * from before a moment, documents that no row has, files that no document has.
 */
final class Forgetting {
    private static final int STEP = 500;

    private final Writer writer;
    private final Readers readers;
    private final Documents documents;

    Forgetting(Writer writer, Readers readers, Documents documents) {
        this.writer = writer;
        this.readers = readers;
        this.documents = documents;
    }

    void forget(Instant before) {
        long moment = Moment.of(before);
        while (writer.write(session -> forgetHistory(session, moment)) == STEP) {
            // the next step
        }
        while (writer.write(session -> forgetOperations(session, moment)) == STEP) {
            // the next step
        }
        Loosened loosened;
        do {
            loosened = writer.write(Forgetting::dropLoose);
            loosened.files().forEach(this::removeFile);
        } while (loosened.examined() == STEP);
        sweep();
    }

    private record Row(long account, long position, Optional<Long> document) {}

    private static int forgetHistory(Session session, long before) throws SQLException {
        List<Row> rows = session.all(
                "SELECT account, position, document FROM history INDEXED BY history_at WHERE at < ? LIMIT " + STEP,
                row -> new Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3) == 0 ? Optional.empty() : Optional.of(row.getLong(3))),
                before);
        for (Row row : rows) {
            if (row.document().isPresent()) {
                session.update(
                        "INSERT OR IGNORE INTO document_loose VALUES (?)",
                        row.document().get());
            }
            session.update("DELETE FROM history WHERE account = ? AND position = ?", row.account(), row.position());
            session.update(
                    "UPDATE journal SET forgotten = max(forgotten, ?) WHERE account = ?",
                    row.position(),
                    row.account());
        }
        return rows.size();
    }

    private static int forgetOperations(Session session, long before) throws SQLException {
        return session.update(
                "DELETE FROM operation WHERE (account, id) IN (SELECT account, id FROM operation"
                        + " INDEXED BY operation_at WHERE at < ? LIMIT " + STEP + ")",
                before);
    }

    // ---- documents --------------------------------------------------------------------------------------------------

    private record Loosened(int examined, List<ContentHash> files) {}

    private record Loose(long id, ContentHash hash, boolean file) {}

    private static Loosened dropLoose(Session session) throws SQLException {
        List<Long> ids = session.all(
                "SELECT document FROM document_loose ORDER BY document LIMIT " + STEP, row -> row.getLong(1));
        var files = new ArrayList<ContentHash>();
        for (long id : ids) {
            Optional<Loose> loose = session.one(
                    """
                    SELECT id, hash, file FROM document WHERE id = ?1
                      AND NOT EXISTS (SELECT 1 FROM item INDEXED BY item_document WHERE document = ?1)
                      AND NOT EXISTS (SELECT 1 FROM history INDEXED BY history_document WHERE document = ?1)""",
                    row -> new Loose(row.getLong(1), ContentHash.fromDigest(row.getBytes(2)), row.getBoolean(3)),
                    id);
            if (loose.isPresent()) {
                session.update("DELETE FROM document_inline WHERE document = ?", id);
                session.update("DELETE FROM document WHERE id = ?", id);
                if (loose.get().file()) {
                    files.add(loose.get().hash());
                }
            }
            session.update("DELETE FROM document_loose WHERE document = ?", id);
        }
        return new Loosened(ids.size(), files);
    }

    /** A write that came meanwhile may have named the file again: the rows are asked once more, with pins held off. */
    private void removeFile(ContentHash hash) {
        try {
            documents.pins().removeUnlessPinned(hash, () -> {
                if (!isNamed(hash)) {
                    documents.blobs().remove(hash);
                }
            });
        } catch (IOException e) {
            throw new StoreException("the file of a forgotten document cannot be removed: " + e.getMessage(), e);
        }
    }

    private boolean isNamed(ContentHash hash) {
        return readers.read(session -> session.exists("SELECT 1 FROM document WHERE hash = ? AND file", hash.digest()));
    }

    // ---- files that a crash left ------------------------------------------------------------------------------------

    private void sweep() {
        try {
            for (Path shard : documents.blobs().shards()) {
                sweep(shard);
            }
        } catch (IOException e) {
            throw new StoreException("the blob directory cannot be swept: " + e.getMessage(), e);
        }
    }

    private void sweep(Path shard) throws IOException {
        List<Path> found = Blobs.filesOf(shard);
        Set<ContentHash> named = named(shard);
        for (Path file : found) {
            Optional<ContentHash> hash = Blobs.hashOf(file);
            if (hash.isPresent() && Blobs.isDraft(file)) {
                documents.pins().removeUnlessPinned(hash.get(), () -> Files.deleteIfExists(file));
            } else if (hash.isPresent() && !named.contains(hash.get())) {
                removeFile(hash.get());
            }
        }
    }

    private Set<ContentHash> named(Path shard) {
        int first = HexFormat.fromHexDigits(String.valueOf(shard.getFileName()));
        byte[] from = {(byte) first};
        byte[] to = {(byte) (first + 1)};
        return new HashSet<>(readers.read(session -> session.all(
                "SELECT hash FROM document WHERE file AND hash >= ?"
                        + (first < 255 ? " AND hash < ?2" : " AND ?2 = ?2"),
                row -> ContentHash.fromDigest(row.getBytes(1)),
                from,
                to)));
    }
}
