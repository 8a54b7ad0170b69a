package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Faults;
import sextant.mailbox.store.StoreException;

class DevicesTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Devices devices = fixture.devices;
    private final Account alice = fixture.account("alice");
    private final Account bob = fixture.account("bob");

    private Device contact(String identifier) {
        return fixture.device(alice, identifier);
    }

    private Device contact(String ownName, String client, Optional<CredentialId> credential) {
        return devices.recognise(alice.id(), Protocol.CALDAV, "client of one name", ownName, client, credential);
    }

    private Device stored() {
        return fixture.store.devices(alice.id()).getFirst();
    }

    @Test
    void theFirstContactMakesTheRow() {
        var phone = contact("phone");
        assertThat(phone.name()).isEqualTo("Phone phone");
        assertThat(phone.firstSeen()).isEqualTo(phone.lastSync()).isEqualTo(fixture.time.instant());
        assertThat(phone.access()).isEqualTo(Device.Access.ALLOWED);
        assertThat(devices.list(alice.id())).containsExactly(phone);
        assertThat(fixture.store.devices(alice.id())).containsExactly(phone);
        assertThat(devices.list(bob.id())).isEmpty();
        assertThat(devices.exists(alice.id(), phone.id())).isTrue();
        assertThat(devices.exists(bob.id(), phone.id())).isFalse();
        assertThat(devices.exists(new AccountId(4711), phone.id())).isFalse();
        assertThat(devices.find(alice.id(), phone.id())).contains(phone);
    }

    @Test
    void theSameIdentifierIsAnotherDeviceOverAnotherProtocolOrAccount() {
        var ids = new HashSet<DeviceId>();
        for (var account : List.of(alice, bob)) {
            for (var protocol : Protocol.values()) {
                ids.add(devices.recognise(account.id(), protocol, "x", "x", "x", Optional.empty())
                        .id());
            }
        }
        assertThat(ids).hasSize(2 * Protocol.values().length);
        assertThat(devices.all()).hasSize(ids.size());
    }

    @Test
    void laterContactsAreNotedInMemoryAndWrittenTogether() {
        var phone = contact("phone");
        var tablet = contact("tablet");
        var first = fixture.time.instant();
        fixture.time.advance(Duration.ofMinutes(1));
        fixture.store.inject(Faults.NONE);
        assertThat(contact("phone").lastSync()).isEqualTo(first.plusSeconds(60));
        assertThat(contact("tablet").id()).isEqualTo(tablet.id());
        assertThat(stored().lastSync()).isEqualTo(first);
        assertThat(devices.list(alice.id())).extracting(Device::lastSync).containsOnly(first.plusSeconds(60));
        fixture.time.advance(Devices.DELAY);
        assertThat(stored().lastSync()).isEqualTo(first.plusSeconds(60));
        assertThat(stored().id()).isEqualTo(phone.id());
        assertThat(fixture.store.appends()).isZero();
        assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void closingWritesWhatIsNoted() {
        contact("phone");
        fixture.time.advance(Duration.ofMinutes(1));
        contact("phone");
        devices.close();
        assertThat(stored().lastSync()).isEqualTo(fixture.time.instant());
    }

    @Test
    void whatADeviceSaysOfItselfIsUpdatedAndItsGivenNameIsNot() {
        var first = contact("Work Mac", "Calendar/1.0", Optional.empty());
        devices.rename(alice.id(), first.id(), "My desk");
        var credential = accountsDevicePassword();
        var later = contact("Work Mac 2", "Calendar/2.0", Optional.of(credential));
        assertThat(later.name()).isEqualTo("My desk");
        assertThat(later.ownName()).isEqualTo("Work Mac 2");
        assertThat(devices.list(alice.id())).containsExactly(later);
        assertThat(stored().client()).isEqualTo("Calendar/1.0");
        fixture.time.advance(Devices.DELAY);
        assertThat(stored()).isEqualTo(later);
        assertThat(stored().credential()).contains(credential);
        assertThat(contact("Work Mac 2", "Calendar/2.0", Optional.of(credential))
                        .name())
                .isEqualTo("My desk");
    }

    private CredentialId accountsDevicePassword() {
        return fixture.accounts
                .createDevicePassword(alice.id(), "Mac")
                .credential()
                .id();
    }

    @Test
    void aDeviceThatCallsItselfNowThisNowThatIsNotWrittenEachTime() {
        contact("a", "a", Optional.empty());
        fixture.store.inject(Faults.NONE);
        for (var i = 0; i < 100; i++) {
            contact("name " + i % 2, "client " + i % 2, Optional.empty());
        }
        fixture.time.advance(Devices.DELAY);
        assertThat(fixture.store.appends()).isEqualTo(1);
    }

    @Test
    void aRenamedRowKeepsItsNameAndLosesItWhenItIsBlank() {
        var phone = contact("phone");
        fixture.time.advance(Duration.ofMinutes(1));
        contact("phone");
        var renamed = devices.rename(alice.id(), phone.id(), "  Mine ");
        assertThat(renamed.name()).isEqualTo("Mine");
        assertThat(renamed.lastSync()).isEqualTo(fixture.time.instant());
        assertThat(contact("phone").name()).isEqualTo("Mine");
        assertThat(devices.rename(alice.id(), phone.id(), " ").name()).isEqualTo("Phone phone");
        assertThatThrownBy(() -> devices.rename(alice.id(), phone.id(), "a\r\nb"))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> devices.rename(bob.id(), phone.id(), "x")).isInstanceOf(NotFound.class);
    }

    @Test
    void aBlockedDeviceIsKnownAsBlocked() {
        var phone = contact("phone");
        devices.block(alice.id(), phone.id());
        assertThat(contact("phone").access()).isEqualTo(Device.Access.BLOCKED);
        fixture.time.advance(Devices.DELAY);
        assertThat(contact("phone").access()).isEqualTo(Device.Access.BLOCKED);
        devices.allow(alice.id(), phone.id());
        assertThat(contact("phone").access()).isEqualTo(Device.Access.ALLOWED);
    }

    @Test
    void aDeletedRowTakesItsStateWithItAndComesBackUnderAnotherId() {
        var mailbox = fixture.mailboxes.of(alice.id());
        var ids = new HashSet<DeviceId>();
        for (var i = 0; i < 4; i++) {
            var phone = contact("phone");
            assertThat(ids.add(phone.id())).isTrue();
            mailbox.commit(Batch.of(
                    Author.device(phone.id(), "test"),
                    new Edit.SetState(phone.id(), "key", Optional.of(new byte[] {1}))));
            contact("phone");
            devices.remove(alice.id(), phone.id());
            assertThat(devices.exists(alice.id(), phone.id())).isFalse();
            assertThat(devices.list(alice.id())).isEmpty();
            assertThat(mailbox.state(phone.id(), "key")).isEmpty();
            assertThatThrownBy(() -> mailbox.commit(Batch.of(
                            Author.device(phone.id(), "test"),
                            new Edit.SetState(phone.id(), "key", Optional.of(new byte[] {2})))))
                    .isInstanceOf(NotFound.class);
            devices.remove(alice.id(), phone.id());
        }
        fixture.time.advance(Devices.DELAY);
        assertThat(devices.list(alice.id())).isEmpty();
    }

    @Test
    void firstContactsAtTheSameMomentMakeOneRow() throws Exception {
        var otherDevices = new Devices(fixture.otherProcess());
        for (var round = 0; round < 30; round++) {
            var identifier = "phone " + round;
            var ids = new ConcurrentLinkedQueue<DeviceId>();
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < 8; i++) {
                var through = i % 2 == 0 ? devices : otherDevices;
                threads.add(Thread.ofVirtual()
                        .start(() -> ids.add(through.recognise(
                                        alice.id(),
                                        Protocol.EXCHANGE_ACTIVESYNC,
                                        identifier,
                                        "Phone",
                                        "Phone/1",
                                        Optional.empty())
                                .id())));
            }
            for (var thread : threads) {
                thread.join();
            }
            assertThat(ids).hasSize(8);
            assertThat(new HashSet<>(ids)).hasSize(1);
            assertThat(fixture.store.devices(alice.id())).hasSize(round + 1);
        }
    }

    @Test
    void aFirstContactWhoseAnswerIsLostMakesOneRow() {
        fixture.store.inject(Faults.losingTheAnswer(1L));
        var phone = contact("phone");
        assertThat(devices.list(alice.id())).extracting(Device::id).containsExactly(phone.id());
        fixture.store.inject(Faults.failing(1L));
        assertThatThrownBy(() -> contact("tablet")).isInstanceOf(StoreException.class);
        contact("tablet");
        assertThat(devices.list(alice.id())).hasSize(2);
    }

    @Test
    void contactsThatCouldNotBeWrittenAreTriedAgain() {
        contact("a", "a", Optional.empty());
        fixture.store.inject(Faults.failing(1L));
        contact("b", "b", Optional.empty());
        fixture.time.advance(Devices.DELAY);
        assertThat(stored().ownName()).isEqualTo("a");
        assertThat(devices.list(alice.id()).getFirst().ownName()).isEqualTo("b");
        fixture.time.advance(Devices.DELAY);
        assertThat(stored().ownName()).isEqualTo("b");
    }

    @Test
    void aRowDeletedByAnotherProcessIsNotWrittenBack() throws Exception {
        var phone = contact("phone");
        fixture.store.append(
                alice.id(),
                fixture.store.head(alice.id()).orElseThrow().position(),
                Optional.empty(),
                Author.server("other"),
                fixture.time.instant(),
                List.of(new Change.DeviceRemoved(phone.id())));
        var mailbox = fixture.mailboxes.of(alice.id());
        assertThatThrownBy(() -> mailbox.commit(Batch.of(
                        Author.server("test"), new Edit.SetState(phone.id(), "key", Optional.of(new byte[] {2})))))
                .isInstanceOf(NotFound.class);
        assertThat(devices.exists(alice.id(), phone.id())).isFalse();
        assertThatThrownBy(() -> devices.rename(alice.id(), phone.id(), "x")).isInstanceOf(NotFound.class);
    }

    @Test
    void namesAreCutAndIdentifiersBounded() {
        var phone = devices.recognise(
                alice.id(),
                Protocol.CARDDAV,
                "\u001b[2J${x}'\";--",
                "n".repeat(5_000),
                "c".repeat(5_000),
                Optional.empty());
        assertThat(phone.ownName()).hasSize(255);
        assertThat(phone.client()).hasSize(255);
        assertThat(phone.identifier()).isEqualTo("\u001b[2J${x}'\";--");
        for (var bad : List.of("", "x".repeat(1001))) {
            assertThatThrownBy(() -> contact(bad)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void anAccountHasSoManyRows() {
        for (var i = 0; i < MailboxLimits.DEFAULT.devices(); i++) {
            contact("n" + i);
        }
        assertThatThrownBy(() -> contact("one more")).isInstanceOf(OverQuota.class);
        assertThat(contact("n0").identifier()).isEqualTo("n0");
    }

    @Test
    void theClockMayGoBack() {
        contact("phone");
        fixture.time.set(fixture.time.instant().minusSeconds(3600));
        contact("phone");
        fixture.time.advance(Devices.DELAY);
        assertThat(stored().lastSync()).isEqualTo(fixture.time.instant().minus(Devices.DELAY));
    }
}
