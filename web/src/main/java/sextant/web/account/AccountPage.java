package sextant.web.account;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import sextant.http.Exchange;
import sextant.http.SignIn;
import sextant.http.SignedIn;
import sextant.mailbox.Account;
import sextant.mailbox.Accounts;
import sextant.mailbox.Credential;
import sextant.mailbox.Malformed;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** The account: its name, its time zone and its password. */
public final class AccountPage implements Door.Page {
    private static final String PATH = "/settings/account";
    private static final int SHORTEST = 10;
    private static final Map<String, String> NOTICES = Map.of(
            "saved", "Your changes were saved.",
            "password",
                    "Your password was changed. You are signed out everywhere else; devices with passwords of their own go on.");

    private final Accounts accounts;
    private final SignIn signIn;
    private final SignInPage signInPage;
    private final Templates templates;

    public AccountPage(Accounts accounts, SignIn signIn, SignInPage signInPage, Templates templates) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.signInPage = signInPage;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param zone the time zone that was chosen; empty for the browser's
     * @param used the time zone that times are shown in
     * @param wrong what is wrong with what was typed; empty for nothing
     */
    public record View(
            Frame frame, String address, String name, String zone, String used, List<String> zones, String wrong) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        answer(exchange, viewer, 200, NOTICES.getOrDefault(query.text("said"), ""), "");
    }

    private void answer(Exchange exchange, Viewer viewer, int status, String notice, String wrong) throws IOException {
        var account = viewer.who().account();
        var zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.indexOf('/') > 0)
                .filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
        var view = new View(
                Frame.settings("Account", viewer, "account").noticing(notice),
                viewer.address(),
                Text.harmless(account.displayName()),
                account.settings().get(Door.ZONE).orElse(""),
                viewer.moments().zone().getId(),
                zones,
                wrong);
        templates.answer(exchange, status, "account", view);
    }

    /** Saves name and time zone. */
    public void save(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var zone = form.text("zone").strip();
        if (!zone.isEmpty() && Door.zone(zone).isEmpty()) {
            answer(exchange, viewer, 422, "", "There is no such time zone. Choose one from the list.");
            return;
        }
        try {
            accounts.change(
                    viewer.account(),
                    account -> changed(account, form.text("name").strip(), zone));
        } catch (Malformed wrong) {
            answer(exchange, viewer, 422, "", String.valueOf(wrong.getMessage()));
            return;
        }
        Door.goTo(exchange, PATH + "?said=saved");
    }

    private static Account changed(Account account, String name, String zone) {
        var settings = zone.isEmpty()
                ? account.settings().without(Door.ZONE)
                : account.settings().with(Door.ZONE, zone);
        return new Account(
                account.id(),
                account.address(),
                name,
                account.administrator(),
                account.enabled(),
                settings,
                account.created());
    }

    /** Changes the password; guesses at the old one count as everywhere. */
    public void changePassword(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var fresh = form.text("new");
        if (!fresh.equals(form.text("again"))) {
            answer(exchange, viewer, 422, "", "The new password was typed in two ways. Type it again.");
            return;
        }
        if (fresh.codePointCount(0, fresh.length()) < SHORTEST) {
            answer(exchange, viewer, 422, "", "A new password has at least " + SHORTEST + " characters.");
            return;
        }
        var address = viewer.who().account().address();
        var outcome = signIn.attempt(exchange.peer(), address, form.text("old"));
        if (!(outcome instanceof SignIn.Outcome.Good(SignedIn who))
                || who.credential().type() != Credential.Type.ACCOUNT_PASSWORD) {
            answer(exchange, viewer, 422, "", "The present password is wrong.");
            return;
        }
        var session = viewer.session();
        var credential = accounts.setPassword(viewer.account(), fresh);
        signInPage.give(exchange, new SignedIn(who.account(), credential), session.kept(), session.zone());
        Door.goTo(exchange, PATH + "?said=password");
    }
}
