package sextant.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The header field Accept. */
class AcceptTest {
    private static int quality(String version, String... fields) {
        return Accept.parse(List.of(fields)).quality("text/vcard", version);
    }

    @Test
    void whoeverSaysNothingTakesAll() {
        assertThat(quality("3.0")).isEqualTo(1000);
    }

    @Test
    void theClosestRangeCounts() {
        var field = "text/vcard; version=4.0, text/*;q=0.5, TEXT/vcard;q=0.25, */*;q=0";
        assertThat(quality("4.0", field)).isEqualTo(1000);
        assertThat(quality("3.0", field)).isEqualTo(250);
        assertThat(Accept.parse(List.of(field)).quality("text/calendar", "2.0")).isEqualTo(500);
        assertThat(Accept.parse(List.of(field)).quality("image/png", "")).isZero();
        assertThat(quality("3.0", "text/calendar", "text/vcard;version=\"3.0\";q=0.1"))
                .isEqualTo(100);
    }

    @FuzzTest
    void anyFieldIsRead(byte[] field) {
        assertThat(quality("3.0", new String(field, StandardCharsets.UTF_8))).isBetween(0, 1000);
    }
}
