package sextant.web.devices;

import java.io.IOException;
import java.util.List;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;
import sextant.mailbox.Malformed;
import sextant.mailbox.Withholding;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Edit: the name of one device, whether it may sync, and what. */
public final class EditDevice {
    private final Devices devices;
    private final Withholding withholding;
    private final Templates templates;

    public EditDevice(Devices devices, Withholding withholding, Templates templates) {
        this.devices = devices;
        this.withholding = withholding;
        this.templates = templates;
    }

    /** A kind that can be ticked. */
    public record Choice(String kind, String words, boolean ticked) {}

    /**
     * What the form shows.
     *
     * @param name as it stands in the field
     * @param own what the device calls itself
     * @param access whether it may sync
     * @param choices what it may sync; nothing to choose from if there is less than two
     * @param wrong what is wrong with what was typed; empty for nothing
     */
    public record View(
            Frame frame, DeviceRow row, String name, String own, String access, List<Choice> choices, String wrong) {}

    /** Shows the form. */
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var device = Chosen.one(devices, viewer, Query.parse(exchange.query().orElse("")));
        answer(exchange, viewer, 200, device, device.name(), "");
    }

    private void answer(Exchange exchange, Viewer viewer, int status, Device device, String name, String wrong)
            throws IOException {
        var frame = Frame.settings("Edit device", viewer, "devices").asPart(Door.isPart(exchange));
        var access = device.access().toString();
        var typed = Text.harmless(name);
        var view = new View(
                frame,
                DeviceRow.of(device, viewer.moments()),
                typed,
                Text.harmless(device.ownName()),
                access,
                Syncs.choices(device.protocol(), withholding.of(viewer.account(), device.id())),
                wrong);
        templates.answer(exchange, status, "editDevice", view);
    }

    /** Saves it. */
    public void save(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var device = Chosen.one(devices, viewer, form);
        var name = form.get("name");
        if (name.isPresent() && !name.get().strip().equals(device.name())) {
            DeviceRow.whyFixed(device).ifPresent(why -> {
                throw new Problem(400, why);
            });
            try {
                // The device's own name is no given one: it goes on following the device.
                var given = name.get().strip().equals(device.ownName()) ? "" : name.get();
                devices.rename(viewer.account(), device.id(), given);
            } catch (Malformed wrong) {
                answer(exchange, viewer, 422, device, name.get(), String.valueOf(wrong.getMessage()));
                return;
            }
        }
        if (form.get("choices").isPresent()) {
            withholding.set(viewer.account(), device.id(), Syncs.withheld(device.protocol(), form));
        }
        // What an administrator blocked stays blocked.
        if (device.access() != Device.Access.BLOCKED) {
            switch (form.text("access")) {
                case "PAUSED" -> devices.pause(viewer.account(), device.id());
                case "ALLOWED" -> devices.allow(viewer.account(), device.id());
                default -> {
                    // The form did not ask.
                }
            }
        }
        Door.goTo(exchange, DevicesPage.PATH + "?said=edited");
    }
}
