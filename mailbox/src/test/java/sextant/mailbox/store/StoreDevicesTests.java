package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.NotFound;
import sextant.mailbox.Position;
import sextant.mailbox.Protocol;

/** Device rows and their state. */
interface StoreDevicesTests extends StoreUnderTest {

    @Test
    default void aDeviceAndItsStateAreKept() throws Exception {
        var alice = scribe("alice@example.org");
        Device phone = alice.device("phone", "key", new byte[] {1, 0, -1});
        Device named = new Device(
                phone.id(),
                alice.account(),
                Protocol.SYNCML,
                "another identifier",
                "own",
                Optional.of("Alice's phone"),
                "client/2.0",
                Optional.of(new CredentialId(3)),
                StoreScribe.NOON,
                StoreScribe.NOON.plusNanos(1),
                Device.Access.BLOCKED);
        alice.append(_ -> List.of(new Change.DevicePut(named)));

        Store reopened = storeReopened();
        assertThat(reopened.devices(alice.account())).containsExactly(named);
        assertThat(reopened.state(alice.account(), phone.id(), "key")).contains(new byte[] {1, 0, -1});
        assertThat(reopened.state(alice.account(), phone.id(), "another")).isEmpty();
    }

    @Test
    default void stateIsWrittenWithTheItemsOfItsBatchOrNotAtAll() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Device phone = alice.device("phone", "key", new byte[] {1});
        var document = StoreScribe.document("a");
        Change state = new Change.StateSet(phone.id(), "key", Optional.of(new byte[] {2}));

        assertThatThrownBy(() -> store().append(
                                alice.account(),
                                Position.START,
                                Optional.empty(),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of(state)))
                .isInstanceOf(StaleHead.class);
        assertThat(store().state(alice.account(), phone.id(), "key")).contains(new byte[] {1});

        alice.append(head ->
                List.of(StoreScribe.create(StoreScribe.newItem(head + 1, in, "a.ics", document), document), state));
        assertThat(store().state(alice.account(), phone.id(), "key")).contains(new byte[] {2});
        assertThat(store().count(alice.account(), in)).isEqualTo(1);
    }

    @Test
    default void anEmptyValueDropsTheState() {
        var alice = scribe("alice@example.org");
        Device phone = alice.device("phone", "key", new byte[0]);
        assertThat(store().state(alice.account(), phone.id(), "key")).contains(new byte[0]);
        alice.append(_ -> List.of(new Change.StateSet(phone.id(), "key", Optional.empty())));
        assertThat(store().state(alice.account(), phone.id(), "key")).isEmpty();
    }

    @Test
    default void aRemovedDeviceLosesItsStateAndItsIdIsNeverGivenAgain() throws Exception {
        var alice = scribe("alice@example.org");
        Device phone = alice.device("phone", "key", new byte[] {1});
        Device tablet = alice.device("tablet", "key", new byte[] {2});
        alice.append(_ -> List.of(new Change.DeviceRemoved(phone.id())));

        assertThat(store().devices(alice.account())).containsExactly(tablet);
        assertThat(store().state(alice.account(), phone.id(), "key")).isEmpty();
        assertThat(store().state(alice.account(), tablet.id(), "key")).contains(new byte[] {2});

        alice.append(_ -> List.of(new Change.DeviceRemoved(tablet.id())));
        var given = new HashSet<>(List.of(phone.id(), tablet.id()));
        assertThat(given.add(store().newDeviceId())).isTrue();
        Store reopened = storeReopened();
        assertThat(given.add(reopened.newDeviceId())).isTrue();
        assertThat(given.add(reopened.newDeviceId())).isTrue();
    }

    @Test
    default void aDeviceThatIsGoneGetsNoState() {
        var alice = scribe("alice@example.org");
        Device phone = alice.device("phone", "key", new byte[] {1});
        alice.append(_ -> List.of(new Change.DeviceRemoved(phone.id())));
        assertThatThrownBy(() ->
                        alice.append(_ -> List.of(new Change.StateSet(phone.id(), "key", Optional.of(new byte[] {2})))))
                .isInstanceOf(NotFound.class);
        assertThat(store().state(alice.account(), phone.id(), "key")).isEmpty();
    }

    @Test
    default void aDeviceOfAnotherAccountIsUnknown() {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        Device phone = alice.device("phone", "key", new byte[] {1});
        assertThat(store().devices(bob.account())).isEmpty();
        assertThat(store().state(bob.account(), phone.id(), "key")).isEmpty();
        for (Change foreign : List.<Change>of(
                new Change.StateSet(phone.id(), "key", Optional.of(new byte[] {2})),
                new Change.DeviceRemoved(phone.id()),
                new Change.DevicePut(bob.newDevice(phone.id(), "phone")))) {
            assertThatThrownBy(() -> bob.append(_ -> List.of(foreign))).isInstanceOf(NotFound.class);
        }
        assertThat(store().devices(alice.account())).containsExactly(phone);
        assertThat(store().state(alice.account(), phone.id(), "key")).contains(new byte[] {1});
    }

    @Test
    default void aTouchMovesTheLastSyncAlone() {
        var alice = scribe("alice@example.org");
        Device phone = alice.device("phone", "key", new byte[] {1});
        Device tablet = alice.device("tablet", "key", new byte[] {2});
        var later = StoreScribe.NOON.plusSeconds(60);
        Position head = alice.head();
        store().touch(Map.of(phone.id(), later, new DeviceId(4711), later));
        assertThat(store().devices(alice.account())).extracting("lastSync").containsExactly(later, StoreScribe.NOON);
        assertThat(store().devices(alice.account())).last().isEqualTo(tablet);
        assertThat(alice.head()).isEqualTo(head);
    }
}
