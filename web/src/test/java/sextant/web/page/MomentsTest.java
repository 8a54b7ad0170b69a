package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T23:30:00Z");
    private final Moments berlin = new Moments(ZoneId.of("Europe/Berlin"), NOW);
    private final Moments lima = new Moments(ZoneId.of("America/Lima"), NOW);

    @Test
    void aMomentIsSaidInTheUsersOwnZone() {
        assertThat(berlin.show(NOW).words()).isEqualTo("Today, 00:30");
        assertThat(lima.show(NOW).words()).isEqualTo("Today, 18:30");
        assertThat(berlin.show(NOW.minus(Duration.ofHours(1))).words()).isEqualTo("Yesterday, 23:30");
        assertThat(lima.show(NOW.minus(Duration.ofDays(400))).words()).isEqualTo("25 Jan 2025, 18:30");
        assertThat(berlin.exactly(NOW).words()).isEqualTo("Today, 00:30:00");
        assertThat(berlin.show(NOW).iso()).isEqualTo("2026-03-01T23:30:00Z");
        assertThat(berlin.show(NOW).full()).isEqualTo("Monday, 2 March 2026, 00:30:00 (Europe/Berlin)");
    }

    @Test
    void daysAreHeadings() {
        assertThat(berlin.heading(berlin.today())).isEqualTo("Today, Monday, 2 March");
        assertThat(berlin.heading(berlin.today().plusDays(1))).isEqualTo("Tomorrow, Tuesday, 3 March");
        assertThat(berlin.heading(berlin.today().plusYears(1))).isEqualTo("Tuesday, 2 March 2027");
    }
}
