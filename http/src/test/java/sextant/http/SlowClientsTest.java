package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.http.tls.SelfSigned;

/** Clients that take their time, and clients that come in crowds. */
class SlowClientsTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration HEADERS = HttpLimits.defaults().connections().headers();

    private static Rig rig() throws IOException {
        return Rig.of(route("/x", Access.PUBLIC, Rig.says("well")));
    }

    /** A connection of which the server is known to know. */
    private static RawConnection opened(Rig rig) throws IOException {
        var raw = rig.raw();
        assertThat(raw.send(GET).read().body()).isEqualTo("well");
        return raw;
    }

    private static HttpOptions with(HttpLimits.Connections connections) {
        return HttpOptions.loopback().with(HttpLimits.defaults().with(connections));
    }

    private static HttpLimits.Connections connections(int total, int perAddress, Duration idle) {
        return new HttpLimits.Connections(total, perAddress, HEADERS, 16 * 1024, idle, idle);
    }

    @Test
    void aHeaderThatDoesNotEndIsCutOff() throws Exception {
        try (var rig = rig();
                var raw = opened(rig)) {
            raw.send("GET /x HTTP/1.1\r\nHost: localhost\r\nX: ");
            // Long before an idle connection would have been.
            assertThat(rig.secondsUntilCut()).isBetween(10, 60);
            assertThat(raw.closed()).isTrue();
            assertThat(rig.get("/x").body()).isEqualTo("well");
        }
    }

    @Test
    void aConnectionThatNeverAsksIsCutOff() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("G");
            assertThat(rig.secondsUntilCut()).isBetween(10, 60);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void aTlsHandshakeThatDoesNotEndIsCutOff(@TempDir Path folder) throws Exception {
        var files = SelfSigned.make(List.of("localhost"), Instant::now, new SecureRandom())
                .write(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var options = HttpOptions.loopback().with(new HttpOptions.Secure(address, files));
        try (var rig = Rig.of(options, route("/x", Access.PUBLIC, Rig.says("well")));
                var raw = new RawConnection(rig.server.securePort().orElseThrow())) {
            raw.send(new byte[] {22, 3, 1});
            assertThat(rig.secondsUntilCut()).isBetween(10, 60);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void aConnectionBetweenTwoRequestsIsLeftAloneUntilItIsIdle() throws Exception {
        try (var rig = rig();
                var raw = opened(rig)) {
            rig.time.advance(HEADERS.multipliedBy(3));
            assertThat(raw.send(GET).read().body()).isEqualTo("well");
            assertThat(rig.secondsUntilCut()).isGreaterThan(70);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void aRequestThatTakesLongIsNoSlowClient() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            begun.countDown();
            Rig.await(go);
            Rig.say(exchange, "at last");
        };
        try (var rig = Rig.of(route("/x", Access.PUBLIC, endpoint));
                var raw = rig.raw()) {
            raw.send(GET);
            begun.await();
            rig.time.advance(Duration.ofHours(1));
            go.countDown();
            assertThat(raw.read().body()).isEqualTo("at last");
        }
    }

    @Test
    void silenceDuringALongRequestIsNoReasonToBreakItOff() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            begun.countDown();
            Rig.await(go);
            Rig.say(exchange, "at last");
        };
        // Jetty's own idle timeout runs on real time: an idle connection beside shows that it has passed.
        try (var rig = Rig.of(with(connections(10, 10, Duration.ofMillis(50))), route("/x", Access.PUBLIC, endpoint));
                var raw = rig.raw()) {
            raw.send(GET);
            begun.await();
            for (int i = 0; i < 3; i++) {
                try (var idle = rig.raw()) {
                    assertThat(idle.closed()).isTrue();
                }
            }
            go.countDown();
            assertThat(raw.read().body()).isEqualTo("at last");
        }
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws Exception {
        var thread = new CompletableFuture<Thread>();
        Endpoint endpoint = exchange -> {
            thread.complete(Thread.currentThread());
            Rig.echo(exchange);
        };
        try (var rig = Rig.of(new Route("/x", Set.of(), Access.PUBLIC, 1000, endpoint));
                var raw = rig.raw()) {
            raw.send("PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
            Rig.until(() -> thread.join().getState() == Thread.State.WAITING);
            rig.time.advance(Duration.ofSeconds(30));
            raw.send("a");
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.closes()).isTrue();
        }
    }

    @Test
    void aBodyThatStopsIsGivenUp() throws Exception {
        try (var rig = Rig.of(
                        with(connections(10, 10, Duration.ofMillis(100))),
                        new Route("/x", Set.of(), Access.PUBLIC, 1000, Rig::echo));
                var raw = rig.raw()) {
            raw.send("PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na");
            assertThat(raw.read().status()).isEqualTo(408);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void anAddressHasOnlySoManyConnections() throws Exception {
        try (var rig = Rig.of(
                with(connections(100, 5, Duration.ofMinutes(1))), route("/x", Access.PUBLIC, Rig.says("well")))) {
            var open = new ArrayList<RawConnection>();
            for (int i = 0; i < 5; i++) {
                open.add(opened(rig));
            }
            try (var sixth = rig.raw()) {
                assertThat(sixth.closed()).isTrue();
            }
            assertThat(open.getFirst().send(GET).read().body()).isEqualTo("well");
            open.getFirst().close();
            rig.untilConnections(4);
            opened(rig).close();
            for (var one : open) {
                one.close();
            }
            rig.untilConnections(0);
        }
    }

    @Test
    void allTogetherHaveOnlySoManyConnectionsAndTrustedProxiesNoOwnLimit() throws Exception {
        var options =
                with(connections(5, 1, Duration.ofMinutes(1))).withTrustedProxies(List.of(Network.parse("127.0.0.1")));
        try (var rig = Rig.of(options, route("/x", Access.PUBLIC, Rig.says("well")))) {
            var open = new ArrayList<RawConnection>();
            for (int i = 0; i < 5; i++) {
                open.add(opened(rig));
            }
            try (var sixth = rig.raw()) {
                assertThat(sixth.closed()).isTrue();
            }
            for (var one : open) {
                one.close();
            }
        }
    }

    @Test
    void anAccountHasOnlySoManyRequestsAtTheSameTime() throws Exception {
        var begun = new Semaphore(0);
        var go = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            begun.release();
            Rig.await(go);
            Rig.say(exchange, "well");
        };
        var options = HttpOptions.loopback().with(HttpLimits.defaults().withRequestsPerAccount(3));
        try (var rig = Rig.of(
                        options,
                        route("/hold", Access.ACCOUNT, endpoint),
                        route("/x", Access.ACCOUNT, Rig.says("well")));
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                held.add(executor.submit(() -> status(rig, "/hold", ALICE, "wonderland")));
            }
            begun.acquire(3);
            var refused = rig.get("/x", "Authorization", basic(ALICE, "wonderland"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(status(rig, "/x", Rig.BOB, "builder")).isEqualTo(200);
            go.countDown();
            for (var one : held) {
                assertThat(one.get()).isEqualTo(200);
            }
            assertThat(status(rig, "/x", ALICE, "wonderland")).isEqualTo(200);
        }
    }

    private static int status(Rig rig, String path, String user, String password) throws Exception {
        return rig.get(path, "Authorization", basic(user, password)).statusCode();
    }

    @Test
    void aThousandSilentConnectionsDisturbNobody() throws Exception {
        try (var rig = Rig.of(
                with(connections(2000, 2000, Duration.ofMinutes(1))), route("/x", Access.PUBLIC, Rig.says("well")))) {
            var slow = new ArrayList<RawConnection>();
            for (int i = 0; i < 1000; i++) {
                slow.add(rig.raw().send("GET /x HTTP/1.1\r\nHo"));
            }
            assertThat(rig.get("/x").body()).isEqualTo("well");
            for (var one : slow) {
                one.close();
            }
        }
    }
}
