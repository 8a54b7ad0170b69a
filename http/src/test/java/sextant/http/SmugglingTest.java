package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.BOB;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end two readers could see in different places, and requests that follow one another. */
class SmugglingTest {
    private static Rig rig() throws Exception {
        return Rig.of(route("/in", Access.ACCOUNT, Rig::echo), route("/open", Access.PUBLIC, Rig::echo));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "Host: localhost\r\nContent-Length: 4, 5\r\n\r\nabcde",
                "Host: localhost\r\nContent-Length: +4\r\n\r\nabcd",
                "Host: localhost\r\nContent-Length: 0x4\r\n\r\nabcd",
                "Host: localhost\r\nContent-Length: -1\r\n\r\nabcd",
                "Host: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Host: localhost\nContent-Length: 4\n\nabcd",
                "Host: localhost\r\nContent-Length: 4\n\r\nabcd",
                "Host: localhost\r\nX: a\rContent-Length: 4\r\n\r\nabcd",
                "Host: localhost\r\nX: a\0b\r\n\r\n",
                "Host: localhost\r\nHost: other\r\n\r\n",
                "Host: localhost, other\r\n\r\n",
                "Host: evil@localhost\r\n\r\n",
                "Host: a/b\r\n\r\n",
                "\r\n",
                "X: no host\r\n\r\n",
            })
    void ambiguousRequestsAreRefusedAndTheConnectionEnds(String rest) throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("POST /open HTTP/1.1\r\n" + rest);
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.closes()).isTrue();
            assertThat(raw.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\nabc\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\r\nabcX\r\n0\r\n\r\n",
                "zz\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "fffffffffffffffff\r\nabc\r\n0\r\n\r\n",
            })
    void brokenChunksAreRefusedAndTheConnectionEnds(String chunks) throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("POST /open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            var answer = raw.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void chunkExtensionsAreSkipped() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("POST /open HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .send("3;x=\"a;b\"\r\nabc\r\n0\r\n\r\n");
            assertThat(raw.read().body()).endsWith("body abc");
        }
    }

    @Test
    void anAbsoluteTargetAndTheHostMustAgree() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("GET http://evil.example/open HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.read().status()).isEqualTo(400);
        }
    }

    @Test
    void signingInLastsForOneRequest() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            for (int i = 0; i < 3; i++) {
                raw.send("GET /in HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(ALICE, "wonderland")
                        + "\r\n\r\n");
                assertThat(raw.read().body()).contains("by " + ALICE);
                raw.send("GET /in HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(raw.read().status()).isEqualTo(401);
                raw.send("GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(raw.read().body()).doesNotContain("by ");
                raw.send("GET /in HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(BOB, "builder") + "\r\n\r\n");
                assertThat(raw.read().body()).contains("by " + BOB);
            }
        }
    }

    @Test
    void requestsSentInOneGoAreAnsweredInOrder() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            String post = "POST /open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n";
            raw.send(post + "abc" + "GET /in HTTP/1.1\r\nHost: localhost\r\n\r\n" + post + "def");
            assertThat(raw.read().body()).endsWith("body abc");
            assertThat(raw.read().status()).isEqualTo(401);
            assertThat(raw.read().body()).endsWith("body def");
        }
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("GET /open HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(17_000) + "\r\n\r\n");
            assertThat(raw.read().status()).isEqualTo(431);
            assertThat(raw.closed()).isTrue();
        }
    }

    @Test
    void aTargetThatIsTooLongIsRefused() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("GET /open/" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.read().status()).isEqualTo(414);
        }
    }
}
