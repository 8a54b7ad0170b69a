package sextant.web.connect;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Accounts;
import sextant.mailbox.DevicePassword;
import sextant.mailbox.Malformed;
import sextant.mailbox.Protocol;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Connecting a device: asks what it is, makes a password for it, and shows what to type, once. */
public final class ConnectPage implements Door.Page {
    private final Accounts accounts;
    private final Set<Protocol> spoken;
    private final Handover handover;
    private final InstantSource clock;
    private final Templates templates;

    public ConnectPage(
            Accounts accounts, Set<Protocol> spoken, Handover handover, InstantSource clock, Templates templates) {
        this.accounts = accounts;
        this.spoken = spoken;
        this.handover = handover;
        this.clock = clock;
        this.templates = templates;
    }

    /** The question what it is. */
    public record Kinds(Frame frame, List<Guide> guides) {}

    /** The question what to call it. */
    public record Naming(Frame frame, Guide guide, String wrong) {}

    /**
     * What to type.
     *
     * @param secret the password, which is shown this once
     * @param code a QR code as SVG; empty if it is of no use
     * @param profile the address of a profile; empty if it is of no use
     */
    public record Ready(Frame frame, Guide guide, Server server, String secret, String code, String profile) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var kind = Query.parse(exchange.query().orElse("")).get("kind");
        if (kind.isPresent()) {
            answer(exchange, viewer, 200, guide(kind.get()), "");
            return;
        }
        var frame = Frame.settings("Connect a device", viewer, "connect");
        templates.answer(exchange, 200, "connect", new Kinds(frame, Guide.of(spoken)));
    }

    private Guide guide(String key) {
        return Guide.find(spoken, key).orElseThrow(() -> new Problem(404, "There is no such kind of device here."));
    }

    private void answer(Exchange exchange, Viewer viewer, int status, Guide guide, String wrong) throws IOException {
        var frame = Frame.settings("Connect: " + guide.name(), viewer, "connect");
        templates.answer(exchange, status, "connectName", new Naming(frame, guide, wrong));
    }

    /** Makes the password and shows what to type. */
    public void connect(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var guide = guide(form.text("kind"));
        var label = form.text("label").strip();
        var named = label.isEmpty() ? guide.name() : label;
        DevicePassword made;
        try {
            made = accounts.createDevicePassword(viewer.account(), named);
        } catch (Malformed wrong) {
            answer(exchange, viewer, 422, guide, String.valueOf(wrong.getMessage()));
            return;
        }
        var key = handover.put(new Handover.Parcel(
                guide.key(),
                viewer.account(),
                made.credential().id(),
                viewer.who().account().address(),
                named,
                made.secret(),
                exchange.origin(),
                clock.instant().plus(Handover.KEPT)));
        var profile = "/connect/" + AppleProfile.FILE + "?key=" + key;
        var frame = Frame.settings("Connect: " + Text.harmless(named), viewer, "connect");
        templates.answer(
                exchange,
                200,
                "connectReady",
                new Ready(
                        frame,
                        guide,
                        Server.of(exchange, viewer.address()),
                        made.secret(),
                        guide.byCode() ? QrPicture.svg(exchange.origin() + "/connect?key=" + key) : "",
                        guide.byProfile() ? profile : ""));
    }
}
