package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Kind;
import sextant.http.tls.SelfSigned;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Edit;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Protocol;
import sextant.mailbox.Watch;

/** Requests that wait for the mailbox, and how they and others end when the server stops. */
class HoldTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CountDownLatch waiting = new CountDownLatch(1);

    private Endpoint ping() {
        return exchange -> {
            waiting.countDown();
            var head = exchange.await(mailbox, Watch.everything(mailbox.head()), Duration.ofHours(1));
            Rig.say(exchange, "changed " + head.value());
        };
    }

    private static CompletableFuture<HttpResponse<String>> ask(Rig rig, String path) {
        var request = HttpRequest.newBuilder(rig.uri(path))
                .header("Authorization", basic(ALICE, "wonderland"))
                .build();
        return rig.client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private Rig rig() throws IOException {
        return Rig.of(
                HttpOptions.loopback().withStopAfter(Duration.ofSeconds(20)), route("/ping", Access.ACCOUNT, ping()));
    }

    @Test
    void aHeldRequestIsAnsweredWhenTheMailboxChanges() throws Exception {
        try (var rig = rig()) {
            var answer = ask(rig, "/ping");
            rig.untilHeld(1);
            var head = change("work");
            assertThat(answer.get().body()).isEqualTo("changed " + head.value());
            rig.untilHeld(0);
        }
    }

    @Test
    void aHeldRequestIsCountedAndEndsWhenTheServerStops() throws Exception {
        try (var rig = rig()) {
            var answer = ask(rig, "/ping");
            rig.untilHeld(1);
            rig.server.close();
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
            rig.untilHeld(0);
        }
    }

    @Test
    void aHeldRequestEndsWhenItsAccountMayNoLongerSignIn() throws Exception {
        try (var rig = rig()) {
            var answer = ask(rig, "/ping");
            rig.untilHeld(1);
            rig.server.endHeld(new AccountId(4711));
            rig.server.endHeld(mailbox.account().id());
            assertThat(answer.get().statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aHeldRequestEndsWhenItsDeviceIsTurnedAway() throws Exception {
        Endpoint ping = exchange -> {
            var device = exchange.device(Protocol.EXCHANGE_ACTIVESYNC, "phone", "Phone");
            exchange.await(mailbox, Watch.everything(mailbox.head()), Duration.ofHours(1));
            Rig.say(exchange, "changed for " + device.id().value());
        };
        try (var rig = Rig.of(route("/ping", Access.ACCOUNT, ping))) {
            var answer = ask(rig, "/ping");
            rig.untilHeld(1);
            rig.server.endHeld(new DeviceId(4711));
            assertThat(answer.isDone()).isFalse();
            rig.server.endHeld(new DeviceId(7));
            assertThat(answer.get().statusCode()).isEqualTo(503);
        }
    }

    @Test
    void anyWaitCanBeHeldAndEnded() throws Exception {
        var never = new CountDownLatch(1);
        Endpoint hold = exchange -> Rig.say(
                exchange,
                "woken "
                        + exchange.hold(() -> {
                            never.await();
                            return 1;
                        }));
        try (var rig = Rig.of(route("/hold", Access.ACCOUNT, hold))) {
            var first = ask(rig, "/hold");
            rig.untilHeld(1);
            never.countDown();
            assertThat(first.get().body()).isEqualTo("woken 1");
        }
    }

    @Test
    void aHeldRequestEndsWhenItsClientHangsUp() throws Exception {
        try (var rig = rig()) {
            for (int i = 0; i < 3; i++) {
                try (var raw = rig.raw()) {
                    raw.send("POST /ping HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nAuthorization: "
                            + basic(ALICE, "wonderland") + "\r\n\r\nok");
                    rig.untilHeld(1);
                }
                rig.untilHeld(0);
                rig.untilConnections(0);
            }
        }
    }

    @Test
    void aHeldRequestOverTlsEndsWhenItsClientHangsUp(@TempDir Path folder) throws Exception {
        var files = SelfSigned.make(List.of("localhost"), Instant::now, new SecureRandom())
                .write(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var rig = Rig.of(
                HttpOptions.loopback().with(new HttpOptions.Secure(address, files)),
                route("/ping", Access.ACCOUNT, ping()))) {
            for (var version : HttpClient.Version.values()) {
                var client = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(TlsTest.trusting(new SelfSigned(Files.readString(files.certificate()), "")))
                        .build();
                var uri = URI.create(
                        "https://localhost:" + rig.server.securePort().orElseThrow() + "/ping");
                var request = HttpRequest.newBuilder(uri)
                        .header("Authorization", basic(ALICE, "wonderland"))
                        .build();
                var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
                rig.untilHeld(1);
                client.shutdownNow();
                rig.untilHeld(0);
                assertThat(answer.handle((ok, failure) -> failure != null).get())
                        .isTrue();
            }
        }
    }

    @Test
    void aRequestSentWhileAnotherIsHeldIsAnsweredAfterIt() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            String get = "GET /ping HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(ALICE, "wonderland")
                    + "\r\n\r\n";
            raw.send(get);
            rig.untilHeld(1);
            raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            // Answered in its turn, whether it was noticed during the wait or not.
            Rig.letOthersRun();
            change("one");
            assertThat(raw.read().body()).startsWith("changed ");
            assertThat(raw.read().body()).isEqualTo("ready\n");
            raw.send(get);
            rig.untilHeld(1);
            change("two");
            assertThat(raw.read().body()).startsWith("changed ");
        }
    }

    private Position change(String name) {
        var calendar = new Edit.CreateCollection(
                Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), name, name, Properties.NONE);
        return mailbox.commit(Batch.of(Author.server("test"), calendar)).head();
    }

    @Test
    void aRequestDoesNotWaitAgainOnceItsAccountMayNoLongerSignIn() throws Exception {
        Endpoint twice = exchange -> {
            var before = Watch.everything(mailbox.head());
            exchange.await(mailbox, before, Duration.ZERO);
            fixture.accounts.disable(mailbox.account().id());
            exchange.await(mailbox, before, Duration.ofHours(1));
        };
        try (var rig = Rig.over(fixture, route("/ping", Access.ACCOUNT, twice))) {
            var answer = rig.get("/ping", "Authorization", basic(ALICE, "alice's secret"));
            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void whatRunsWhenTheServerStopsIsAnswered() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            begun.countDown();
            Rig.await(go);
            Rig.say(exchange, "done");
        };
        try (var rig = Rig.of(
                        HttpOptions.loopback().withStopAfter(Duration.ofSeconds(20)),
                        route("/x", Access.ACCOUNT, endpoint));
                var executor = Executors.newVirtualThreadPerTaskExecutor();
                var keptAlive = rig.raw()) {
            keptAlive.send("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
            var answer = ask(rig, "/x");
            begun.await();
            var stopped = executor.submit(rig.server::close);
            rig.untilStopping();
            keptAlive.send("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var refused = keptAlive.read();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.closes()).isTrue();
            assertThat(stopped.isDone()).isFalse();
            go.countDown();
            assertThat(answer.get().body()).isEqualTo("done");
            stopped.get();
        }
    }

    @Test
    void whatRunsForTooLongIsBrokenOff() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            begun.countDown();
            Rig.await(never);
        };
        try (var rig = Rig.of(
                HttpOptions.loopback().withStopAfter(Duration.ofMillis(50)), route("/x", Access.ACCOUNT, endpoint))) {
            var answer = ask(rig, "/x");
            begun.await();
            rig.server.close();
            assertThat(answer.handle((ok, failure) -> failure != null).get()).isTrue();
            never.countDown();
        }
    }
}
