package sextant.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sextant.dav.DavRoutes;
import sextant.dav.lock.LockLimits;
import sextant.dav.lock.Locks;
import sextant.dav.wire.DavLimits;
import sextant.http.Access;
import sextant.http.CredentialCheck;
import sextant.http.HttpOptions;
import sextant.http.HttpServer;
import sextant.http.Operations;
import sextant.http.Route;
import sextant.http.Routes;
import sextant.http.SignIn;
import sextant.http.Timing;
import sextant.mail.Mail;
import sextant.mail.MailOptions;
import sextant.mail.receive.Door;
import sextant.mail.receive.UserCheck;
import sextant.mailbox.Protocol;
import sextant.web.WebRoutes;
import sextant.web.session.SessionShelf;
import sextant.web.session.Sessions;

/**
 * The whole server, wired by hand: the store and what stands on it ({@link Services}), the one table of routes, and the
 * listeners. A test makes one in its own process, with a clock, alarms and chance of its own.
 */
public final class Sextant implements AutoCloseable {
    /** The protocols that devices can use. */
    private static final Set<Protocol> SPOKEN = Set.of(Protocol.CALDAV, Protocol.CARDDAV);

    private final Services services;
    private final Routes routes;
    private final HttpServer http;
    private final Mail mail;
    private final Upkeep upkeep;

    /**
     * A server that does not listen yet. It takes over the services: {@link #close} closes them.
     *
     * @throws IOException if the certificate cannot be used
     */
    public Sextant(Services services, HttpOptions options) throws IOException {
        this(services, options, MailOptions.alone());
    }

    /**
     * A server that does not listen yet. It takes over the services: {@link #close} closes them.
     *
     * @throws IOException if the certificate cannot be used
     */
    public Sextant(Services services, HttpOptions options, MailOptions mailOptions) throws IOException {
        this.services = services;
        var world = services.world();
        var operations = new Operations();
        var signIn = new SignIn(
                CredentialCheck.of(services.accounts()),
                options.limits().signIns(),
                world.ticker(),
                world.random(),
                operations.metrics());
        var sessions = sessions(services);
        this.routes = new Routes(table(services, operations, sessions, signIn));
        this.http = new HttpServer(
                options,
                routes,
                signIn,
                sessions,
                new KnownDevices(services.devices(), services.activities(), services.withholding()),
                new Timing(world.clock(), world.ticker(), world.alarms()),
                world.random(),
                operations);
        // whoever waits for changes must notice that the password is another, or the account disabled
        services.accounts().onChange(http::endHeld);
        services.devices().onTurnedAway(http::endHeld);
        this.mail = mail(services, signIn, mailOptions);
        this.upkeep = new Upkeep(services);
    }

    /** Everything the server answers. */
    private static List<Route> table(Services services, Operations operations, Sessions sessions, SignIn signIn) {
        var table = new ArrayList<Route>();
        table.addAll(operations.routes(Access.LOCAL));
        table.addAll(dav(services).routes());
        table.addAll(web(services, sessions, signIn).routes());
        return table;
    }

    private static WebRoutes web(Services services, Sessions sessions, SignIn signIn) {
        return new WebRoutes(new WebRoutes.Parts(
                services.mailboxes(),
                services.accounts(),
                services.devices(),
                services.activities(),
                services.withholding(),
                services.outbox(),
                services.search(),
                sessions,
                signIn,
                SPOKEN,
                services.world().clock(),
                services.world().random()));
    }

    private static Mail mail(Services services, SignIn signIn, MailOptions options) {
        var world = services.world();
        UserCheck users = (peer, address, password) -> switch (signIn.attempt(
                String.valueOf(peer.getHostAddress()), address, password)) {
            case SignIn.Outcome.Good good ->
                new UserCheck.Good(good.who().account().id());
            case SignIn.Outcome.Wrong wrong -> new UserCheck.Wrong();
            case SignIn.Outcome.Later later -> new UserCheck.Later(later.retryAfter());
        };
        return new Mail(
                new Mail.Ground(
                        services.mailboxes(),
                        services.accounts(),
                        services.outbox(),
                        users,
                        world.clock(),
                        world.ticker(),
                        world.alarms(),
                        world.random()),
                options);
    }

    private static Sessions sessions(Services services) {
        var shelf = new SessionShelf() {
            @Override
            public Optional<byte[]> read() {
                return services.store().setting("web.sessions");
            }

            @Override
            public void write(byte[] sessions) {
                services.store().putSetting("web.sessions", sessions);
            }
        };
        return new Sessions(
                services.accounts(),
                shelf,
                services.world().clock(),
                services.world().random());
    }

    private static DavRoutes dav(Services services) {
        var world = services.world();
        return new DavRoutes(
                services.mailboxes(),
                services.devices(),
                services.secret("dav"),
                new Locks(world.clock(), world.random(), LockLimits.DEFAULT),
                DavLimits.DEFAULT);
    }

    /**
     * Begins to answer.
     *
     * @throws IOException if an address cannot be listened on
     */
    public void start() throws IOException {
        http.start();
        mail.start();
        upkeep.begin();
    }

    public Services services() {
        return services;
    }

    public Routes routes() {
        return routes;
    }

    /** The port of a door for mail, once started. */
    public int mailPort(Door door) {
        return mail.port(door);
    }

    /** The port of the listener without TLS, once started. */
    public OptionalInt plainPort() {
        return http.plainPort();
    }

    /** The port of the listener with TLS, once started. */
    public OptionalInt securePort() {
        return http.securePort();
    }

    /** Stops listening, lets running requests end, writes what is still only in memory, and closes the store. */
    @Override
    public void close() {
        try (services) {
            upkeep.close();
            mail.close();
            http.close();
        }
    }
}
