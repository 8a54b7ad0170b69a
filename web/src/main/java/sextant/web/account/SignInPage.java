package sextant.web.account;

import java.io.IOException;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.http.SessionCookie;
import sextant.http.SignIn;
import sextant.http.SignedIn;
import sextant.mailbox.Credential;
import sextant.web.page.Door;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;
import sextant.web.session.Session;
import sextant.web.session.Sessions;

/** Signing in to the web page, and out. Wrong passwords count together with those of all protocols. */
public final class SignInPage {
    private static final String WRONG = "The address or the password is wrong.";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Templates templates;

    public SignInPage(SignIn signIn, Sessions sessions, Templates templates) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param address as typed
     * @param to the page to go on to
     * @param wrong why they are not signed in; empty at first
     * @param possible whether a password may be sent over this connection at all
     */
    public record View(String address, String to, String wrong, boolean possible) {}

    /** Shows the form. */
    public void show(Exchange exchange) throws IOException {
        var to = safe(Query.parse(exchange.query().orElse("")).text("to"));
        answer(exchange, 200, new View("", to, "", exchange.confidential()));
    }

    private void answer(Exchange exchange, int status, View view) throws IOException {
        templates.answer(exchange, status, "signIn", view);
    }

    /** A page of ours and nothing else: no address that a browser could take for another host's. */
    private static String safe(String to) {
        var ours = to.startsWith("/")
                && !to.startsWith("//")
                && to.length() <= 1_000
                && to.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return ours ? to : "/";
    }

    /** Signs in. */
    public void enter(Exchange exchange) throws IOException {
        var form = Door.form(exchange);
        var address = form.text("address").strip();
        var to = safe(form.text("to"));
        if (!exchange.confidential()) {
            answer(exchange, 403, new View(Text.harmless(address), to, "", false));
            return;
        }
        switch (signIn.attempt(exchange.peer(), address, form.text("password"))) {
            case SignIn.Outcome.Good(SignedIn who)
            when who.credential().type() == Credential.Type.ACCOUNT_PASSWORD -> begin(exchange, who, form, to);
            case SignIn.Outcome.Good(SignedIn who) ->
                refuse(
                        exchange,
                        403,
                        address,
                        to,
                        "This is a device password. Here, sign in with the password of the account.");
            case SignIn.Outcome.Wrong() -> refuse(exchange, 403, address, to, WRONG);
            case SignIn.Outcome.Later(var wait) -> {
                exchange.set("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
                refuse(exchange, 429, address, to, "Too many wrong passwords. Wait a while, then try again.");
            }
        }
    }

    private void refuse(Exchange exchange, int status, String address, String to, String why) throws IOException {
        answer(exchange, status, new View(Text.harmless(address), to, why, true));
    }

    private void begin(Exchange exchange, SignedIn who, Query form, String to) throws IOException {
        // Whatever session the browser had is over: nobody goes on in one that another began.
        SessionCookie.token(exchange)
                .flatMap(sessions::session)
                .ifPresent(old -> sessions.find(SessionCookie.token(exchange).orElseThrow())
                        .ifPresent(
                                is -> sessions.end(is, session -> session.id().equals(old.id()))));
        give(exchange, who, form.get("keep").isPresent(), form.text("zone"));
        Door.goTo(exchange, to);
    }

    /** Begins a session and gives its cookie. */
    void give(Exchange exchange, SignedIn who, boolean kept, String zone) {
        var browser = new Sessions.Browser(
                exchange.header("User-Agent").orElse(""),
                exchange.peer(),
                Door.zone(zone).isPresent() ? zone : "",
                kept);
        var token = sessions.begin(who, browser);
        SessionCookie.give(exchange, token, kept ? Optional.of(Session.KEPT) : Optional.empty());
    }

    /** Signs out. */
    public void leave(Exchange exchange, Viewer viewer, Query form) throws IOException {
        sessions.end(
                viewer.who(), session -> session.id().equals(viewer.session().id()));
        SessionCookie.take(exchange);
        // What a page left behind in the browser goes too.
        exchange.set("Clear-Site-Data", "\"cache\"");
        Door.goTo(exchange, "/sign-in");
    }
}
