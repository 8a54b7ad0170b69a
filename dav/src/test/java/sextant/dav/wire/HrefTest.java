package sextant.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HrefTest {
    private static final String ORIGIN = "https://mail.example.org";

    @Test
    void aSegmentIsEncodedAndReadBack() {
        for (var seed = 0L; seed < 2000; seed++) {
            var random = new SplittableRandom(seed);
            var segment = new StringBuilder("x");
            for (var i = random.nextInt(20); i > 0; i--) {
                var point = random.nextInt(random.nextBoolean() ? 0x80 : 0x11000);
                if (point > ' ' && point != 0x7F && point != '/' && (point < 0xD800 || point > 0xDFFF)) {
                    segment.appendCodePoint(point);
                }
            }
            var encoded = Href.encode(segment.toString());
            assertThat(encoded).matches("[A-Za-z0-9._~%-]+");
            assertThat(Href.segments("/dav/" + encoded + "/", ORIGIN))
                    .as("seed " + seed)
                    .contains(List.of("dav", segment.toString()));
        }
    }

    @Test
    void anHrefIsAPathOrAUrlOfThisServer() {
        assertThat(Href.segments("/a/b%20c/", ORIGIN)).contains(List.of("a", "b c"));
        assertThat(Href.segments("/", ORIGIN)).contains(List.of());
        assertThat(Href.segments(ORIGIN + "/a", ORIGIN)).contains(List.of("a"));
        assertThat(Href.segments("HTTPS://MAIL.example.org/a", ORIGIN)).contains(List.of("a"));
        for (var href : List.of(
                "",
                "a",
                ORIGIN,
                ORIGIN + ".evil.net/a",
                "http://mail.example.org/a",
                "//mail.example.org/a",
                "/a//b",
                "/a/../b",
                "/a/%2e%2E/b",
                "/a/.",
                "/a%2Fb",
                "/a%00",
                "/a%",
                "/a%4",
                "/a%zz",
                "/a%ff",
                "/a%c0%ae",
                "/a?b",
                "/a#b",
                "/a%\uFF11\uFF11")) {
            assertThat(Href.segments(href, ORIGIN)).as(href).isEmpty();
        }
    }

    @Test
    void lettersThatShouldHaveBeenEncodedAreRead() {
        assertThat(Href.segments("/gr\u00fc\u00df\uD83D\uDE00", ORIGIN))
                .contains(List.of("gr\u00fc\u00df\uD83D\uDE00"));
    }

    @FuzzTest
    void whateverIsReadStaysInThePath(byte[] octets) {
        var href = new String(octets, StandardCharsets.UTF_8);
        Href.segments(href, ORIGIN).ifPresent(segments -> {
            for (var segment : segments) {
                assertThat(segment)
                        .isNotEmpty()
                        .isNotEqualTo(".")
                        .isNotEqualTo("..")
                        .doesNotContain("/", "\0");
            }
            var path = new StringBuilder("/");
            segments.forEach(segment -> path.append(Href.encode(segment)).append('/'));
            assertThat(Href.segments(path.toString(), ORIGIN)).contains(segments);
        });
    }
}
