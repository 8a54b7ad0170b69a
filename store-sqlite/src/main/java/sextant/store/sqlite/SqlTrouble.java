package sextant.store.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import sextant.mailbox.store.StoreException;

/** Says in words what the engine's error code means and what to do next. */
final class SqlTrouble {
    private SqlTrouble() {}

    /** Whether only the statement failed, by a rule of the schema, and the transaction around it is sound. */
    static boolean isConstraint(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    static StoreException of(String doing, SQLException e) {
        return new StoreException(doing + ": " + meaning(e), e);
    }

    private static String meaning(SQLException e) {
        int code = primary(e);
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk, or the limit set for the database, is full; free some room, reads go on meanwhile";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "the disk failed to read or write; see the system's log";
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "the database file is damaged; run verify, and restore a backup if it agrees";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "the database files cannot be opened for writing; see who owns them";
        }
        return String.valueOf(e.getMessage());
    }

    /** The low octet of SQLite's extended code. */
    private static int primary(SQLException e) {
        int code = e instanceof SQLiteException engine ? engine.getResultCode().code : e.getErrorCode();
        return code & 0xFF;
    }
}
