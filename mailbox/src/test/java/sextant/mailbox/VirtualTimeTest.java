package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final ArrayList<String> rang = new ArrayList<>();

    private void note(String what) {
        rang.add(what + "@" + time.instant().getEpochSecond());
    }

    @Test
    void alarmsGoOffWhenTheyAreDueAndInThatOrder() {
        time.after(Duration.ofSeconds(3), () -> note("c"));
        time.after(Duration.ofSeconds(1), () -> {
            note("a");
            time.after(Duration.ofSeconds(1), () -> note("b"));
        });
        time.after(Duration.ofSeconds(2), () -> note("never")).cancel();
        time.after(Duration.ofSeconds(9), () -> note("not yet"));
        time.advance(Duration.ofSeconds(5));
        assertThat(rang).containsExactly("a@1", "b@2", "c@3");
        assertThat(time.instant().getEpochSecond()).isEqualTo(5);
        assertThat(time.alarms()).isEqualTo(1);
    }

    @Test
    void settingTheClockMovesNoAlarm() {
        time.after(Duration.ofSeconds(1), () -> rang.add("rang"));
        time.set(Instant.EPOCH.plusSeconds(1_000));
        assertThat(rang).isEmpty();
        time.set(Instant.EPOCH);
        time.advance(Duration.ofSeconds(1));
        assertThat(rang).hasSize(1);
        assertThat(time.nanos()).isEqualTo(1_000_000_000);
    }
}
