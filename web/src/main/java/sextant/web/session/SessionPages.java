package sextant.web.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import sextant.mailbox.AccountId;
import sextant.mailbox.CredentialId;

/** Sessions, by the hashes of their tokens, as the octets they are kept as. */
final class SessionPages {
    private static final int VERSION = 1;

    private SessionPages() {}

    static byte[] write(Map<String, Session> sessions) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeInt(sessions.size());
            for (var entry : sessions.entrySet()) {
                var session = entry.getValue();
                out.writeUTF(entry.getKey());
                out.writeUTF(session.id());
                out.writeLong(session.account().value());
                out.writeLong(session.credential().value());
                out.writeLong(session.begun().toEpochMilli());
                out.writeLong(session.lastUsed().toEpochMilli());
                out.writeBoolean(session.kept());
                out.writeUTF(session.agent());
                out.writeUTF(session.peer());
                out.writeUTF(session.zone());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory does not fail", e);
        }
        return octets.toByteArray();
    }

    /** What cannot be read is no session: whoever had it signs in again. */
    static Map<String, Session> read(byte[] octets) {
        var sessions = new HashMap<String, Session>();
        try (var in = new DataInputStream(new ByteArrayInputStream(octets))) {
            if (in.readByte() != VERSION) {
                return Map.of();
            }
            for (var left = in.readInt(); left > 0; left--) {
                sessions.put(
                        in.readUTF(),
                        new Session(
                                in.readUTF(),
                                new AccountId(in.readLong()),
                                new CredentialId(in.readLong()),
                                Instant.ofEpochMilli(in.readLong()),
                                Instant.ofEpochMilli(in.readLong()),
                                in.readBoolean(),
                                in.readUTF(),
                                in.readUTF(),
                                in.readUTF()));
            }
        } catch (IOException cutOff) {
            return Map.of();
        }
        return sessions;
    }
}
