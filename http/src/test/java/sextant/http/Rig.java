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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Properties;

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
    final Map<String, Long> generations = new ConcurrentHashMap<>();
    final List<String> devices = new CopyOnWriteArrayList<>();
    final HttpServer server;
    final HttpClient client;

    static Rig of(Route... routes) throws IOException {
        return of(HttpOptions.loopback(), routes);
    }

    static Rig of(HttpOptions options, Route... routes) throws IOException {
        return new Rig(options, List.of(routes));
    }

    private Rig(HttpOptions options, List<Route> routes) throws IOException {
        var random = new Random(1);
        var check = new CredentialCheck() {
            @Override
            public Optional<SignedIn> check(String address, String password) {
                verified.incrementAndGet();
                return password.equals(passwords.get(address)) ? Optional.of(signedIn(address)) : Optional.empty();
            }

            @Override
            public long generation(String address) {
                return generations.getOrDefault(address, 0L);
            }
        };
        var signIn = new SignIn(check, options.limits().signIns(), time::nanos, random, metrics);
        DeviceRecognition recognition = (account, protocol, identifier, ownName, agent, credential) -> {
            devices.add(account.value() + " " + protocol + " " + identifier + " " + ownName + " " + agent + " "
                    + credential);
            return new Device(
                    new DeviceId(7),
                    account,
                    protocol,
                    identifier,
                    ownName,
                    Optional.empty(),
                    agent,
                    credential,
                    time.now(),
                    time.now(),
                    identifier.equals("blocked") ? Device.Access.BLOCKED : Device.Access.ALLOWED);
        };
        server = new HttpServer(options, new Routes(routes), signIn, recognition, time.timing(), random, operations);
        server.start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
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
