package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.Epoch;
import sextant.mailbox.Item;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.Removal;

/** Pruning, forgetting, new epochs. */
interface StoreCareTests extends StoreUnderTest {

    @Test
    default void pruningDropsOldTombstonesAndRaisesTheHorizonOfThatCollectionAlone() throws Exception {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item a = alice.put(work, "a.ics", "a");
        Item b = alice.put(work, "b.ics", "b");
        Item c = alice.put(home, "c.ics", "c");
        Position known = alice.head();
        Position first = alice.remove(a);
        Position second = alice.remove(b);
        alice.remove(c);

        store().prune(alice.account(), work, first);

        assertThat(alice.collection(work).horizon()).isEqualTo(first);
        assertThat(alice.collection(home).horizon()).isEqualTo(Position.START);
        assertThat(store().changes(alice.account(), work, known, 10).removals())
                .containsExactly(Removal.gone(b.id(), work, "b.ics", second));
        assertThat(store().changes(alice.account(), home, known, 10).removals()).hasSize(1);

        store().prune(alice.account(), work, known);
        assertThat(alice.collection(work).horizon()).isEqualTo(first);
        assertThat(storeReopened().collections(alice.account()))
                .extracting("horizon")
                .containsExactly(first, Position.START);
    }

    @Test
    default void aCollectionWrittenFromAnOlderReadKeepsItsHorizon() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var read = alice.collection(work);
        Position gone = alice.remove(alice.put(work, "a.ics", "a"));
        store().prune(alice.account(), work, gone);
        alice.append(head -> List.of(new Change.CollectionPut(StoreScribe.renamed(read, "Job", head + 1))));
        assertThat(alice.collection(work).horizon()).isEqualTo(gone);
        assertThat(alice.collection(work).name()).isEqualTo("Job");
    }

    @Test
    default void forgettingDropsHistoryAndOperationsFromBeforeTheMoment() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        var early = new OperationId("early");
        var late = new OperationId("late");
        Item item = alice.put(in, "a.ics", "first");
        alice.append(
                Optional.of(early),
                StoreScribe.AUTHOR,
                StoreScribe.NOON,
                head -> List.of(StoreScribe.replace(item, head + 1, "second")));
        Item second = store().item(alice.account(), item.id()).orElseThrow();
        alice.append(
                Optional.of(late),
                StoreScribe.AUTHOR,
                StoreScribe.NOON.plusSeconds(60),
                head -> List.of(StoreScribe.replace(second, head + 1, "third")));

        store().forget(StoreScribe.NOON.plusSeconds(60));

        assertThat(store().history(alice.account(), new Position(100), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.before()).contains(second));
        assertThat(store().appended(alice.account(), early)).isEmpty();
        assertThat(store().appended(alice.account(), late)).contains(alice.head());
        assertThatThrownBy(() -> store().document(alice.account(), item).octets())
                .isInstanceOf(IOException.class);
        assertThat(store().document(alice.account(), second).octets())
                .asString()
                .isEqualTo("second");
        Item third = store().item(alice.account(), item.id()).orElseThrow();
        assertThat(store().document(alice.account(), third).octets()).asString().isEqualTo("third");
    }

    @Test
    default void everyAccountGetsANewEpochAndKeepsItsPositions() throws Exception {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        alice.collection(Kind.EVENT, "Work");
        var epochs = new AtomicLong(1000);
        store().newEpochs(epochs::incrementAndGet);
        Store reopened = storeReopened();
        assertThat(List.of(
                        reopened.head(alice.account()).orElseThrow(),
                        reopened.head(bob.account()).orElseThrow()))
                .containsExactlyInAnyOrder(
                        new Head(new Epoch(1001), new Position(1)), new Head(new Epoch(1002), Position.START));
    }
}
