package sextant.web.devices;

import java.util.List;
import sextant.http.Problem;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Devices;
import sextant.mailbox.NotFound;
import sextant.web.page.Query;
import sextant.web.page.Viewer;

/** The rows that a request names. Rows of others are answered for as if they were not there. */
final class Chosen {
    private Chosen() {}

    /**
     * The one row that is named.
     *
     * @throws Problem with 400 if it is not one
     * @throws NotFound if the viewer has no such row
     */
    static Device one(Devices devices, Viewer viewer, Query query) {
        var named = query.numbers("device");
        if (named.size() != 1) {
            throw new Problem(400, "Choose one device, then try again.");
        }
        return devices.find(viewer.account(), new DeviceId(named.getFirst())).orElseThrow(Chosen::missing);
    }

    /**
     * The rows that are named, of which some may be gone already.
     *
     * @throws Problem with 400 if none is named
     * @throws NotFound if the viewer has none of them
     */
    static List<Device> some(Devices devices, Viewer viewer, Query query) {
        var named = query.numbers("device");
        if (named.isEmpty()) {
            throw new Problem(400, "Choose one or more devices, then try again.");
        }
        var found = named.stream()
                .flatMap(id -> devices.find(viewer.account(), new DeviceId(id)).stream())
                .toList();
        if (found.isEmpty()) {
            throw missing();
        }
        return found;
    }

    private static NotFound missing() {
        return new NotFound("There is no such device any more.");
    }
}
