package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityLogTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final ActivityLog log = new ActivityLog(fixture.mailboxes, fixture.devices);
    private final Account alice = fixture.account("alice");
    private final Account bob = fixture.account("bob");
    private final Device phone = fixture.device(alice, "phone");

    private static Activity activity(int nth) {
        return new Activity(
                Instant.ofEpochSecond(nth), "PUT", "/thing/" + nth, 201, nth, 2L * nth, Duration.ofMillis(nth), "");
    }

    private void note(int nth) {
        log.note(alice.id(), phone.id(), activity(nth));
    }

    private Optional<byte[]> stored() {
        return fixture.store.state(alice.id(), phone.id(), "activity");
    }

    @Test
    void theLastFiftyThingsAreThereTheLatestFirst() {
        for (var i = 1; i <= 30; i++) {
            note(i);
        }
        log.flush();
        for (var i = 31; i <= 70; i++) {
            note(i);
        }
        var recent = log.recent(alice.id(), phone.id());
        assertThat(recent).hasSize(ActivityLog.KEPT);
        assertThat(recent.getFirst()).isEqualTo(activity(70));
        assertThat(recent.getLast()).isEqualTo(activity(21));
        log.flush();
        assertThat(log.recent(alice.id(), phone.id())).isEqualTo(recent);
    }

    @Test
    void manyThingsAreOneWriteAMinute() {
        note(1);
        note(2);
        assertThat(stored()).isEmpty();
        fixture.time.advance(ActivityLog.DELAY);
        assertThat(stored()).isPresent();
        assertThat(ActivityPages.read(stored().orElseThrow())).containsExactly(activity(1), activity(2));
    }

    @Test
    void anotherProcessReadsWhatThisOneWroteWhenItClosed() {
        note(7);
        log.close();
        var other = fixture.otherProcess();
        var there = new ActivityLog(other, new Devices(other));
        assertThat(there.recent(alice.id(), phone.id())).containsExactly(activity(7));
    }

    @Test
    void nobodyElseSeesIt() {
        note(1);
        assertThat(log.recent(bob.id(), phone.id())).isEmpty();
    }

    @Test
    void itGoesWithTheRow() {
        note(1);
        fixture.devices.remove(alice.id(), phone.id());
        log.flush();
        assertThat(log.recent(alice.id(), phone.id())).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void itTakesNoPositionOfTheJournal() {
        var before = fixture.mailboxes.of(alice.id()).head();
        note(1);
        log.flush();
        assertThat(fixture.mailboxes.of(alice.id()).head()).isEqualTo(before);
    }

    @Test
    void longTextsAreCutAndPagesOfOthersCountAsNone() {
        var endless = new Activity(
                Instant.EPOCH, "GET", "/" + "x".repeat(9_999), 500, 0, 0, Duration.ZERO, "because ".repeat(999));
        assertThat(ActivityPages.read(ActivityPages.write(List.of(endless)))).containsExactly(endless);
        assertThat(endless.path()).hasSize(300);
        assertThat(ActivityPages.read(new byte[0])).isEmpty();
        assertThat(ActivityPages.read(new byte[] {9, 0, 1})).isEmpty();
        assertThat(ActivityPages.read(new byte[] {1, 0, 1, 5})).isEmpty();
    }
}
