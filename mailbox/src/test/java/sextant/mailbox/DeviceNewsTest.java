package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DeviceNewsTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final MailboxFixture fixture = new MailboxFixture();
    private final Devices devices = fixture.devices;
    private final Account alice = fixture.account("alice");
    private final Account bob = fixture.account("bob");

    private long count() {
        return devices.news().count(Optional.of(alice.id()));
    }

    private CompletableFuture<Long> waits(Optional<AccountId> whose, long known) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return devices.news().await(whose, known, LONG);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void whoeverLooksIsWokenByAnyChangeOfARow() {
        var phone = fixture.device(alice, "phone");
        for (var change : new Runnable[] {
            () -> fixture.device(alice, "phone"),
            () -> devices.rename(alice.id(), phone.id(), "My phone"),
            () -> devices.pause(alice.id(), phone.id()),
            () -> devices.allow(alice.id(), phone.id()),
            () -> devices.remove(alice.id(), phone.id())
        }) {
            var known = count();
            var waiting = waits(Optional.of(alice.id()), known);
            change.run();
            assertThat(waiting.join()).isNotEqualTo(known).isEqualTo(count());
        }
    }

    @Test
    void whoKnowsAnOlderCountIsToldAtOnce() {
        var known = count();
        fixture.device(alice, "phone");
        assertThat(waits(Optional.of(alice.id()), known).join()).isEqualTo(count());
    }

    @Test
    void newsOfOthersIsNoneButForWhoLooksAtAll() {
        var known = count();
        var everybody = devices.news().count(Optional.empty());
        fixture.device(bob, "phone");
        assertThat(count()).isEqualTo(known);
        assertThat(waits(Optional.empty(), everybody).join()).isGreaterThan(everybody);
    }

    @Test
    void withoutNewsTheWaitEndsInTime() {
        var known = count();
        var before = fixture.time.alarms();
        var waiting = waits(Optional.of(alice.id()), known);
        while (fixture.time.alarms() == before) {
            Thread.onSpinWait();
        }
        fixture.time.advance(LONG);
        assertThat(waiting.join()).isEqualTo(known);
    }

    @Test
    void whoWasTurnedAwayIsToldOf() {
        var turnedAway = new ArrayList<DeviceId>();
        devices.onTurnedAway(turnedAway::add);
        var phone = fixture.device(alice, "phone");
        devices.pause(alice.id(), phone.id());
        devices.allow(alice.id(), phone.id());
        devices.block(alice.id(), phone.id());
        devices.remove(alice.id(), phone.id());
        assertThat(turnedAway).containsExactly(phone.id(), phone.id(), phone.id());
    }

    @Test
    void oneRowIsFoundAsTheListHasItAfterAContactWasWritten() {
        var phone = fixture.device(alice, "phone");
        fixture.time.advance(Duration.ofHours(1));
        fixture.device(alice, "phone");
        devices.flush();
        var found = devices.find(alice.id(), phone.id()).orElseThrow();
        assertThat(found).isEqualTo(devices.list(alice.id()).getFirst());
        assertThat(found.lastSync()).isEqualTo(fixture.time.instant());
    }
}
