package sextant.server.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.http.HttpLimits;
import sextant.http.HttpOptions;
import sextant.http.tls.CertificateSource;
import sextant.http.tls.PemFiles;
import sextant.http.tls.SelfSigned;
import sextant.mail.receive.DoorTaken;
import sextant.mailbox.MailboxLimits;
import sextant.server.DataFolder;
import sextant.server.Services;
import sextant.server.Sextant;
import sextant.server.Start;
import sextant.server.World;
import sextant.server.config.Configuration;
import sextant.server.config.Listen;
import sextant.server.control.ControlServer;
import sextant.server.demo.Demo;
import sextant.store.sqlite.StoreInUse;

/** A server that runs in this process on a data folder, and takes commands there. */
final class Serving implements AutoCloseable {
    /** Running requests may take so long to end when the server stops. */
    private static final Duration STOP_AFTER = Duration.ofSeconds(3);

    private final Session session;
    private final DataFolder folder;
    private final Configuration configuration;
    private final Sextant server;
    private final ControlServer control;
    private final Optional<Newcomer> newcomer;

    /** The account that was made at the first start. */
    private record Newcomer(String address, String password) {}

    private Serving(
            Session session,
            DataFolder folder,
            Configuration configuration,
            Sextant server,
            ControlServer control,
            Optional<Newcomer> newcomer) {
        this.session = session;
        this.folder = folder;
        this.configuration = configuration;
        this.server = server;
        this.control = control;
        this.newcomer = newcomer;
    }

