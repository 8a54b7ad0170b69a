package sextant.web.devices;

import java.util.Optional;
import sextant.mailbox.Device;
import sextant.mailbox.Protocol;
import sextant.web.page.Moments;
import sextant.web.page.Text;

/**
 * A device as its row shows it.
 *
 * @param id names the row
 * @param name the device's own, or the one its user gave it
 * @param type the protocol
 * @param lastSync when it last connected
 * @param own what the device calls itself, where its user gave it another name; else empty
 * @param state "Paused" or "Blocked"; empty if it may sync
 * @param owner whose device; empty where that is plain
 * @param fixed why it cannot be renamed; empty if it can
 */
public record DeviceRow(
        long id,
        String name,
        String type,
        Moments.Shown lastSync,
        String own,
        String state,
        String owner,
        String fixed) {
    private static final String SHARED = """
            CalDAV and CardDAV do not tell the server which device it is: all devices that use the same program and the \
            account's own password share this row, so it cannot be renamed. A device that signs in with a device password \
            of its own gets a row of its own, and that can be renamed.""";

    /** A row as its own user sees it. */
    public static DeviceRow of(Device device, Moments moments) {
        return of(device, moments, "");
    }

    /** A row as an administrator sees it. */
    public static DeviceRow of(Device device, Moments moments, String owner) {
        return new DeviceRow(
                device.id().value(),
                shown(device.name()),
                device.protocol().type(),
                moments.show(device.lastSync()),
                device.givenName().isPresent() ? shown(device.ownName()) : "",
                state(device.access()),
                Text.harmless(owner),
                whyFixed(device).orElse(""));
    }

    private static String shown(String name) {
        return name.isBlank() ? "(no name)" : Text.harmless(name);
    }

    private static String state(Device.Access access) {
        return switch (access) {
            case ALLOWED -> "";
            case PAUSED -> "Paused";
            case BLOCKED -> "Blocked";
        };
    }

    /** CalDAV and CardDAV carry no device identity, unless the password is one. */
    static Optional<String> whyFixed(Device device) {
        var anonymous = device.protocol() == Protocol.CALDAV || device.protocol() == Protocol.CARDDAV;
        return anonymous && device.credential().isEmpty() ? Optional.of(SHARED) : Optional.empty();
    }

    public boolean renamable() {
        return fixed.isEmpty();
    }
}
