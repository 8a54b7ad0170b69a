package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whatever a client sends is understood or refused, and nothing else. */
class RequestFuzzTest {
    private static final HttpLimits.Bodies LIMITS = HttpLimits.defaults().bodies();

    @FuzzTest
    void aPathHoldsNoWayOut(byte[] octets) {
        String raw = new String(octets, StandardCharsets.UTF_8);
        try {
            for (String segment : RawPath.parse(raw).segments()) {
                assertThat(segment).isNotEmpty().isNotIn(".", "..").doesNotContain("/");
                assertThat(segment.chars().noneMatch(Character::isISOControl)).isTrue();
            }
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @FuzzTest
    void aGzipBodyStaysWithinItsLimits(byte[] octets) throws IOException {
        long limit = 1 << 20;
        var body = new RequestBody(new ByteArrayInputStream(octets), LIMITS, () -> 0);
        try (var gunzip = new Gunzip(body, limit, 100)) {
            assertThat(gunzip.readAllBytes().length)
                    .isLessThanOrEqualTo((int) Math.max(64 * 1024, Math.min(limit, octets.length * 100L)));
        } catch (Problem refused) {
            assertThat(refused.status()).isIn(400, 413);
        }
    }

    @FuzzTest
    void aSignInHasNoColonInItsName(byte[] octets) {
        String field = new String(octets, StandardCharsets.ISO_8859_1);
        BasicCredentials.parse(field)
                .ifPresent(given -> assertThat(given.address()).doesNotContain(":"));
    }

    @FuzzTest
    void aLogLineIsOneLineOfPrintableAscii(byte[] octets) {
        String line = new LogLine()
                .add("x", new String(octets, StandardCharsets.UTF_8))
                .toString();
        assertThat(line.chars().allMatch(c -> c >= ' ' && c <= '~')).isTrue();
        assertThat(line).doesNotContain("${");
        int quote = line.indexOf('"');
        assertThat(quote < 0 || line.indexOf('"', quote + 1) == line.length() - 1)
                .isTrue();
    }
}
