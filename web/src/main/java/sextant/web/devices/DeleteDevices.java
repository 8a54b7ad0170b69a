package sextant.web.devices;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Accounts;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Delete: asks, and then lets rows go with their state, and with their device passwords if that is wanted. */
public final class DeleteDevices {
    private final Devices devices;
    private final Accounts accounts;
    private final Templates templates;

    public DeleteDevices(Devices devices, Accounts accounts, Templates templates) {
        this.devices = devices;
        this.accounts = accounts;
        this.templates = templates;
    }

    /**
     * A device password that rows to be deleted sign in with.
     *
     * @param label its name
     * @param alsoOf the names of rows that use it too and stay; empty if there are none
     */
    public record Password(long id, String label, String alsoOf) {}

    /** What the question shows. */
    public record View(Frame frame, List<DeviceRow> rows, List<Password> passwords) {}

    /** A blocked device would come back under a new row, and sync. */
    private List<Device> chosen(Viewer viewer, Query query) {
        var chosen = Chosen.some(devices, viewer, query);
        if (chosen.stream().anyMatch(device -> device.access() == Device.Access.BLOCKED)) {
            throw new Problem(
                    403, "An administrator blocked a device among these. Only an administrator can let it go.");
        }
        return chosen;
    }

    /** Asks. */
    public void ask(Exchange exchange, Viewer viewer) throws IOException {
        var chosen = chosen(viewer, Query.parse(exchange.query().orElse("")));
        var title = chosen.size() == 1 ? "Delete this device?" : "Delete these " + chosen.size() + " devices?";
        var frame = Frame.settings(title, viewer, "devices").asPart(Door.isPart(exchange));
        var rows = chosen.stream()
                .map(device -> DeviceRow.of(device, viewer.moments()))
                .toList();
        templates.answer(exchange, 200, "deleteDevices", new View(frame, rows, passwords(viewer, chosen)));
    }

    private List<Password> passwords(Viewer viewer, List<Device> chosen) {
        var passwords = new ArrayList<Password>();
        var all = devices.list(viewer.account());
        for (var credential : accounts.credentials(viewer.account())) {
            if (chosen.stream().anyMatch(device -> signsInWith(device, credential.id()))) {
                var others = all.stream()
                        .filter(device -> signsInWith(device, credential.id()))
                        .filter(device ->
                                chosen.stream().noneMatch(one -> one.id().equals(device.id())))
                        .map(device -> Text.harmless(device.name()) + " ("
                                + device.protocol().type() + ")")
                        .collect(Collectors.joining(", "));
                passwords.add(new Password(credential.id().value(), Text.harmless(credential.label()), others));
            }
        }
        return passwords;
    }

    private static boolean signsInWith(Device device, CredentialId credential) {
        return device.credential().filter(credential::equals).isPresent();
    }

    /** Does it. */
    public void delete(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var chosen = chosen(viewer, form);
        var revoked = new HashSet<>(form.numbers("revoke"));
        // Passwords first: a device that asks between the two must not make a new row.
        chosen.stream()
                .flatMap(device -> device.credential().stream())
                .distinct()
                .filter(credential -> revoked.contains(credential.value()))
                .forEach(credential -> accounts.revoke(viewer.account(), credential));
        chosen.forEach(device -> devices.remove(viewer.account(), device.id()));
        Door.goTo(exchange, DevicesPage.PATH + "?said=deleted");
    }
}
