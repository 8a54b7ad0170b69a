package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Properties;
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
            var calendar = new Edit.CreateCollection(
                    Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), "Work", "work", Properties.NONE);
            var head = mailbox.commit(Batch.of(Author.server("test"), calendar)).head();
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
