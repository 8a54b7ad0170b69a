package sextant.web.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import sextant.http.Endpoint;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.http.SessionCookie;
import sextant.mailbox.Conflict;
import sextant.mailbox.MailboxException;
import sextant.mailbox.NotFound;
import sextant.web.session.Sessions;

/**
 * What every request to the web page passes: it finds out who looks, and that a form was sent by one of our own pages. So
 * no page and no form has to think of it.
 */
public final class Door {
    /** The account setting that holds its user's time zone, by its IANA name. */
    public static final String ZONE = "zone";

    private static final int MOST = 64 * 1024;

    private final Sessions sessions;
    private final Templates templates;
    private final InstantSource clock;

    public Door(Sessions sessions, Templates templates, InstantSource clock) {
        this.sessions = sessions;
        this.templates = templates;
        this.clock = clock;
    }

    /** Shows a page to somebody who is signed in. */
    @FunctionalInterface
    public interface Page {
        void show(Exchange exchange, Viewer viewer) throws IOException;
    }

    /** Does what a form says, for somebody who is signed in. */
    @FunctionalInterface
    public interface Action {
        void act(Exchange exchange, Viewer viewer, Query form) throws IOException;
    }

    /** The endpoint of a page. */
    public Endpoint page(Page page) {
        return exchange -> {
            var viewer = viewer(exchange);
            try {
                page.show(exchange, viewer);
            } catch (Problem | MailboxException failure) {
                explain(exchange, viewer, failure);
            }
        };
    }

    /** The endpoint of a form. */
    public Endpoint action(Action action) {
        return action(action, MOST);
    }

    /** The endpoint of a form of at most so many octets. */
    public Endpoint action(Action action, int most) {
        return exchange -> {
            var viewer = viewer(exchange);
            try {
                var form = form(exchange, most);
                if (!viewer.formToken().equals(form.text("form-token"))) {
                    throw new Problem(403, "This form is out of date. Go back, reload the page and try again.");
                }
                action.act(exchange, viewer, form);
            } catch (Problem | MailboxException failure) {
                explain(exchange, viewer, failure);
            }
        };
    }

    /**
     * The endpoint that takes a file, which is the whole body; its fields are in the query. What a form carries in a field
     * comes in {@code X-Form-Token}, which no page of another site can send.
     */
    public Endpoint upload(Action action) {
        return exchange -> {
            var viewer = viewer(exchange);
            try {
                if (!isOurs(exchange) || !exchange.header("X-Form-Token").equals(Optional.of(viewer.formToken()))) {
                    throw new Problem(403, "This page is out of date. Reload it and try again.");
                }
                action.act(exchange, viewer, Query.parse(exchange.query().orElse("")));
            } catch (Problem | MailboxException failure) {
                explain(exchange, viewer, failure);
            }
        };
    }

    /**
     * The fields of a form that was sent from one of our own pages.
     *
     * @throws Problem with 403 if another site's page sent it
     */
    public static Query form(Exchange exchange) throws IOException {
        return form(exchange, MOST);
    }

    private static Query form(Exchange exchange, int most) throws IOException {
        if (!isOurs(exchange)) {
            throw new Problem(403, "This form was sent by a page of another site.");
        }
        var octets = exchange.body().readNBytes(most + 1);
        if (octets.length > most) {
            throw new Problem(413, "The form is too large.");
        }
        return Query.parse(new String(octets, StandardCharsets.UTF_8));
    }

    /** Every browser of these years says where a form comes from, in one of two fields (Fetch; RFC 6454 7). */
    private static boolean isOurs(Exchange exchange) {
        var site = exchange.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        var origin = exchange.header("Origin");
        var host = exchange.header("Host").map(name -> (exchange.encrypted() ? "https://" : "http://") + name);
        return origin.isEmpty() || origin.get().equals(exchange.origin()) || origin.equals(host);
    }

    private Viewer viewer(Exchange exchange) {
        var token = SessionCookie.token(exchange).orElseThrow();
        var session = sessions.session(token)
                .orElseThrow(() -> new Problem(403, "You are signed out. Reload the page to sign in again."));
        var who = exchange.caller();
        var zone = who.account()
                .settings()
                .get(ZONE)
                .flatMap(Door::zone)
                .or(() -> zone(session.zone()))
                .orElse(ZoneOffset.UTC);
        return new Viewer(who, session, Sessions.formToken(token), new Moments(zone, clock.instant()));
    }

    /** The zone of this name, if there is one. */
    public static Optional<ZoneId> zone(String name) {
        if (name.isEmpty() || name.length() > 60) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * A failure, to be shown in the frame.
     *
     * @param words what to do now
     */
    public record Failure(Frame frame, String words) {}

    private void explain(Exchange exchange, Viewer viewer, RuntimeException failure) throws IOException {
        var status = failure instanceof Problem problem ? problem.status() : status((MailboxException) failure);
        if (status >= 500) {
            throw failure;
        }
        var frame = new Frame("That did not work", viewer, "", "", "", isPart(exchange));
        templates.answer(
                exchange, status, "failure", new Failure(frame, Text.harmless(String.valueOf(failure.getMessage()))));
    }

    private static int status(MailboxException failure) {
        return switch (failure) {
            case NotFound _ -> 404;
            case Conflict _ -> 409;
            default -> 400;
        };
    }

    /** Whether the page is to appear on top of another one. */
    public static boolean isPart(Exchange exchange) {
        return exchange.header("HX-Target").filter("dialog-content"::equals).isPresent();
    }

    /** Sends the browser on to another page, to be read anew. */
    public static void goTo(Exchange exchange, String path) throws IOException {
        exchange.set("Location", path);
        exchange.set("Cache-Control", "no-store");
        exchange.answer(303);
    }
}
