package sextant.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Properties;
import sextant.mailbox.Protocol;
import sextant.mailbox.VirtualTime;

/** A server on a free port of this machine, and clients for it. */
final class Rig implements AutoCloseable {
    static final String ALICE = "alice@example.org";
    static final String BOB = "bob@example.org";
    static final String ADMIN = "admin@example.org";

    final VirtualTime time = new VirtualTime();
    final Operations operations = new Operations();
    final Metrics metrics = operations.metrics();
    final AtomicInteger verified = new AtomicInteger();
    final Map<String, String> passwords = new ConcurrentHashMap<>(
            Map.of(ALICE, "wonderland", BOB, "builder", ADMIN, "root", "jörg@example.org", "grün"));
    final HttpServer server;
    final HttpClient client;

    static Rig of(Route... routes) throws IOException {
        return of(HttpOptions.loopback(), routes);
    }

    static Rig of(HttpOptions options, Route... routes) throws IOException {
        return new Rig(options, List.of(routes));
    }

    /** Over real accounts and devices. */
    static Rig over(MailboxFixture mailbox, Route... routes) throws IOException {
        return new Rig(
                HttpOptions.loopback(),
                List.of(routes),
                rig -> CredentialCheck.of(mailbox.accounts),
                mailbox.devices::recognise);
    }

    private Rig(HttpOptions options, List<Route> routes) throws IOException {
        this(options, routes, Rig::fewAccounts, Rig::seven);
    }

    private Rig(
            HttpOptions options, List<Route> routes, Function<Rig, CredentialCheck> check, DeviceRecognition devices)
            throws IOException {
        var random = new Random(1);
        var signIn = new SignIn(check.apply(this), options.limits().signIns(), time::nanos, random, metrics);
        var table = new ArrayList<>(routes);
        table.addAll(operations.routes(Access.LOCAL));
        server = new HttpServer(
                options,
                new Routes(table),
                signIn,
                Rig::session,
                devices,
                new Timing(time, time::nanos, time),
                random,
                operations);
        server.start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static CredentialCheck fewAccounts(Rig rig) {
        return new CredentialCheck() {
            @Override
            public Optional<SignedIn> check(String address, String password) {
                rig.verified.incrementAndGet();
                return password.equals(rig.passwords.get(address)) ? Optional.of(signedIn(address)) : Optional.empty();
            }
        };
    }

    /** Every device is the seventh. */
    private static Device seven(
            AccountId account,
            Protocol protocol,
            String identifier,
            String ownName,
            String agent,
            Optional<CredentialId> credential) {
        return new Device(
                new DeviceId(7),
                account,
                protocol,
                identifier,
                ownName,
                Optional.empty(),
                agent,
                credential,
                Instant.EPOCH,
                Instant.EPOCH,
                identifier.equals("blocked") ? Device.Access.BLOCKED : Device.Access.ALLOWED);
    }

    /** Alice and the administrator are signed in to the page. */
    private static Optional<SignedIn> session(String token) {
        return switch (token) {
            case "of-alice" -> Optional.of(signedIn(ALICE));
            case "of-admin" -> Optional.of(signedIn(ADMIN));
            default -> Optional.empty();
        };
    }

    static SignedIn signedIn(String address) {
        var id = new AccountId(address.hashCode() & 0xffff);
        var account = new Account(id, address, "", address.equals(ADMIN), true, Properties.NONE, Instant.EPOCH);
        var credential = new Credential(
                new CredentialId(1), id, Credential.Type.ACCOUNT_PASSWORD, "", "", Instant.EPOCH, Optional.empty());
        return new SignedIn(account, credential);
    }

    int port() {
        return server.plainPort().orElseThrow();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        return send("GET", path, "", fields);
    }

    HttpResponse<String> send(String method, String path, String body, String... fields)
            throws IOException, InterruptedException {
        return send(
                method,
                path,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                fields);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body);
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** A connection that is spoken to by hand. */
    RawConnection raw() throws IOException {
        return new RawConnection(port());
    }

    static Route route(String pattern, Access access, Endpoint endpoint, String... methods) {
        return new Route(pattern, Set.of(methods), access, 1 << 20, endpoint);
    }

    /** Waits without end, where nothing may be thrown. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A figure of the metrics; 0 if it is not there yet. */
    double figure(String name) {
        return new String(metrics.text(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    void untilConnections(int count) {
        until(() -> figure("sextant_http_connections") == count);
    }

    void untilHeld(int count) {
        until(() -> figure("sextant_http_requests_held") == count);
    }

    /** Lets time pass until a client is cut off for being slow with its header. */
    int secondsUntilCut() {
        int seconds = 0;
        while (figure("sextant_throttled_total{limit=\"header\"}") == 0) {
            letOthersRun();
            time.advance(Duration.ofSeconds(1));
            seconds++;
        }
        return seconds;
    }

    void untilStopping() {
        until(operations::isStopping);
    }

    /** Waits for something that happens on another thread. */
    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            letOthersRun();
        }
    }

    static void letOthersRun() {
        LockSupport.parkNanos(5_000_000);
    }

    /** An endpoint that always says this. */
    static Endpoint says(String text) {
        return exchange -> say(exchange, text);
    }

    static void say(Exchange exchange, String text) throws IOException {
        exchange.answer(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says what it got. */
    static void echo(Exchange exchange) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(exchange.method() + " " + exchange.rawPath());
        lines.add(exchange.segments().toString());
        exchange.signedIn().ifPresent(who -> lines.add("by " + who.account().address()));
        byte[] body = exchange.body().readAllBytes();
        lines.add("body " + new String(body, StandardCharsets.UTF_8));
        exchange.answer(
                200, "text/plain; charset=utf-8", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
