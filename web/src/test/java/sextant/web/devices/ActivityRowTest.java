package sextant.web.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import sextant.mailbox.Activity;
import sextant.web.page.Moments;

class ActivityRowTest {
    private static final Moments MOMENTS = new Moments(ZoneOffset.UTC, Instant.EPOCH);

    private static ActivityRow row(String method, String path, int status, String trouble) {
        var activity = new Activity(Instant.EPOCH, method, path, status, 1_200, 34, Duration.ofMillis(5), trouble);
        return ActivityRow.of(activity, MOMENTS);
    }

    @Test
    void itSaysWhatWasDoneToWhat() {
        var row = row("PUT", "/dav/calendars/a@example.org/calendar/a%20b+c.ics", 201, "");
        assertThat(row.words()).isEqualTo("Sent");
        assertThat(row.what()).isEqualTo("calendar/a b+c.ics");
        assertThat(row.traffic()).isEqualTo("1.2 kB in, 34 B out, 5 ms");
        assertThat(row.failed()).isFalse();
        assertThat(row("REPORT", "/dav/calendars/a@example.org/tasks/", 207, "").what())
                .isEqualTo("tasks");
        assertThat(row("PROPFIND", "/", 207, "").what()).isEmpty();
        assertThat(row("SYNC", "/x%zz", 200, "").words()).isEqualTo("SYNC");
        assertThat(row("SYNC", "/x%zz", 200, "").what()).isEqualTo("x%zz");
    }

    @Test
    void itSaysInWordsWhatWentWrong() {
        assertThat(row("PUT", "/a", 412, "").trouble()).contains("changed elsewhere");
        assertThat(row("PUT", "/a", 418, "").trouble()).contains("418");
        assertThat(row("PUT", "/a", 403, "This device is paused.").trouble()).isEqualTo("This device is paused.");
        assertThat(row("PUT", "/a", 200, "The connection broke off.").failed()).isTrue();
    }

    @Test
    void whatADeviceSendsTurnsNoLine() {
        assertThat(row("G\u202eET", "/a%0Ab%E2%80%AE", 200, "x\u0007").what()).isEqualTo("a\ufffdb\ufffd");
    }
}
