package sextant.store.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import sextant.content.ContentHash;

/** Table {@code document}: octets once, however many rows have them. */
final class DocumentTable {
    private DocumentTable() {}

    /** Octets on their way into the store. */
    sealed interface Octets {
        long size();
    }

    @SuppressWarnings("ArrayRecordComponent") // on its way to a column, never compared
    record Inline(byte[] octets) implements Octets {
        @Override
        public long size() {
            return octets.length;
        }
    }

    /** In a file that is durable already. */
    record InFile(long size) implements Octets {}

    /** A row of the table. */
    record Entry(long id, long size) {}

    /** The row of these octets, made if there is none. */
    static Entry put(Session session, ContentHash hash, Octets octets) throws SQLException {
        Optional<Entry> there = lookUp(session, hash);
        if (there.isPresent()) {
            return there.get();
        }
        long id = session.one(
                        "INSERT INTO document (hash, size, file) VALUES (?, ?, ?) RETURNING id",
                        row -> row.getLong(1),
                        hash.digest(),
                        octets.size(),
                        octets instanceof InFile)
                .orElseThrow();
        if (octets instanceof Inline inline) {
            session.update("INSERT INTO document_inline (document, octets) VALUES (?, ?)", id, inline.octets());
        }
        return new Entry(id, octets.size());
    }

    /** @throws IllegalArgumentException if there is no such document */
    static Entry find(Session session, ContentHash hash) throws SQLException {
        return lookUp(session, hash)
                .orElseThrow(() -> new IllegalArgumentException("the store has no document " + hash));
    }

    private static Optional<Entry> lookUp(Session session, ContentHash hash) throws SQLException {
        return session.one(
                "SELECT id, size FROM document WHERE hash = ?",
                row -> new Entry(row.getLong(1), row.getLong(2)),
                hash.digest());
    }

    /** Where the octets of a document are. */
    record Place(long size, boolean file, Optional<byte[]> octets) {}

    static Optional<Place> place(Session session, ContentHash hash) throws SQLException {
        return session.one(
                """
                SELECT size, file, octets FROM document LEFT JOIN document_inline ON document = id
                WHERE hash = ?""",
                row -> new Place(row.getLong(1), row.getBoolean(2), Optional.ofNullable(row.getBytes(3))),
                hash.digest());
    }
}
