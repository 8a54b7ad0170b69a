package sextant.store.sqlite;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.ContentHash;
import sextant.content.Format;

/**
 * Compares everything with everything else that can be derived from it. What cannot be proved is left out: positions at
 * or below the account's {@code forgotten} mark need no history row any more, and a position that a later change of the
 * same item has taken over is seen in the history alone.
 */
final class Verification {
    private final Database database;
    private final Documents documents;

    Verification(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    List<String> verify() {
        try (var _ = documents.pins().pinAll()) {
            return Aside.snapshot(database, this::problems);
        }
    }

    private List<String> problems(Session session) throws SQLException {
        var problems = new ArrayList<String>();
        examine(problems, () -> session.each("PRAGMA integrity_check", row -> add(problems, row.getString(1))));
        examine(
                problems,
                () -> session.each(
                        "PRAGMA foreign_key_check",
                        row -> problems.add("a row of " + row.getString(1) + " refers to a row of " + row.getString(3)
                                + " that is not there")));
        for (Check check : Check.ALL) {
            examine(problems, () -> session.each(check.sql(), row -> problems.add(check.sentence(row))));
        }
        examine(problems, () -> packedRows(session, problems));
        examine(problems, () -> inlineDocuments(session, problems));
        examine(problems, () -> files(session, problems));
        return List.copyOf(problems);
    }

    /** One part of the examination, which may itself be stopped by a damage. */
    @FunctionalInterface
    private interface Part {
        void run() throws SQLException;
    }

    private static void examine(List<String> problems, Part part) {
        try {
            part.run();
        } catch (SQLException e) {
            problems.add(String.valueOf(
                    SqlTrouble.of("a part of the examination was cut short", e).getMessage()));
        }
    }

    private static void add(List<String> problems, String finding) {
        if (!finding.equals("ok")) {
            problems.add("the database file is damaged: " + finding);
        }
    }

    private static void packedRows(Session session, List<String> problems) throws SQLException {
        session.each("SELECT " + ItemRow.COLUMNS + ", account FROM item", row -> {
            try {
                ItemRow.examine(row);
            } catch (RuntimeException e) {
                problems.add("item " + row.getLong(1) + " of account " + row.getLong(13) + " has an unreadable row: "
                        + e.getMessage());
            }
        });
        session.each("SELECT account, position, before FROM history WHERE before IS NOT NULL", row -> {
            try {
                ItemRow.unpack(row.getBytes(3));
            } catch (RuntimeException e) {
                problems.add("the history of account " + row.getLong(1) + " is unreadable at position " + row.getLong(2)
                        + ": " + e.getMessage());
            }
        });
    }

    private static void inlineDocuments(Session session, List<String> problems) throws SQLException {
        session.each("SELECT hash, octets FROM document JOIN document_inline ON document = id", row -> {
            if (!ContentHash.of(row.getBytes(2)).equals(hash(row))) {
                problems.add("document " + hash(row) + " is damaged in the database");
            }
        });
    }

    private void files(Session session, List<String> problems) throws SQLException {
        session.each(
                "SELECT hash, size FROM document WHERE file",
                row -> damage(hash(row), row.getLong(2)).ifPresent(problems::add));
    }

    private Optional<String> damage(ContentHash hash, long size) {
        byte[] chunk = new byte[64 * 1024];
        try (var in = documents.blobs().read(Format.MESSAGE, hash, size).open()) {
            while (in.read(chunk) >= 0) {
                // reading to the end compares the hash
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static ContentHash hash(ResultSet row) throws SQLException {
        return ContentHash.fromDigest(row.getBytes(1));
    }
}
