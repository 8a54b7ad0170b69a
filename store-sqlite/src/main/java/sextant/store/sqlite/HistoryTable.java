package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Commit;
import sextant.mailbox.DeviceId;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;

/** Table {@code history}: who did what at every position, and what was there before. */
final class HistoryTable {
    private HistoryTable() {}

    /** Writes the row of one position; {@code item} is null where a collection changed, the last two if it is new. */
    static void insert(
            Session session,
            AccountId account,
            Position position,
            @Nullable Long item,
            Commit.Effect effect,
            Author author,
            Instant at,
            @Nullable Long document,
            byte @Nullable [] before)
            throws SQLException {
        session.update(
                """
                INSERT INTO history (account, position, item, effect, device, via, at, document, before)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                account.value(),
                position.value(),
                item,
                effect.name(),
                author.device().map(DeviceId::value).orElse(null),
                author.via(),
                Moment.of(at),
                document,
                before);
    }

    /** Newest first, items only. */
    static List<HistoryEntry> read(Session session, AccountId account, Position before, int limit) throws SQLException {
        return session.all("""
                SELECT position, item, effect, device, via, at, before FROM history
                WHERE account = ? AND position < ? AND item IS NOT NULL ORDER BY position DESC LIMIT ?""", HistoryTable::entry, account.value(), before.value(), limit);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        byte[] before = row.getBytes(7);
        long device = row.getLong(4);
        return new HistoryEntry(
                new Position(row.getLong(1)),
                new ItemId(row.getLong(2)),
                Commit.Effect.valueOf(row.getString(3)),
                new Author(device == 0 ? Optional.empty() : Optional.of(new DeviceId(device)), row.getString(5)),
                Moment.read(row.getLong(6)),
                before == null ? Optional.empty() : Optional.of(ItemRow.unpack(before)));
    }
}
