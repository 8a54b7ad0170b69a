package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.http.Rig.route;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.mailbox.Conflict;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Malformed;
import sextant.mailbox.NotFound;
import sextant.mailbox.OverQuota;
import sextant.mailbox.Refused;
import sextant.mailbox.StalePosition;

/** Answers: whole, streamed, compressed, and those that go wrong. */
class AnswerTest {
    private static final String XML = "text/xml; charset=utf-8";

    private static Rig answering(Endpoint endpoint) throws IOException {
        return Rig.of(route("/x", Access.PUBLIC, endpoint));
    }

    private static HttpResponse<byte[]> getGzip(Rig rig, String accept) throws Exception {
        var request = HttpRequest.newBuilder(rig.uri("/x"))
                .header("Accept-Encoding", accept)
                .build();
        return rig.client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String inflated(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String field(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static byte[] octets(int count) {
        byte[] octets = new byte[count];
        Arrays.fill(octets, (byte) 'x');
        return octets;
    }

    @Test
    void largeTextIsCompressedForThoseWhoTakeIt() throws Exception {
        try (var rig = answering(exchange -> exchange.answer(200, XML, octets(5000)))) {
            var small = getGzip(rig, "gzip, deflate");
            assertThat(field(small, "Content-Encoding")).isEqualTo("gzip");
            assertThat(field(small, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(small.body().length).isLessThan(500);
            assertThat(inflated(small.body())).hasSize(5000);
            for (String accept : new String[] {"identity", "br", "gzip;q=0", "deflate"}) {
                var plain = getGzip(rig, accept);
                assertThat(field(plain, "Content-Encoding")).as(accept).isEqualTo("none");
                assertThat(field(plain, "Content-Length")).isEqualTo("5000");
                assertThat(plain.body()).hasSize(5000);
            }
        }
    }

    @Test
    void streamedTextIsCompressedWhileItIsWritten() throws Exception {
        Endpoint endpoint = exchange -> {
            try (var out = exchange.stream(207, XML)) {
                for (int i = 0; i < 1000; i++) {
                    out.write(("<response>" + i + "</response>\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        };
        try (var rig = answering(endpoint)) {
            var answer = getGzip(rig, "gzip");
            assertThat(answer.statusCode()).isEqualTo(207);
            assertThat(inflated(answer.body())).hasLineCount(1000).endsWith("<response>999</response>\n");
            assertThat(getGzip(rig, "identity").body())
                    .hasSize(inflated(answer.body()).length());
        }
    }

    @Test
    void smallTextIsSentAsItIsAndWithItsLength() throws Exception {
        Endpoint endpoint = exchange -> {
            try (var out = exchange.stream(200, XML)) {
                out.write(octets(900));
            }
        };
        try (var rig = answering(endpoint)) {
            var answer = getGzip(rig, "gzip");
            assertThat(field(answer, "Content-Encoding")).isEqualTo("none");
            assertThat(field(answer, "Content-Length")).isEqualTo("900");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "application/octet-stream", "application/vnd.ms-sync.wbxml"})
    void whatIsNoTextIsSentAsItIs(String type) throws Exception {
        try (var rig = answering(exchange -> exchange.answer(200, type, octets(5000)))) {
            var answer = getGzip(rig, "gzip");
            assertThat(field(answer, "Content-Encoding")).isEqualTo("none");
            assertThat(field(answer, "Vary")).isEqualTo("none");
        }
    }

    @Test
    void whatHasAnEntityTagIsSentAsItIs() throws Exception {
        Endpoint endpoint = exchange -> {
            exchange.set("ETag", "\"1\"");
            exchange.answer(200, "text/calendar; charset=utf-8", octets(5000));
        };
        try (var rig = answering(endpoint)) {
            var answer = getGzip(rig, "gzip");
            assertThat(field(answer, "Content-Encoding")).isEqualTo("none");
            assertThat(field(answer, "ETag")).isEqualTo("\"1\"");
        }
    }

    @Test
    void aLiveStreamArrivesPieceByPiece() throws Exception {
        var seen = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            try (var out = exchange.stream(200, XML)) {
                out.write('1');
                out.flush();
                Rig.await(seen);
                out.write('2');
            }
        };
        try (var rig = answering(endpoint)) {
            var request = HttpRequest.newBuilder(rig.uri("/x"))
                    .header("Accept-Encoding", "gzip")
                    .build();
            var answer = rig.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                assertThat(body.read()).isEqualTo('1');
                seen.countDown();
                assertThat(body.read()).isEqualTo('2');
                assertThat(body.read()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void anAnswerThatFailsHalfWayIsBrokenOff(String accept) throws Exception {
        Endpoint endpoint = exchange -> {
            // Closing the stream is not what ends an answer: this one is closed on the way out.
            try (var out = exchange.stream(200, XML)) {
                for (int i = 0; i < 100_000; i++) {
                    out.write(Integer.toString(i * 31).getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
                throw new IllegalStateException("half way");
            }
        };
        try (var rig = answering(endpoint)) {
            assertThatThrownBy(() -> getGzip(rig, accept)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> getGzip(rig, accept)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerThatFailsBeforeAnythingWasSentBecomesAnError() throws Exception {
        Endpoint endpoint = exchange -> {
            exchange.set("DAV", "1");
            try (var out = exchange.stream(200, XML)) {
                out.write(octets(500));
                throw new Problem(403, "Not this.");
            }
        };
        try (var rig = answering(endpoint)) {
            var answer = rig.get("/x");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("Not this.\n");
            assertThat(field(answer, "DAV")).isEqualTo("none");
            assertThat(field(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(field(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void anEndpointThatForgetsToAnswerIsAnError() throws Exception {
        try (var rig = answering(exchange -> {})) {
            assertThat(rig.get("/x").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void anEndpointAnswersOnce() throws Exception {
        Endpoint endpoint = exchange -> {
            exchange.answer(200);
            assertThatThrownBy(() -> exchange.answer(200)).isInstanceOf(IllegalStateException.class);
        };
        try (var rig = answering(endpoint)) {
            assertThat(rig.get("/x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void runningOutOfStackEndsOneRequestOnly() throws Exception {
        try (var rig =
                Rig.of(route("/x", Access.PUBLIC, AnswerTest::forever), route("/y", Access.PUBLIC, Rig.says("well")))) {
            assertThat(rig.get("/x").statusCode()).isEqualTo(500);
            assertThat(rig.get("/y").body()).isEqualTo("well");
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static void forever(Exchange exchange) throws IOException {
        forever(exchange);
        exchange.answer(200);
    }

    static Object[][] failures() {
        return new Object[][] {
            {new NotFound("m"), 404},
            {new Conflict(Conflict.Reason.PRECONDITION, Optional.empty(), "m"), 412},
            {new Conflict(Conflict.Reason.UID_TAKEN, Optional.empty(), "m"), 409},
            {new Conflict(Conflict.Reason.NAME_TAKEN, Optional.empty(), "m"), 409},
            {new StalePosition("m"), 409},
            {new OverQuota("m"), 507},
            {new Refused(Refused.Reason.KIND_NOT_ACCEPTED, "m"), 403},
            {new Refused(Refused.Reason.REQUIRED_COLLECTION, "m"), 403},
            {new Refused(Refused.Reason.NOT_ALLOWED, "m"), 403},
            {new Refused(Refused.Reason.TOO_LARGE, "m"), 413},
            {new Malformed("m"), 400},
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatTheMailboxSaysHasAStatus(MailboxException failure, int status) throws Exception {
        Endpoint endpoint = exchange -> {
            throw failure;
        };
        try (var rig = answering(endpoint)) {
            var answer = rig.get("/x");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("m\n");
        }
    }

    @Test
    void fieldsCannotBeSplit() throws Exception {
        Endpoint endpoint = exchange -> {
            assertThatThrownBy(() -> exchange.set("X", "a\r\nSet-Cookie: b"))
                    .isInstanceOf(IllegalArgumentException.class);
            exchange.add("X", "a");
            exchange.add("X", "b");
            exchange.answer(204);
        };
        try (var rig = answering(endpoint)) {
            var answer = rig.get("/x");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().allValues("X")).containsExactly("a", "b");
            assertThat(field(answer, "Content-Length")).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 16_383, 16_384, 16_385, 100_000, 1_000_000})
    void everyOctetArrivesWhateverThePieces(int count) throws Exception {
        byte[] sent = new byte[count];
        new SplittableRandom(count).nextBytes(sent);
        for (String type : new String[] {XML, "application/octet-stream"}) {
            Endpoint endpoint = exchange -> {
                var out = exchange.stream(200, type);
                int from = 0;
                for (int piece = 1; from < count; piece = piece * 3 + 1) {
                    int to = Math.min(count, from + piece);
                    out.write(sent, from, to - from);
                    from = to;
                }
                out.close();
            };
            try (var rig = answering(endpoint)) {
                var answer = getGzip(rig, "gzip");
                byte[] got = answer.body();
                if (field(answer, "Content-Encoding").equals("gzip")) {
                    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(got))) {
                        got = in.readAllBytes();
                    }
                }
                assertThat(Arrays.equals(got, sent)).isTrue();
            }
        }
    }
}
