package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Domain;
import sextant.mailbox.NotFound;

/** Tables {@code domain}, {@code account}, {@code credential} and {@code setting}. */
final class AccountTable {
    /** Tables with an account's rows, in the order their references allow to empty them. */
    private static final List<String> OF_AN_ACCOUNT = List.of(
            "item",
            "history",
            "tombstone",
            "collection",
            "collection_tombstone",
            "operation",
            "device",
            "credential",
            "journal");

    private AccountTable() {}

    // ---- domains and settings -------------------------------------------------------------------------------------

    static List<Domain> domains(Session session) throws SQLException {
        return session.all(
                "SELECT name, settings FROM domain ORDER BY name",
                row -> new Domain(row.getString(1), PropertyRow.unpack(row.getBytes(2))));
    }

    static int put(Session session, Domain domain) throws SQLException {
        return session.update("""
                INSERT INTO domain (name, settings) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET settings = excluded.settings""", domain.name(), PropertyRow.pack(domain.settings()));
    }

    static Optional<byte[]> setting(Session session, String name) throws SQLException {
        return session.one("SELECT value FROM setting WHERE name = ?", row -> row.getBytes(1), name);
    }

    static int putSetting(Session session, String name, byte[] value) throws SQLException {
        return session.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    // ---- accounts -------------------------------------------------------------------------------------------------

    static List<Account> accounts(Session session) throws SQLException {
        return session.all(
                "SELECT id, address, display_name, administrator, enabled, settings, created FROM account ORDER BY id",
                row -> new Account(
                        new AccountId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        PropertyRow.unpack(row.getBytes(6)),
                        Moment.read(row.getLong(7))));
    }

    static Optional<Account> create(Session session, Account account, long epoch) throws SQLException {
        if (session.exists("SELECT 1 FROM account WHERE address = ?", account.address())) {
            return Optional.empty();
        }
        long id = session.one(
                        """
                        INSERT INTO account (address, display_name, administrator, enabled, settings, created)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                        row -> row.getLong(1),
                        account.address(),
                        account.displayName(),
                        account.administrator(),
                        account.enabled(),
                        PropertyRow.pack(account.settings()),
                        Moment.of(account.created()))
                .orElseThrow();
        session.update(
                "INSERT INTO journal (account, epoch, head, bytes, forgotten) VALUES (?, ?, 0, 0, 0)", id, epoch);
        return Optional.of(new Account(
                new AccountId(id),
                account.address(),
                account.displayName(),
                account.administrator(),
                account.enabled(),
                account.settings(),
                account.created()));
    }

    static int update(Session session, Account account) throws SQLException {
        int changed = session.update(
                """
                UPDATE account SET address = ?, display_name = ?, administrator = ?, enabled = ?, settings = ?,
                  created = ? WHERE id = ?""",
                account.address(),
                account.displayName(),
                account.administrator(),
                account.enabled(),
                PropertyRow.pack(account.settings()),
                Moment.of(account.created()),
                account.id().value());
        return required(changed, "account");
    }

    /** Its documents become loose: the next {@link Forgetting} drops those that nobody else has. */
    static int remove(Session session, AccountId account) throws SQLException {
        long id = account.value();
        session.update(
                "INSERT OR IGNORE INTO document_loose SELECT document FROM item INDEXED BY item_id WHERE account = ?",
                id);
        session.update(
                "INSERT OR IGNORE INTO document_loose SELECT document FROM history"
                        + " WHERE account = ? AND document IS NOT NULL",
                id);
        session.update("DELETE FROM device_state WHERE device IN (SELECT id FROM device WHERE account = ?)", id);
        for (String table : OF_AN_ACCOUNT) {
            session.update("DELETE FROM " + table + " WHERE account = ?", id);
        }
        return session.update("DELETE FROM account WHERE id = ?", id);
    }

    // ---- credentials ----------------------------------------------------------------------------------------------

    static List<Credential> credentials(Session session, AccountId account) throws SQLException {
        return session.all(
                "SELECT id, type, label, hash, created, last_used FROM credential WHERE account = ? ORDER BY id",
                row -> new Credential(
                        new CredentialId(row.getLong(1)),
                        account,
                        Credential.Type.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Moment.read(row.getLong(5)),
                        lastUsed(row)),
                account.value());
    }

    private static Optional<Instant> lastUsed(ResultSet row) throws SQLException {
        long nanos = row.getLong(6);
        return row.wasNull() ? Optional.empty() : Optional.of(Moment.read(nanos));
    }

    static Credential add(Session session, Credential credential) throws SQLException {
        if (!session.exists(
                "SELECT 1 FROM account WHERE id = ?", credential.account().value())) {
            throw new NotFound("there is no such account");
        }
        long id = session.one(
                        """
                        INSERT INTO credential (account, type, label, hash, created, last_used)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
                        row -> row.getLong(1),
                        credential.account().value(),
                        credential.type().name(),
                        credential.label(),
                        credential.hash(),
                        Moment.of(credential.created()),
                        nanos(credential.lastUsed()))
                .orElseThrow();
        return new Credential(
                new CredentialId(id),
                credential.account(),
                credential.type(),
                credential.label(),
                credential.hash(),
                credential.created(),
                credential.lastUsed());
    }

    static int update(Session session, Credential credential) throws SQLException {
        int changed = session.update(
                """
                UPDATE credential SET type = ?, label = ?, hash = ?, created = ?, last_used = ?
                WHERE id = ? AND account = ?""",
                credential.type().name(),
                credential.label(),
                credential.hash(),
                Moment.of(credential.created()),
                nanos(credential.lastUsed()),
                credential.id().value(),
                credential.account().value());
        return required(changed, "credential");
    }

    static int remove(Session session, AccountId account, CredentialId credential) throws SQLException {
        return session.update(
                "DELETE FROM credential WHERE id = ? AND account = ?", credential.value(), account.value());
    }

    private static @Nullable Long nanos(Optional<Instant> moment) {
        return moment.map(Moment::of).orElse(null);
    }

    private static int required(int changed, String what) {
        if (changed == 0) {
            throw new NotFound("there is no such " + what);
        }
        return changed;
    }
}
