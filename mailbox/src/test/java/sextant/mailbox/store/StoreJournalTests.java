package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.AccountId;
import sextant.mailbox.CollectionChanges;
import sextant.mailbox.CollectionRemoval;
import sextant.mailbox.Epoch;
import sextant.mailbox.Item;
import sextant.mailbox.NotFound;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;

/** The journal: atomic, compared with its head, repeatable. */
interface StoreJournalTests extends StoreUnderTest {
    OperationId OPERATION = new OperationId("key 7, change 3");

    @Test
    default void aNewAccountStandsAtTheStartOfItsEpoch() {
        var alice = scribe("alice@example.org");
        assertThat(store().head(alice.account())).contains(new Head(new Epoch(77), Position.START));
    }

    @Test
    default void anUnknownAccountHasNoHead() {
        assertThat(store().head(new AccountId(4711))).isEmpty();
    }

    @Test
    default void anAppendToAnUnknownAccountIsRefused() {
        assertThatThrownBy(() -> store().append(
                                new AccountId(4711),
                                Position.START,
                                Optional.empty(),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    default void everyChangeOfABatchIsThereOrNone() throws StaleHead {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        var document = StoreScribe.document("one");
        long head = alice.head().value();
        Item first = StoreScribe.newItem(head + 1, in, "a.ics", document);
        Item sameName = StoreScribe.newItem(head + 2, in, "a.ics", document);
        var device = alice.newDevice(store().newDeviceId(), "phone");

        assertThatThrownBy(() -> store().append(
                                alice.account(),
                                alice.head(),
                                Optional.of(OPERATION),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of(
                                        new Change.DevicePut(device),
                                        StoreScribe.create(first, document),
                                        StoreScribe.create(sameName, document))))
                .isInstanceOf(RuntimeException.class);

        assertThat(alice.head().value()).isEqualTo(head);
        assertThat(store().count(alice.account(), in)).isZero();
        assertThat(store().bytes(alice.account())).isZero();
        assertThat(store().devices(alice.account())).isEmpty();
        assertThat(store().appended(alice.account(), OPERATION)).isEmpty();

        var appended = store().append(
                        alice.account(),
                        alice.head(),
                        Optional.of(OPERATION),
                        StoreScribe.AUTHOR,
                        StoreScribe.NOON,
                        List.of(new Change.DevicePut(device), StoreScribe.create(first, document)));
        assertThat(appended).isEqualTo(new Appended(new Position(head + 1), false));
        assertThat(store().item(alice.account(), first.id())).contains(first);
        assertThat(store().devices(alice.account())).containsExactly(device);
    }

    @Test
    default void anAppendForAnotherHeadWritesNothing() {
        var alice = scribe("alice@example.org");
        Position before = alice.head();
        var in = alice.collection(Kind.EVENT, "Work");
        var document = StoreScribe.document("late");
        Item late = StoreScribe.newItem(before.value() + 1, in, "late.ics", document);

        StaleHead stale = catchThrowableOfType(
                StaleHead.class,
                () -> store().append(
                                alice.account(),
                                before,
                                Optional.empty(),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of(StoreScribe.create(late, document))));

        assertThat(stale.head()).isEqualTo(alice.head());
        assertThat(store().count(alice.account(), in)).isZero();
        assertThat(store().history(alice.account(), new Position(100), 10)).isEmpty();
    }

    @Test
    default void anAppendForAHeadThatIsStillToComeWritesNothing() {
        var alice = scribe("alice@example.org");
        StaleHead stale = catchThrowableOfType(
                StaleHead.class,
                () -> store().append(
                                alice.account(),
                                new Position(5),
                                Optional.empty(),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of()));
        assertThat(stale.head()).isEqualTo(Position.START);
    }

    @Test
    default void positionsThatLeaveAGapAreRefused() {
        var alice = scribe("alice@example.org");
        assertThatThrownBy(() -> store().append(
                                alice.account(),
                                Position.START,
                                Optional.empty(),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                List.of(new Change.CollectionPut(StoreScribe.newCollection(2, Kind.EVENT, "Work")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(alice.head()).isEqualTo(Position.START);
    }

    @Test
    default void aRepeatedOperationAnswersAsItDidAndWritesNothing() throws StaleHead {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Position before = alice.head();
        var document = StoreScribe.document("one");
        List<Change> changes =
                List.of(StoreScribe.create(StoreScribe.newItem(before.value() + 1, in, "a.ics", document), document));

        var first = store().append(
                        alice.account(), before, Optional.of(OPERATION), StoreScribe.AUTHOR, StoreScribe.NOON, changes);
        alice.put(in, "b.ics", "two");
        var second = store().append(
                        alice.account(), before, Optional.of(OPERATION), StoreScribe.AUTHOR, StoreScribe.NOON, changes);

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new Appended(first.head(), true));
        assertThat(store().appended(alice.account(), OPERATION)).contains(first.head());
        assertThat(store().count(alice.account(), in)).isEqualTo(2);
    }

    @Test
    default void anOperationIsRememberedWhenTheStoreIsOpenedAgain() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Position before = alice.head();
        var document = StoreScribe.document("one");
        List<Change> changes =
                List.of(StoreScribe.create(StoreScribe.newItem(before.value() + 1, in, "a.ics", document), document));
        var first = store().append(
                        alice.account(), before, Optional.of(OPERATION), StoreScribe.AUTHOR, StoreScribe.NOON, changes);

        Store reopened = storeReopened();

        assertThat(reopened.append(
                        alice.account(), before, Optional.of(OPERATION), StoreScribe.AUTHOR, StoreScribe.NOON, changes))
                .isEqualTo(new Appended(first.head(), true));
        assertThat(reopened.count(alice.account(), in)).isEqualTo(1);
    }

    @Test
    default void theSameOperationOfAnotherAccountIsAnotherOne() {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        alice.append(Optional.of(OPERATION), StoreScribe.AUTHOR, StoreScribe.NOON, head -> List.of(collection(head)));
        assertThat(bob.append(
                                Optional.of(OPERATION),
                                StoreScribe.AUTHOR,
                                StoreScribe.NOON,
                                head -> List.of(collection(head)))
                        .repeated())
                .isFalse();
        assertThat(store().appended(bob.account(), OPERATION)).contains(new Position(1));
        assertThat(store().appended(bob.account(), new OperationId("another"))).isEmpty();
    }

    private static Change collection(long head) {
        return new Change.CollectionPut(StoreScribe.newCollection(head + 1, Kind.EVENT, "Work"));
    }

    @Test
    default void anAppendWithoutJournaledChangesLeavesTheHead() {
        var alice = scribe("alice@example.org");
        alice.collection(Kind.EVENT, "Work");
        Position before = alice.head();
        alice.device("phone", "key", new byte[] {1});
        assertThat(alice.head()).isEqualTo(before);
    }

    @Test
    default void aChangeMadeForAnotherRowThanTheStoredOneIsRefused() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item old = alice.put(in, "a.ics", "one");
        Item now = alice.flag(old, "seen", "1");
        Position head = alice.head();
        long next = head.value() + 1;
        for (Change change : List.of(
                StoreScribe.replace(old, next, "two"),
                new Change.ItemMoved(StoreScribe.moved(old, next, in, "b.ics"), old),
                new Change.ItemRemoved(old, new Position(next)))) {
            assertThatThrownBy(() -> alice.append(_ -> List.of(change))).isInstanceOf(RuntimeException.class);
            assertThat(alice.head()).isEqualTo(head);
            assertThat(store().item(alice.account(), now.id())).contains(now);
        }
    }

    // ---- collections ------------------------------------------------------------------------------------------------

    @Test
    default void collectionsComeInTheOrderTheyWereMade() throws Exception {
        var alice = scribe("alice@example.org");
        var zebra = alice.collection(Kind.EVENT, "Zebra");
        var apple = alice.collection(Kind.CONTACT, "Apple");
        alice.append(head ->
                List.of(new Change.CollectionPut(StoreScribe.renamed(alice.collection(zebra), "Zoo", head + 1))));

        assertThat(store().collections(alice.account())).extracting("id").containsExactly(zebra, apple);
        assertThat(store().collections(alice.account())).extracting("name").containsExactly("Zoo", "Apple");
        var before = store().collections(alice.account());
        assertThat(storeReopened().collections(alice.account())).isEqualTo(before);
    }

    @Test
    default void changedAndRemovedCollectionsAreToldFromAPosition() {
        var alice = scribe("alice@example.org");
        var kept = alice.collection(Kind.EVENT, "Kept");
        var doomed = alice.collection(Kind.TASK, "Doomed");
        alice.put(doomed, "a.ics", "one");
        Position before = alice.head();
        var fresh = alice.collection(Kind.NOTE, "Fresh");
        alice.removeCollection(doomed);
        alice.put(kept, "b.ics", "an item is no change of its collection");

        var changes = store().collectionChanges(alice.account(), before);

        assertThat(changes.present()).extracting("id").containsExactly(fresh);
        assertThat(changes.removals())
                .containsExactly(new CollectionRemoval(
                        doomed, Kind.TASK, "Doomed", new Position(alice.head().value() - 1)));
        assertThat(changes.upTo()).isEqualTo(alice.head());
        assertThat(store().collections(alice.account())).extracting("id").containsExactly(kept, fresh);
        assertThat(store().bytes(alice.account())).isEqualTo("an item is no change of its collection".length());
        assertThat(store().collectionChanges(alice.account(), Position.START))
                .isEqualTo(new CollectionChanges(
                        List.of(alice.collection(kept), alice.collection(fresh)), List.of(), alice.head()));
        assertThat(store().collectionChanges(alice.account(), alice.head()))
                .satisfies(nothing -> assertThat(nothing.present()).isEmpty())
                .satisfies(nothing -> assertThat(nothing.removals()).isEmpty());
    }
}
