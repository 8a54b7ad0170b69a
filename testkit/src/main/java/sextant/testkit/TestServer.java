package sextant.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import sextant.content.Summaries;
import sextant.http.HttpOptions;
import sextant.http.Routes;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.PasswordCost;
import sextant.mailbox.VirtualTime;
import sextant.server.Services;
import sextant.server.Sextant;
import sextant.server.World;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteSearch;
import sextant.store.sqlite.SqliteStore;

/**
 * The whole server in the test's own process, on a real store, on virtual time and with seeded chance. It answers on a
 * free port of the loopback address.
 */
public final class TestServer implements AutoCloseable {
    /** One password for everybody. */
    public static final String PASSWORD = "correct horse";

    private static final PasswordCost CHEAP = new PasswordCost(64, 1, 1, 4);

    private final Path data;
    private final VirtualTime time = new VirtualTime();
    private final RandomGenerator random;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Services services;
    private Sextant server;

    private TestServer(Path data, long seed) throws IOException {
        this.data = data;
        this.random = new Shared(new SplittableRandom(seed));
        this.services = open();
        this.server = listen();
    }

    /** Starts a server on a data folder, which is made if there is none. */
    public static TestServer start(Path data, long seed) throws IOException {
        return new TestServer(data, seed);
    }

    /** Stops it and starts it again on the same data folder, on another port. */
    public void restart() throws IOException {
        server.close();
        services = open();
        server = listen();
    }

    /** The time it lives in. */
    public VirtualTime time() {
        return time;
    }

    /** What it stands on, for looking behind the doors. */
    public Services services() {
        return services;
    }

    /** Everything it answers. */
    public Routes routes() {
        return server.routes();
    }

    /** Where it answers now. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.plainPort().orElseThrow() + "/");
    }

    /** Makes a user who signs in with {@link #PASSWORD}. */
    public void addUser(String address) {
        services.accounts().addDomain(address.substring(address.indexOf('@') + 1));
        services.accounts().create(address, "", Optional.of(PASSWORD), false);
    }

    /** A user's mailbox, as the protocols see it. */
    public Mailbox mailbox(String address) {
        return services.mailboxes()
                .of(services.accounts().byAddress(address).orElseThrow().id());
    }

    /** A device's connection to this server, which finds it again after a restart. */
    public Wire wire(String user, String userAgent) {
        return new Wire(client, this::uri, user, PASSWORD, userAgent);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private Services open() {
        InstantSource clock = time;
        return Services.over(
                new World(clock, time::nanos, time, random),
                SqliteStore.open(data, SqliteOptions.DEFAULTS),
                mailboxes -> new SqliteSearch(data.resolve("search"), SqliteOptions.DEFAULTS, mailboxes),
                new Summaries(),
                MailboxLimits.DEFAULT,
                CHEAP);
    }

    private Sextant listen() throws IOException {
        var made = new Sextant(services, HttpOptions.loopback());
        try {
            made.start();
        } catch (IOException e) {
            made.close();
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** Seeded chance for many threads. */
    private static final class Shared implements RandomGenerator {
        private final ReentrantLock lock = new ReentrantLock();
        private final RandomGenerator source;

        Shared(RandomGenerator source) {
            this.source = source;
        }

        @Override
        public long nextLong() {
            lock.lock();
            try {
                return source.nextLong();
            } finally {
                lock.unlock();
            }
        }
    }
}
