package sextant.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Looks into a data directory behind the store's back. */
record Shelter(Path directory) {
    Path database() {
        return directory.resolve("sextant.db");
    }

    SqliteStore open() {
        return open(SqliteOptions.DEFAULTS);
    }

    SqliteStore open(SqliteOptions options) {
        return SqliteStore.open(directory, options);
    }

    SqliteStore open(Disk disk) {
        return SqliteStore.open(directory, SqliteOptions.DEFAULTS, disk, Migrations.OWN);
    }

    SqliteStore open(Migrations migrations) {
        return SqliteStore.open(directory, SqliteOptions.DEFAULTS, new LocalDisk(), migrations);
    }

    /** Runs statements on the database while no store has it open, with nothing that would refuse them. */
    void tamper(String sql) throws SQLException {
        try (Session session = new Database(database(), SqliteOptions.DEFAULTS).writing()) {
            session.run("PRAGMA foreign_keys = OFF");
            session.run(sql);
        }
    }

    List<String> ask(String sql) throws SQLException {
        try (Session session = new Database(database(), SqliteOptions.DEFAULTS).writing()) {
            return session.all(sql, row -> row.getString(1));
        }
    }
}
