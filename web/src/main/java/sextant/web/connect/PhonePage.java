package sextant.web.connect;

import java.io.IOException;
import java.util.Set;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Protocol;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;

/** Where a QR code brings a phone: all it has to type, and a profile that types it. Nobody is signed in there. */
public final class PhonePage {
    private final Handover handover;
    private final Set<Protocol> spoken;
    private final Templates templates;

    public PhonePage(Handover handover, Set<Protocol> spoken, Templates templates) {
        this.handover = handover;
        this.spoken = spoken;
        this.templates = templates;
    }

    /** What the page shows. */
    public record View(Guide guide, Server server, String label, String secret, String profile) {}

    /** Shows it. */
    public void show(Exchange exchange) throws IOException {
        var key = key(exchange);
        var parcel = parcel(exchange, key);
        var guide = Guide.find(spoken, parcel.kind()).orElseThrow(PhonePage::gone);
        var server = new Server(Text.harmless(parcel.origin()), Text.harmless(parcel.address()));
        var profile = guide.byProfile() ? "/connect/" + AppleProfile.FILE + "?key=" + key : "";
        templates.answer(
                exchange,
                200,
                "phone",
                new View(guide, server, Text.harmless(parcel.label()), parcel.secret(), profile));
    }

    /** Sends the profile. */
    public void sendProfile(Exchange exchange) throws IOException {
        var parcel = parcel(exchange, key(exchange));
        Templates.protect(exchange);
        exchange.set("Content-Disposition", "attachment; filename=\"" + AppleProfile.FILE + "\"");
        exchange.answer(200, AppleProfile.TYPE, AppleProfile.of(parcel));
    }

    private static String key(Exchange exchange) {
        return Query.parse(exchange.query().orElse("")).text("key");
    }

    private Handover.Parcel parcel(Exchange exchange, String key) {
        if (!exchange.confidential()) {
            throw new Problem(403, "A password is not shown over an unencrypted connection. Use https.");
        }
        return handover.find(key).orElseThrow(PhonePage::gone);
    }

    private static Problem gone() {
        return new Problem(404, "This code has expired. Make a new one: Settings, Connect a device.");
    }
}
