package sextant.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Activities as the octets they are kept as. */
final class ActivityPages {
    private static final int VERSION = 1;

    private ActivityPages() {}

    static byte[] write(List<Activity> activities) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeShort(activities.size());
            for (var activity : activities) {
                out.writeLong(activity.at().toEpochMilli());
                out.writeUTF(activity.method());
                out.writeUTF(activity.path());
                out.writeShort(activity.status());
                out.writeLong(activity.received());
                out.writeLong(activity.sent());
                out.writeLong(activity.took().toMillis());
                out.writeUTF(activity.trouble());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory does not fail", e);
        }
        return octets.toByteArray();
    }

    /** Whatever cannot be read, as another version's pages, counts as none. */
    static List<Activity> read(byte[] octets) {
        var activities = new ArrayList<Activity>();
        try (var in = new DataInputStream(new ByteArrayInputStream(octets))) {
            if (in.readByte() != VERSION) {
                return List.of();
            }
            for (var left = in.readUnsignedShort(); left > 0; left--) {
                activities.add(new Activity(
                        Instant.ofEpochMilli(in.readLong()),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUnsignedShort(),
                        in.readLong(),
                        in.readLong(),
                        Duration.ofMillis(in.readLong()),
                        in.readUTF()));
            }
        } catch (IOException cutOff) {
            return List.of();
        }
        return activities;
    }
}
