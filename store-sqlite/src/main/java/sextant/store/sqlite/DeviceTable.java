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
import sextant.mailbox.NotFound;
import sextant.mailbox.Protocol;
import sextant.mailbox.store.Change;

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

    static void put(Session session, AccountId account, Device device) throws SQLException {
        if (!device.account().equals(account)) {
            throw new IllegalArgumentException("a device belongs to the account it is written for");
        }
        int written = session.update(
                """
                INSERT INTO device (id, account, protocol, identifier, own_name, given_name, client, credential,
                  first_seen, last_sync, access)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET protocol = excluded.protocol, identifier = excluded.identifier,
                  own_name = excluded.own_name, given_name = excluded.given_name, client = excluded.client,
                  credential = excluded.credential, first_seen = excluded.first_seen,
                  last_sync = excluded.last_sync, access = excluded.access
                WHERE account = excluded.account""",
                device.id().value(),
                account.value(),
                device.protocol().name(),
                device.identifier(),
                device.ownName(),
                device.givenName().orElse(null),
                device.client(),
                device.credential().map(CredentialId::value).orElse(null),
                Moment.of(device.firstSeen()),
                Moment.of(device.lastSync()),
                device.access().name());
        if (written == 0) {
            throw new NotFound("there is no such device");
        }
    }

    static void remove(Session session, AccountId account, DeviceId device) throws SQLException {
        require(session, account, device);
        session.update("DELETE FROM device_state WHERE device = ?", device.value());
        session.update("DELETE FROM device WHERE id = ?", device.value());
    }

    static void setState(Session session, AccountId account, Change.StateSet set) throws SQLException {
        require(session, account, set.device());
        if (set.value().isPresent()) {
            session.update("""
                    INSERT INTO device_state (device, key, value) VALUES (?, ?, ?)
                    ON CONFLICT (device, key) DO UPDATE SET value = excluded.value""", set.device().value(), set.key(), set.value().get());
        } else {
            session.update(
                    "DELETE FROM device_state WHERE device = ? AND key = ?",
                    set.device().value(),
                    set.key());
        }
    }

    private static void require(Session session, AccountId account, DeviceId device) throws SQLException {
        if (!session.exists("SELECT 1 FROM device WHERE id = ? AND account = ?", device.value(), account.value())) {
            throw new NotFound("there is no such device");
        }
    }
}
