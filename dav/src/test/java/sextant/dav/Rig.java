package sextant.dav;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import sextant.content.Summaries;
import sextant.dav.lock.LockLimits;
import sextant.dav.lock.Locks;
import sextant.dav.wire.DavLimits;
import sextant.http.Access;
import sextant.http.Problem;
import sextant.http.Routes;
import sextant.http.SignedIn;
import sextant.mailbox.Account;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.SampleDocuments;

/** The DAV routes over a mailbox layer in memory, spoken to without a network. */
final class Rig {
    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The home of Alice's calendars. */
    static final String CALENDARS = "/dav/calendars/alice%40example.org/";

    /** The home of Alice's address books. */
    static final String ADDRESS_BOOKS = "/dav/addressbooks/alice%40example.org/";

    /** The home of Alice's files. */
    static final String FILES = "/dav/files/alice%40example.org/";

    static final String CALENDAR = CALENDARS + "calendar/";
    static final String CONTACTS = ADDRESS_BOOKS + "contacts/";

    final MailboxFixture fixture;
    final Account alice;
    final Account bob;
    private final Routes routes;
    private SignedIn who;
    private String agent = "TestClient/1.0";

    Rig() {
        this(DavLimits.DEFAULT);
    }

    Rig(DavLimits limits) {
        fixture = new MailboxFixture(new Summaries(), MailboxLimits.DEFAULT);
        alice = fixture.account("alice");
        bob = fixture.account("bob");
        var locks = new Locks(fixture.time, new SplittableRandom(3), LockLimits.DEFAULT);
        routes = new Routes(new DavRoutes(fixture.mailboxes, fixture.devices, SECRET, locks, limits).routes());
        who = signedIn(alice, Credential.Type.ACCOUNT_PASSWORD, 1);
    }

    static SignedIn signedIn(Account account, Credential.Type type, long credential) {
        return new SignedIn(
                account,
                new Credential(
                        new CredentialId(credential), account.id(), type, "", "", Instant.EPOCH, Optional.empty()));
    }

    /** From now on requests come from this account. */
    Rig as(Account account) {
        who = signedIn(account, Credential.Type.ACCOUNT_PASSWORD, 1);
        return this;
    }

    /** From now on requests come from this device of Alice's. */
    Rig withDevicePassword(long credential) {
        who = signedIn(alice, Credential.Type.DEVICE_PASSWORD, credential);
        return this;
    }

    /** From now on requests come from this client. */
    Rig from(String userAgent) {
        agent = userAgent;
        return this;
    }

    Mailbox mailbox() {
        return fixture.mailboxes.of(alice.id());
    }

    Answer send(String method, String path, String body, String... fields) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), fields);
    }

    Answer send(String method, String path, byte[] body, String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "User-Agent";
        all[fields.length + 1] = agent;
        var exchange = new FakeExchange(method, path, body, Optional.of(who), fixture.devices, all);
        try {
            switch (routes.match(method, exchange.segments())) {
                case Routes.Match.Found(var route) -> {
                    if (route.access() == Access.ACCOUNT && body.length > route.maxBody()) {
                        throw new Problem(413, "too large");
                    }
                    route.endpoint().handle(exchange);
                }
                case Routes.Match.WrongMethod(var allowed) -> throw new Problem(405, "no such method");
                case Routes.Match.Unknown() -> throw new Problem(404, "no such path");
            }
        } catch (Problem problem) {
            exchange.refuse(problem);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Answer.of(exchange.status, Map.copyOf(exchange.sent), exchange.answer.toByteArray());
    }

    // ---- what clients do all the time ----------------------------------------------------------------------------

    /** The names in a body's shorthand: {@code D:}, {@code C:}, {@code CR:}, {@code CS:}, {@code A:}. */
    static final String NAMESPACES = " xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'"
            + " xmlns:CR='urn:ietf:params:xml:ns:carddav' xmlns:CS='http://calendarserver.org/ns/'"
            + " xmlns:A='http://apple.com/ns/ical/'";

    static String props(String... names) {
        var props = new StringBuilder("<D:prop>");
        for (var name : names) {
            props.append('<').append(name).append("/>");
        }
        return props.append("</D:prop>").toString();
    }

    Answer propfind(String path, int depth, String... names) {
        var body = "<D:propfind" + NAMESPACES + ">" + props(names) + "</D:propfind>";
        return send("PROPFIND", path, body, "Depth", Integer.toString(depth));
    }

    Answer proppatch(String path, String instructions) {
        return send("PROPPATCH", path, "<D:propertyupdate" + NAMESPACES + ">" + instructions + "</D:propertyupdate>");
    }

    Answer report(String path, String root, String inside, String... fields) {
        return send("REPORT", path, "<" + root + NAMESPACES + ">" + inside + "</" + root + ">", fields);
    }

    Answer sync(String path, String token, String limit) {
        return report(
                path,
                "D:sync-collection",
                "<D:sync-token>" + token + "</D:sync-token><D:sync-level>1</D:sync-level>"
                        + (limit.isEmpty() ? "" : "<D:limit><D:nresults>" + limit + "</D:nresults></D:limit>")
                        + props("D:getetag"),
                "Depth",
                "0");
    }

    Answer put(String path, byte[] body, String... fields) {
        return send("PUT", path, body, fields);
    }

    Answer putEvent(String name, String uid, String summary, String... fields) {
        return put(CALENDAR + name, event(uid, summary), fields);
    }

    /** A lock that was given. */
    String lock(String path, String scope, String depth) {
        var answer = send(
                "LOCK",
                path,
                "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:" + scope + "/></D:lockscope><D:locktype><D:write/>"
                        + "</D:locktype><D:owner><D:href>mailto:a@example.org</D:href> at the <b xmlns='urn:x'>bow</b>"
                        + "</D:owner></D:lockinfo>",
                "Depth",
                depth,
                "Timeout",
                "Second-600");
        if (answer.status() != 200 && answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.field("Lock-Token").orElseThrow();
    }

    /** The text at a path. */
    String text(String path) {
        var answer = send("GET", path, "");
        return answer.status() == 200 ? answer.text() : Integer.toString(answer.status());
    }

    Answer copy(String from, String to, String... fields) {
        return transfer("COPY", from, to, fields);
    }

    Answer move(String from, String to, String... fields) {
        return transfer("MOVE", from, to, fields);
    }

    private Answer transfer(String method, String from, String to, String... fields) {
        var all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "Destination";
        all[fields.length + 1] = to;
        return send(method, from, "", all);
    }

    static byte[] event(String uid, String summary) {
        return octets(SampleDocuments.event(uid, summary));
    }

    static byte[] task(String uid, String summary) {
        return octets(SampleDocuments.task(uid, summary));
    }

    static byte[] note(String uid, String summary) {
        return octets(SampleDocuments.note(uid, summary));
    }

    static byte[] contact(String uid, String name) {
        return octets(SampleDocuments.contact(uid, name));
    }

    private static byte[] octets(sextant.content.Document document) {
        try {
            return document.octets();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
