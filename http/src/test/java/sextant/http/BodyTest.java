package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are large, coded, cut off, or not wanted. */
class BodyTest {
    private static final int LIMIT = 200_000;

    private final AtomicInteger reached = new AtomicInteger();

    private Rig rig() throws IOException {
        Endpoint count = exchange -> {
            reached.incrementAndGet();
            long octets = exchange.body().transferTo(OutputStream.nullOutputStream());
            Rig.say(exchange, "got " + octets);
        };
        return Rig.of(
                new Route("/in", Set.of("PUT"), Access.ACCOUNT, LIMIT, count),
                new Route("/open", Set.of("PUT"), Access.PUBLIC, LIMIT, count),
                new Route("/blind", Set.of("PUT"), Access.ACCOUNT, LIMIT, Rig.says("did not look")));
    }

    private static String put(String path, String fields) {
        return "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(ALICE, "wonderland") + "\r\n"
                + fields + "\r\n";
    }

    private static String length(int octets) {
        return "Content-Length: " + octets + "\r\n";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] text(int octets) {
        var random = new SplittableRandom(octets);
        byte[] text = new byte[octets];
        for (int i = 0; i < octets; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    private static RawConnection.Answer sendGzip(RawConnection raw, String path, byte[] body) throws IOException {
        return raw.send(put(path, "Content-Encoding: gzip\r\n" + length(body.length)))
                .send(body)
                .read();
    }

    private static void assertClean(RawConnection raw) throws IOException {
        raw.send(put("/in", length(2))).send("ok");
        assertThat(raw.read().body()).isEqualTo("got 2");
    }

    @Test
    void aBodyIsInvitedOnlyWhenItIsWanted() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send(put("/in", "Expect: 100-continue\r\n" + length(3)));
            assertThat(raw.read().status()).isEqualTo(100);
            raw.send("abc");
            assertThat(raw.read().body()).isEqualTo("got 3");
            assertClean(raw);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/in"})
    void aBodyThatIsNotWantedIsNotInvited(String path) throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n" + length(100) + "\r\n");
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(path.equals("/in") ? 401 : 404);
            assertThat(answer.closes()).isTrue();
            assertThat(raw.closed()).isTrue();
            assertThat(reached).hasValue(0);
        }
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsNotInvited() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send(put("/in", "Expect: 100-continue\r\n" + length(LIMIT + 1)));
            assertThat(raw.read().status()).isEqualTo(413);
            assertThat(reached).hasValue(0);
        }
    }

    @Test
    void aBodyUpToTheLimitPasses() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send(put("/in", length(LIMIT))).send(text(LIMIT));
            assertThat(raw.read().body()).isEqualTo("got " + LIMIT);
            assertClean(raw);
        }
    }

    @Test
    void aChunkedBodyIsCutOffAtTheLimit() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send(put("/in", "Transfer-Encoding: chunked\r\n"));
            byte[] chunk =
                    concat("4e20\r\n".getBytes(StandardCharsets.US_ASCII), concat(text(20_000), new byte[] {13, 10}));
            for (int i = 0; i < 11; i++) {
                raw.send(chunk);
            }
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.closes()).isTrue();
        }
    }

    @Test
    void whoIsNotSignedInMaySendLittle() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("PUT /open HTTP/1.1\r\nHost: localhost\r\n" + length(64 * 1024) + "\r\n")
                    .send(text(64 * 1024));
            assertThat(raw.read().body()).isEqualTo("got 65536");
            raw.send("PUT /open HTTP/1.1\r\nHost: localhost\r\n" + length(64 * 1024 + 1) + "\r\n");
            assertThat(raw.send(text(64 * 1024 + 1)).read().status()).isEqualTo(413);
        }
        try (var rig = rig();
                var raw = rig.raw()) {
            assertThat(raw.send(put("/open", length(LIMIT)))
                            .send(text(LIMIT))
                            .read()
                            .body())
                    .as("who is, may send all the route takes")
                    .isEqualTo("got " + LIMIT);
        }
    }

    @Test
    void aRefusalReachesAClientThatIsStillSending() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("PUT /in HTTP/1.1\r\nHost: localhost\r\n" + length(3_000_000) + "\r\n");
            raw.send(text(3_000_000));
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.closes()).isTrue();
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void aSmallBodyThatNobodyReadDoesNotCostTheConnection() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("PUT /in HTTP/1.1\r\nHost: localhost\r\n" + length(5000) + "\r\n");
            raw.send(text(5000));
            assertThat(raw.read().status()).isEqualTo(401);
            raw.send(put("/blind", length(5000))).send(text(5000));
            assertThat(raw.read().body()).isEqualTo("did not look");
            assertClean(raw);
        }
    }

    @Test
    void aBodyThatIsCutOffNeverCounts() throws Exception {
        try (var rig = rig()) {
            try (var raw = rig.raw()) {
                raw.send(put("/in", length(100))).send("only this");
            }
            try (var raw = rig.raw()) {
                assertClean(raw);
            }
        }
    }

    @Test
    void aGzipBodyIsInflated() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            assertThat(sendGzip(raw, "/in", gzip(text(100_000))).body()).isEqualTo("got 100000");
            assertThat(sendGzip(raw, "/in", gzip(new byte[0])).body()).isEqualTo("got 0");
            assertThat(sendGzip(raw, "/in", concat(gzip(text(10)), gzip(text(20))))
                            .body())
                    .as("of two members")
                    .isEqualTo("got 30");
            assertClean(raw);
        }
    }

    @Test
    void aBodyThatInflatesBeyondTheRouteIsRefused() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            assertThat(sendGzip(raw, "/in", gzip(text(LIMIT + 1))).status()).isEqualTo(413);
        }
    }

    @Test
    void aBombIsRefusedAfterItsFirstSparks() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            byte[] bomb = gzip(new byte[50_000_000]);
            assertThat(bomb.length).isLessThan(64 * 1024);
            assertThat(sendGzip(raw, "/in", bomb).status()).isEqualTo(413);
            assertClean(raw);
        }
    }

    @Test
    void manyBombsLeaveNothingBehind() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            byte[] bomb = gzip(new byte[1_000_000]);
            for (int i = 0; i < 300; i++) {
                assertThat(sendGzip(raw, "/in", bomb).status()).isEqualTo(413);
            }
            assertClean(raw);
        }
    }

    @Test
    void brokenGzipIsRefusedAndTheNextRequestIsClean() throws Exception {
        byte[] good = gzip(text(1000));
        byte[] wrongSum = good.clone();
        wrongSum[good.length - 8] ^= 1;
        byte[] wrongData = good.clone();
        wrongData[12] = (byte) 0xff;
        byte[][] broken = {
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length / 2),
            Arrays.copyOf(good, 5),
            concat(good, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
            concat(good, new byte[1]),
            wrongSum,
            wrongData,
            text(100),
        };
        try (var rig = rig();
                var raw = rig.raw()) {
            for (int i = 0; i < broken.length; i++) {
                assertThat(sendGzip(raw, "/in", broken[i]).status())
                        .as("case " + i)
                        .isEqualTo(400);
                assertClean(raw);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip\r\nContent-Encoding: gzip", "gzip, br", "compress"})
    void otherCodingsAreRefused(String coding) throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            byte[] twice = gzip(gzip(text(100)));
            raw.send(put("/in", "Content-Encoding: " + coding + "\r\n" + length(twice.length)))
                    .send(twice);
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.head()).contains("Accept-Encoding: gzip\r\n");
            assertThat(reached).hasValue(0);
            assertClean(raw);
        }
    }
}
