package sextant.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens sessions on one database file, each with the settings that durability and idle memory ask for. */
record Database(Path file, SqliteOptions options) {
    private static final int BUSY_MILLIS = 10_000;
    private static final int WAL_LIMIT = 64 * 1024 * 1024;

    /** Makes the file, empty and for its owner only, unless it is there; SQLite gives its companions the same modes. */
    void prepare() throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // it is there already, as after every first start
        }
        LocalDisk.keepPrivate(file);
    }

    /** The session that writes. */
    Session writing() throws SQLException {
        Session session = open(new SQLiteConfig());
        try {
            session.run("PRAGMA journal_mode = WAL");
            // anything less loses acknowledged writes at a power cut
            session.run("PRAGMA synchronous = FULL");
            session.run("PRAGMA fullfsync = ON");
            session.run("PRAGMA foreign_keys = ON");
            session.run("PRAGMA wal_autocheckpoint = " + options.checkpointPages());
            session.run("PRAGMA journal_size_limit = " + WAL_LIMIT);
            if (options.maxPages() > 0) {
                session.run("PRAGMA max_page_count = " + options.maxPages());
            }
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** The session of a database that can be made anew from another: a power cut may take its last commits. */
    Session deriving() throws SQLException {
        Session session = open(new SQLiteConfig());
        try {
            session.run("PRAGMA journal_mode = WAL");
            session.run("PRAGMA synchronous = NORMAL");
            session.run("PRAGMA journal_size_limit = " + WAL_LIMIT);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** A session that only reads; the writing one must be open. */
    Session reading() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(config);
    }

    /** A session on a database of nothing but a lock, which does not wait for it. */
    Session locking() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(0);
        return connect(config);
    }

    List<Session> reading(int count) throws SQLException {
        var sessions = new ArrayList<Session>(count);
        for (int i = 0; i < count; i++) {
            sessions.add(reading());
        }
        return sessions;
    }

    private Session open(SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        Session session = connect(config);
        session.run("PRAGMA cache_size = -" + options.cacheKibibytes());
        session.run("PRAGMA temp_store = MEMORY");
        // no memory mapping: an I/O error in mapped memory is a signal that ends the process, not an answer
        session.run("PRAGMA mmap_size = 0");
        return session;
    }

    private Session connect(SQLiteConfig config) throws SQLException {
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        return new Session(new JDBC4Connection("jdbc:sqlite:" + file, file.toString(), config.toProperties()));
    }
}
