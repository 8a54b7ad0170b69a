package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.mailbox.AccountId;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Protocol;

/** Tables {@code device} and {@code device_state}. */
final class DeviceTable {
    private DeviceTable() {}

    static DeviceId newId(Session session) throws SQLException {
        return session.one(
                        "UPDATE counter SET value = value + 1 WHERE name = 'device' RETURNING value",
                        row -> new DeviceId(row.getLong(1)))
                .orElseThrow();
    }

    static List<Device> devices(Session session, AccountId account) throws SQLException {
        return session.all("""
                SELECT id, protocol, identifier, own_name, given_name, client, credential, first_seen, last_sync, access
                FROM device WHERE account = ? ORDER BY id""", row -> device(row, account), account.value());
    }

    private static Device device(ResultSet row, AccountId account) throws SQLException {
        long credential = row.getLong(7);
        boolean shared = row.wasNull();
        return new Device(
                new DeviceId(row.getLong(1)),
                account,
                Protocol.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                shared ? Optional.empty() : Optional.of(new CredentialId(credential)),
                Moment.read(row.getLong(8)),
                Moment.read(row.getLong(9)),
                Device.Access.valueOf(row.getString(10)));
    }

    static Optional<byte[]> state(Session session, AccountId account, DeviceId device, String key) throws SQLException {
        return session.one("""
                SELECT value FROM device_state JOIN device ON device.id = device_state.device
                WHERE device.id = ? AND account = ? AND key = ?""", row -> row.getBytes(1), device.value(), account.value(), key);
    }

    static int touch(Session session, Map<DeviceId, Instant> lastSync) throws SQLException {
        int touched = 0;
        for (var entry : lastSync.entrySet()) {
            touched += session.update(
                    "UPDATE device SET last_sync = ? WHERE id = ?",
                    Moment.of(entry.getValue()),
                    entry.getKey().value());
        }
        return touched;
    }
}
