package sextant.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import sextant.mailbox.store.StoreException;

/**
 * Brings a database to the schema this program knows, one version after the other. The list only ever grows; entry 0
 * leads from an empty database to version 1. Each migration is one transaction together with the number it leads to
 * ({@code PRAGMA user_version}), so that an interrupted one leaves the version before it.
 */
record Migrations(List<Script> scripts) {
    /** Marks the file as this program's ({@code PRAGMA application_id}): the letters "Sxtn". */
    private static final int APPLICATION = 0x5378746E;

    static final Migrations OWN = new Migrations(List.of(resource("schema-1.sql"), resource("schema-2.sql")));

    /** SQL statements, and what they are for, in a few words. */
    record Script(String name, String sql) {}

    static Script resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Migrations {
        scripts = List.copyOf(scripts);
    }

    /** The version this list leads to. */
    int newest() {
        return scripts.size();
    }

    /**
     * Migrates the database of the session as far as needed.
     *
     * @throws StoreException if the database is not this program's or of a version it does not know
     */
    void apply(Session session) throws SQLException {
        int version = pragma(session, "user_version");
        int application = pragma(session, "application_id");
        boolean empty = !session.exists("SELECT 1 FROM sqlite_schema");
        if (!(empty || application == APPLICATION)) {
            throw new StoreException("the database file belongs to another program; name another directory");
        }
        if (version > newest()) {
            throw new StoreException(
                    "the database has schema version " + version + ", but this program knows versions up to " + newest()
                            + "; install the newer program that wrote it, or restore a backup from before");
        }
        for (int next = version + 1; next <= newest(); next++) {
            migrate(session, next);
        }
    }

    private void migrate(Session session, int to) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        try {
            session.run(scripts.get(to - 1).sql());
            session.run("PRAGMA application_id = " + APPLICATION);
            session.run("PRAGMA user_version = " + to);
            session.run("COMMIT");
        } catch (SQLException e) {
            try {
                session.run("ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private static int pragma(Session session, String name) throws SQLException {
        return session.one("PRAGMA " + name, row -> row.getInt(1)).orElseThrow();
    }
}