    /** Starts a server; it answers when this returns. */
    static Serving open(Session session, DataFolder folder, Configuration configuration, boolean samples)
            throws IOException {
        var services = services(session, folder, configuration);
        try {
            var server = new Sextant(
                    services,
                    options(session, folder, configuration),
                    MailSetUp.options(configuration, () -> certificate(session, folder, configuration)));
            return listen(session, folder, configuration, server, samples);
        } catch (IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static Services services(Session session, DataFolder folder, Configuration configuration) {
        var mailbox = configuration.mailbox();
        var limits = MailboxLimits.DEFAULT
                .withQuotaBytes(mailbox.quota())
                .withRetention(mailbox.history(), mailbox.tombstones());
        try {
            return Start.services(session.world(), folder, limits);
        } catch (StoreInUse e) {
            throw Failure.failed("Another server, or a command, has " + folder.path() + " open.");
        }
    }

    private static Serving listen(
            Session session, DataFolder folder, Configuration configuration, Sextant server, boolean samples)
            throws IOException {
        var demo = samples ? sampleAccount(server.services()) : Optional.<Newcomer>empty();
        start(server, configuration);
        // only now: a start that failed must not leave a password behind that nobody got to see
        var newcomer = demo.isPresent() ? demo : firstAccount(server.services());
        var program = new Program(session.world(), session.environment());
        var control = ControlServer.open(
                folder.path(),
                (arguments, terminal) -> program.run(arguments, terminal, Optional.of(server.services())));
        return new Serving(session, folder, configuration, server, control, newcomer);
    }

    private static void start(Sextant server, Configuration configuration) throws IOException {
        try {
            server.start();
        } catch (DoorTaken e) {
            throw Failure.failed(e.getMessage() + " Choose another port, or turn it off, in the configuration.");
        } catch (IOException e) {
            var addresses = Stream.of(
                            configuration.http().plain(), configuration.http().secure())
                    .flatMap(Optional::stream)
                    .map(Listen::toString)
                    .toList();
            throw Failure.failed("The server cannot listen on " + String.join(" and ", addresses) + " ("
                    + e.getMessage() + "). Choose other ports with --http and --https, or turn one off.");
        }
    }

    // ---- accounts -----------------------------------------------------------------------------------------------

    private static Optional<Newcomer> firstAccount(Services services) {
        if (!services.accounts().all().isEmpty()) {
            return Optional.empty();
        }
        var domain = Hosts.own().stream()
                .filter(host -> host.indexOf('.') > 0 && !Character.isDigit(host.charAt(host.length() - 1)))
                .filter(host -> host.indexOf(':') < 0)
                .findFirst()
                .orElse("localhost");
        var address = "admin@" + domain;
        var password = Passwords.draw(services.world().random());
        services.accounts().addDomain(domain);
        services.accounts().create(address, "Administrator", Optional.of(password), true);
        return Optional.of(new Newcomer(address, password));
    }

    private static Optional<Newcomer> sampleAccount(Services services) throws IOException {
        var password = Passwords.draw(services.world().random());
        return Optional.of(new Newcomer(Demo.fill(services, password).address(), password));
    }

    // ---- listeners ----------------------------------------------------------------------------------------------

    private static HttpOptions options(Session session, DataFolder folder, Configuration configuration)
            throws IOException {
        var http = configuration.http();
        Optional<HttpOptions.Secure> secure = Optional.empty();
        if (http.secure().isPresent()) {
            secure = Optional.of(
                    new HttpOptions.Secure(address(http.secure().get()), certificate(session, folder, configuration)));
        }
        return new HttpOptions(
                http.plain().map(Serving::address),
                secure,
                http.origin(),
                http.trustedProxies(),
                false,
                STOP_AFTER,
                HttpLimits.defaults());
    }

    private static InetSocketAddress address(Listen listen) {
        return new InetSocketAddress(listen.host(), listen.port());
    }

    private static CertificateSource certificate(Session session, DataFolder folder, Configuration configuration)
            throws IOException {
        var given = configuration.http().certificate();
        if (given.isPresent()) {
            return new PemFiles(given.get().chain(), given.get().key());
        }
        var certificate = folder.tls().resolve("certificate.pem");
        var key = folder.tls().resolve("key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            return new PemFiles(certificate, key);
        }
        DataFolder.createPrivateFolder(folder.tls());
        return selfSigned(session, certificate, key);
    }

    private static CertificateSource selfSigned(Session session, Path certificate, Path key) throws IOException {
        return SelfSigned.make(Hosts.own(), session.world().clock(), World.keys())
                .write(certificate, key);
    }

    Sextant server() {
        return server;
    }

    /** The password of the account that was made at this start. */
    Optional<String> password() {
        return newcomer.map(Newcomer::password);
    }

    // ---- what to tell -------------------------------------------------------------------------------------------

    /** Prints where to find the server, and at the first start what to do there. */
    void announce() {
        var out = session.terminal().out();
        var origins = origins();
        out.println("Sextant is ready: " + (origins.isEmpty() ? "no listener" : String.join("  ", origins)));
        for (var door : MailSetUp.doors(configuration)) {
            out.println(MailSetUp.told(door, server.mailPort(door)));
        }
        newcomer.ifPresentOrElse(
                account -> welcome(out, account, origins),
                () -> out.println("Its data is in " + folder.path() + ". Stop it with Ctrl-C."));
    }

    private List<String> origins() {
        var http = configuration.http();
        var origins = new ArrayList<String>();
        http.origin().ifPresent(origins::add);
        server.securePort().ifPresent(port -> origins.add("https://" + shown(http.secure()) + ":" + port));
        server.plainPort().ifPresent(port -> origins.add("http://" + shown(http.plain()) + ":" + port));
        return origins.stream().map(origin -> origin + "/").toList();
    }

    // an address that means "all" is no address to type
    private static String shown(Optional<Listen> listen) {
        var host = listen.map(Listen::host).orElse("localhost");
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return Hosts.reachable();
        }
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private void welcome(PrintStream out, Newcomer account, List<String> origins) {
        var first = origins.isEmpty() ? "" : origins.getFirst();
        var server = first.replace("https://", "").replace("http://", "").replace("/", "");
        out.println("""

                  Sign in at   %s
                  User name    %s
                  Password     %s%s

                  On a phone, a Mac or a PC, add a CalDAV and a CardDAV account:
                  Server       %s
                  User name    %s
                  or the whole address, where a program asks for it:
                  Calendars    %s.well-known/caldav
                  Contacts     %s.well-known/carddav
                  %s
                  Stop it with Ctrl-C.""".formatted(
                        first,
                        account.address(),
                        account.password(),
                        session.arguments().contains("--demo")
                                ? "   (a sample mailbox, which is removed at the end)"
                                : "   (it is shown this once)",
                        server,
                        account.address(),
                        first,
                        first,
                        selfSignedNote()));
    }

    private String selfSignedNote() {
        return configuration.http().secure().isPresent()
                        && configuration.http().certificate().isEmpty()
                ? "Devices ask once whether to trust its certificate, which it made itself.\n"
                : "";
    }

    @Override
    public void close() throws IOException {
        try (server) {
            control.close();
        }
    }
}
