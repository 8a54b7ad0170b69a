package sextant.web.devices;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.mailbox.Accounts;
import sextant.mailbox.ActivityLog;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;
import sextant.mailbox.Withholding;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** One device: what it is, and what it did lately. */
public final class DevicePage implements Door.Page {
    private final Devices devices;
    private final ActivityLog activities;
    private final Withholding withholding;
    private final Accounts accounts;
    private final Templates templates;

    public DevicePage(
            Devices devices, ActivityLog activities, Withholding withholding, Accounts accounts, Templates templates) {
        this.devices = devices;
        this.withholding = withholding;
        this.activities = activities;
        this.accounts = accounts;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param client the program, as it announces itself
     * @param syncs what it may sync, in words
     * @param password what it signs in with, in words
     * @param activities the latest first
     */
    public record View(
            Frame frame,
            DeviceRow row,
            String client,
            String syncs,
            String password,
            Moments.Shown firstSeen,
            List<ActivityRow> activities,
            long known) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "device", view(exchange, viewer));
    }

    /** What it did lately alone, for a page that is open. */
    public void showActivity(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "deviceActivity", view(exchange, viewer));
    }

    private View view(Exchange exchange, Viewer viewer) {
        var known = devices.news().count(Optional.of(viewer.account()));
        var device = Chosen.one(devices, viewer, Query.parse(exchange.query().orElse("")));
        var row = DeviceRow.of(device, viewer.moments());
        var did = activities.recent(viewer.account(), device.id()).stream()
                .map(activity -> ActivityRow.of(activity, viewer.moments()))
                .toList();
        return new View(
                Frame.settings(row.name(), viewer, "devices"),
                row,
                device.client().isBlank() ? "It does not say." : Text.harmless(device.client()),
                Syncs.words(device.protocol(), withholding.of(viewer.account(), device.id())),
                password(device),
                viewer.moments().show(device.firstSeen()),
                did,
                known);
    }

    private String password(Device device) {
        if (device.credential().isEmpty()) {
            return "The account's own password";
        }
        return accounts.credentials(device.account()).stream()
                .filter(held -> held.id().equals(device.credential().get()))
                .findFirst()
                .map(held -> "The device password “" + Text.harmless(held.label()) + "”")
                .orElse("A device password that was revoked");
    }
}
