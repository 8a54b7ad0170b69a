package sextant.web.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Accounts;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;
import sextant.mailbox.NotFound;
import sextant.web.devices.DeviceRow;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Everybody's devices: to find one, and to block it or let it sync again. */
public final class AllDevicesPage implements Door.Page {
    private static final String PATH = "/settings/administration/devices";
    private static final int MOST = 300;

    private final Devices devices;
    private final Accounts accounts;
    private final Templates templates;

    public AllDevicesPage(Devices devices, Accounts accounts, Templates templates) {
        this.devices = devices;
        this.accounts = accounts;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param search what is looked for
     * @param more how many more were found than are shown
     * @param known how far the count of news was before the rows were read
     * @param query the query that shows the same again
     */
    public record View(Frame frame, List<DeviceRow> rows, String search, int more, long known, String query) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "allDevices", view(exchange, viewer));
    }

    /** The rows alone, for a page that is open. */
    public void showRows(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "allDeviceTable", view(exchange, viewer));
    }

    private View view(Exchange exchange, Viewer viewer) {
        var known = devices.news().count(Optional.empty());
        var query = Query.parse(exchange.query().orElse(""));
        var search = query.text("search").strip();
        var found = found(viewer, search);
        return new View(
                Frame.settings("All devices", viewer, "all-devices"),
                found.stream().limit(MOST).toList(),
                Text.harmless(search),
                Math.max(0, found.size() - MOST),
                known,
                "?search=" + Query.encode(search));
    }

    private List<DeviceRow> found(Viewer viewer, String search) {
        var wanted = search.toLowerCase(Locale.ROOT);
        var rows = new ArrayList<Found>();
        for (var account : accounts.all()) {
            for (var device : devices.list(account.id())) {
                if (fits(device, account.address(), wanted)) {
                    rows.add(new Found(device, DeviceRow.of(device, viewer.moments(), account.address())));
                }
            }
        }
        return rows.stream()
                .sorted(Comparator.comparing((Found found) -> found.device.lastSync())
                        .reversed())
                .map(Found::row)
                .toList();
    }

    private record Found(Device device, DeviceRow row) {}

    private static boolean fits(Device device, String address, String wanted) {
        return List.of(device.name(), device.ownName(), device.protocol().type(), device.client(), address).stream()
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Blocks a device, or lets it sync again. */
    public void decide(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var named = form.numbers("device");
        if (named.size() != 1) {
            throw new Problem(400, "Choose one device, then try again.");
        }
        var device = devices.all().stream()
                .filter(row -> row.id().value() == named.getFirst())
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such device any more."));
        switch (form.text("access")) {
            case "BLOCKED" -> devices.block(device.account(), device.id());
            case "ALLOWED" -> devices.allow(device.account(), device.id());
            default -> throw new Problem(400, "A device is blocked or allowed.");
        }
        Door.goTo(exchange, PATH + "?search=" + Query.encode(form.text("search")));
    }
}
