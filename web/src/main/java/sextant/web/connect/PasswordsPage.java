package sextant.web.connect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Accounts;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Devices;
import sextant.mailbox.NotFound;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** Device passwords: which there are, who uses them, and revoking one. */
public final class PasswordsPage implements Door.Page {
    private static final String PATH = "/settings/passwords";
    private static final Map<String, String> NOTICES =
            Map.of("revoked", "Revoked. The device cannot sign in with it any more.");

    private final Accounts accounts;
    private final Devices devices;
    private final Templates templates;

    public PasswordsPage(Accounts accounts, Devices devices, Templates templates) {
        this.accounts = accounts;
        this.devices = devices;
        this.templates = templates;
    }

    /**
     * One device password.
     *
     * @param lastUsed when somebody signed in with it last, in words
     * @param usedBy the devices that do, in words
     */
    public record Row(long id, String label, Moments.Shown created, String lastUsed, String usedBy) {}

    /** What the page shows. */
    public record View(Frame frame, List<Row> rows) {}

    /** What the question whether to revoke shows. */
    public record Question(Frame frame, Row row) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var rows = own(viewer).stream().map(held -> row(held, viewer)).toList();
        var frame = Frame.settings("Device passwords", viewer, "passwords")
                .noticing(NOTICES.getOrDefault(query.text("said"), ""));
        templates.answer(exchange, 200, "passwords", new View(frame, rows));
    }

    private List<Credential> own(Viewer viewer) {
        return accounts.credentials(viewer.account()).stream()
                .filter(held -> held.type() == Credential.Type.DEVICE_PASSWORD)
                .toList()
                .reversed();
    }

    private Row row(Credential held, Viewer viewer) {
        var users = devices.list(viewer.account()).stream()
                .filter(device -> device.credential().filter(held.id()::equals).isPresent())
                .map(device ->
                        Text.harmless(device.name()) + " (" + device.protocol().type() + ")")
                .collect(Collectors.joining(", "));
        return new Row(
                held.id().value(),
                held.label().isBlank() ? "(no name)" : Text.harmless(held.label()),
                viewer.moments().show(held.created()),
                held.lastUsed().map(at -> viewer.moments().show(at).words()).orElse("Never"),
                users);
    }

    /** Asks whether to revoke one. */
    public void ask(Exchange exchange, Viewer viewer) throws IOException {
        var held = chosen(viewer, Query.parse(exchange.query().orElse("")));
        var frame = Frame.settings("Revoke this password?", viewer, "passwords").asPart(Door.isPart(exchange));
        templates.answer(exchange, 200, "revokePassword", new Question(frame, row(held, viewer)));
    }

    /** Revokes one. */
    public void revoke(Exchange exchange, Viewer viewer, Query form) throws IOException {
        accounts.revoke(viewer.account(), chosen(viewer, form).id());
        Door.goTo(exchange, PATH + "?said=revoked");
    }

    private Credential chosen(Viewer viewer, Query query) {
        var named = query.numbers("password");
        if (named.size() != 1) {
            throw new Problem(400, "Choose one password, then try again.");
        }
        return own(viewer).stream()
                .filter(held -> held.id().equals(new CredentialId(named.getFirst())))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such password any more."));
    }
}
