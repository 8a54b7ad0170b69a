package sextant.web.account;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import sextant.http.Exchange;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;
import sextant.web.session.Session;
import sextant.web.session.Sessions;

/** The browsers one is signed in with, and ending them. */
public final class SessionsPage implements Door.Page {
    private static final String PATH = "/settings/sessions";
    private static final Map<String, String> NOTICES = Map.of("ended", "Signed out there.");

    private final Sessions sessions;
    private final Templates templates;

    public SessionsPage(Sessions sessions, Templates templates) {
        this.sessions = sessions;
        this.templates = templates;
    }

    /**
     * One browser.
     *
     * @param own whether it is the one that shows this
     */
    public record Row(
            String id, String browser, String peer, Moments.Shown begun, Moments.Shown lastUsed, boolean own) {}

    /** What the page shows. */
    public record View(Frame frame, List<Row> rows) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var rows = sessions.of(viewer.who()).stream()
                .map(session -> row(session, viewer))
                .toList();
        var frame =
                Frame.settings("Sessions", viewer, "sessions").noticing(NOTICES.getOrDefault(query.text("said"), ""));
        templates.answer(exchange, 200, "sessions", new View(frame, rows));
    }

    private static Row row(Session session, Viewer viewer) {
        return new Row(
                session.id(),
                Browsers.name(session.agent()),
                Text.harmless(session.peer()),
                viewer.moments().show(session.begun()),
                viewer.moments().show(session.lastUsed()),
                session.id().equals(viewer.session().id()));
    }

    /** Ends one session, or all others. */
    public void end(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var own = viewer.session().id();
        var which = form.text("session");
        sessions.end(
                viewer.who(),
                session -> which.equals("others")
                        ? !session.id().equals(own)
                        : session.id().equals(which));
        Door.goTo(exchange, which.equals(own) ? "/sign-in" : PATH + "?said=ended");
    }
}
