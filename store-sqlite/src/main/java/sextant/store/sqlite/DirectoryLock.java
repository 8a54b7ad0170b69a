package sextant.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Keeps a second store out of the data directory; the system drops the lock when the process ends in any way. It is the
 * lock of an empty database of its own and not a {@link java.nio.channels.FileLock}: closing any channel of a file drops
 * the locks that the whole process has on it, so a store refused in this process would let another process in. SQLite
 * knows of that and never closes such a file too early.
 */
final class DirectoryLock implements AutoCloseable {
    private final Session held;

    private DirectoryLock(Session held) {
        this.held = held;
    }

    /** @throws StoreInUse if somebody else has it */
    static DirectoryLock take(Path directory) throws IOException, SQLException {
        var database = new Database(directory.resolve("lock"), SqliteOptions.DEFAULTS);
        database.prepare();
        Session session = database.locking();
        try {
            session.run("BEGIN EXCLUSIVE");
            return new DirectoryLock(session);
        } catch (SQLException e) {
            try (session) {
                if (SqlTrouble.isBusy(e)) {
                    throw new StoreInUse(directory, e);
                }
                throw e;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        held.close();
    }
}
