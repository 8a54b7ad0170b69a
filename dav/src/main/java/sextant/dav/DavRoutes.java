package sextant.dav;

import java.util.List;
import java.util.Set;
import sextant.dav.lock.Locks;
import sextant.dav.resource.SyncTokens;
import sextant.dav.wire.DavLimits;
import sextant.http.Access;
import sextant.http.Route;
import sextant.mailbox.Devices;
import sextant.mailbox.Mailboxes;

/** All that CalDAV and CardDAV answer. */
public final class DavRoutes {
    private static final long SMALL = 64 * 1024;

    private final Mailboxes mailboxes;
    private final Devices devices;
    private final SyncTokens tokens;
    private final Locks locks;
    private final DavLimits limits;

    /**
     * The routes over a server's mailboxes.
     *
     * @param secret the key of the sync-tokens, 32 random octets, the same at every start
     * @param locks who may not write where
     */
    public DavRoutes(Mailboxes mailboxes, Devices devices, byte[] secret, Locks locks, DavLimits limits) {
        this.mailboxes = mailboxes;
        this.devices = devices;
        this.tokens = new SyncTokens(secret);
        this.locks = locks;
        this.limits = limits;
    }

    /** The rows for the server's table. */
    public List<Route> routes() {
        var dav = new DavEndpoint(mailboxes, devices, tokens, locks, limits);
        var wellKnown = new WellKnown();
        // one octet too many must reach the method, which knows what to call it
        var body = Math.max(Math.max(limits.resource(), limits.file()), limits.xmlBody()) + SMALL;
        return List.of(
                new Route("/.well-known/caldav", Set.of(), Access.PUBLIC, SMALL, wellKnown),
                new Route("/.well-known/carddav", Set.of(), Access.PUBLIC, SMALL, wellKnown),
                // discovery that begins at the top
                new Route("/", Set.of("PROPFIND", "OPTIONS", "REPORT"), Access.ACCOUNT, SMALL, dav),
                new Route("/principals", Set.of("PROPFIND", "OPTIONS", "REPORT"), Access.ACCOUNT, SMALL, dav),
                new Route("/dav/**", Set.of(), Access.ACCOUNT, body, dav));
    }
}
