package sextant.web.devices;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.mailbox.Devices;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Viewer;

/** The list: every sync connection that was ever made. */
public final class DevicesPage implements Door.Page {
    static final String PATH = "/settings/devices";

    private static final Map<String, String> NOTICES = Map.of(
            "edited", "Your changes were saved.",
            "deleted", "Deleted. Set up again, a device ends with every item exactly once.");

    private final Devices devices;
    private final Templates templates;

    public DevicesPage(Devices devices, Templates templates) {
        this.devices = devices;
        this.templates = templates;
    }

    /**
     * What the list shows.
     *
     * @param rows in order
     * @param known how far the count of news was before they were read
     */
    public record View(Frame frame, List<DeviceRow> rows, Sorting sorting, long known) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        templates.answer(exchange, 200, "devices", view(viewer, query));
    }

    /** The rows alone, for a page that is open. */
    public void showRows(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        templates.answer(exchange, 200, "deviceTable", view(viewer, query));
    }

    private View view(Viewer viewer, Query query) {
        var known = devices.news().count(Optional.of(viewer.account()));
        var sorting = Sorting.of(query);
        var rows = sorting.sort(devices.list(viewer.account())).stream()
                .map(device -> DeviceRow.of(device, viewer.moments()))
                .toList();
        var frame = Frame.settings("Synchronized Devices", viewer, "devices")
                .noticing(NOTICES.getOrDefault(query.text("said"), ""));
        return new View(frame, rows, sorting, known);
    }
}
