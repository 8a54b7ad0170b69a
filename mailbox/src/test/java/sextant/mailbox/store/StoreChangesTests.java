package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.AccountId;
import sextant.mailbox.Changes;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.Position;
import sextant.mailbox.Removal;

/** What a device that knows a position has to be told. */
interface StoreChangesTests extends StoreUnderTest {

    @Test
    default void fromTheStartEverythingThatIsThereIsToldAndNothingThatLeft() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item a = alice.put(in, "a.ics", "a");
        Item b = alice.put(in, "b.ics", "b");
        alice.remove(a);
        Changes all = store().changes(alice.account(), in, Position.START, 100);
        assertThat(all).isEqualTo(new Changes(List.of(b), List.of(), alice.head(), false));
    }

    @Test
    default void onlyWhatHappenedSinceIsToldInTheOrderItHappened() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item a = alice.put(in, "a.ics", "a");
        Item b = alice.put(in, "b.ics", "b");
        alice.put(in, "untouched.ics", "c");
        Position known = alice.head();
        Position gone = alice.remove(b);
        Item flagged = alice.flag(a, "seen", "1");
        Item fresh = alice.put(in, "d.ics", "d");

        assertThat(store().changes(alice.account(), in, known, 100))
                .isEqualTo(new Changes(
                        List.of(flagged, fresh),
                        List.of(Removal.gone(b.id(), in, "b.ics", gone)),
                        alice.head(),
                        false));
    }

    @Test
    default void whatHappensInOtherCollectionsIsNotTold() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Position known = alice.head();
        alice.put(home, "a.ics", "a");
        assertThat(store().changes(alice.account(), work, known, 100))
                .isEqualTo(new Changes(List.of(), List.of(), alice.head(), false));
    }

    @Test
    default void aMovedItemLeavesOneCollectionAndComesIntoTheOther() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item item = alice.put(work, "a.ics", "a");
        Position known = alice.head();
        Item moved = alice.move(item, home, "b.ics");

        assertThat(moved.id()).isEqualTo(item.id());
        assertThat(store().changes(alice.account(), work, known, 100))
                .isEqualTo(new Changes(
                        List.of(),
                        List.of(Removal.gone(item.id(), work, "a.ics", moved.position())),
                        alice.head(),
                        false));
        assertThat(store().changes(alice.account(), home, known, 100))
                .isEqualTo(new Changes(List.of(moved), List.of(), alice.head(), false));
    }

    @Test
    default void aRenamedItemIsToldUnderBothNamesInOnePage() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        Item a = alice.put(work, "a.ics", "a");
        Item b = alice.put(work, "b.ics", "b");
        Position known = alice.head();
        Item flagged = alice.flag(b, "seen", "1");
        Item renamed = alice.move(a, work, "c.ics");
        alice.put(work, "d.ics", "d");

        Changes first = store().changes(alice.account(), work, known, 2);
        assertThat(first).isEqualTo(new Changes(List.of(flagged), List.of(), flagged.position(), true));
        Changes second = store().changes(alice.account(), work, first.upTo(), 2);
        assertThat(second)
                .isEqualTo(new Changes(
                        List.of(renamed),
                        List.of(new Removal(a.id(), work, "a.ics", renamed.position(), false, true)),
                        renamed.position(),
                        true));
    }

    @Test
    default void anItemWhoseNameAnotherHasNowIsStillToldAsGone() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item old = alice.put(in, "a.ics", "old");
        Position known = alice.head();
        alice.remove(old);
        Item fresh = alice.put(in, "a.ics", "new");

        assertThat(fresh.id()).isNotEqualTo(old.id());
        assertThat(store().changes(alice.account(), in, known, 100))
                .isEqualTo(new Changes(
                        List.of(fresh),
                        List.of(new Removal(old.id(), in, "a.ics", known.next(), true, false)),
                        alice.head(),
                        false));
    }

    @Test
    default void anItemThatIsBackUnderItsNameIsOnlyPresent() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item item = alice.put(work, "a.ics", "a");
        Position known = alice.head();
        Item back = alice.move(alice.move(item, home, "b.ics"), work, "a.ics");

        assertThat(store().changes(alice.account(), work, known, 100))
                .isEqualTo(new Changes(List.of(back), List.of(), alice.head(), false));
    }

    @Test
    default void anItemWhoseOldNameAnotherHasNowIsNotGone() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        Item item = alice.put(work, "a.ics", "a");
        Position known = alice.head();
        Item renamed = alice.move(item, work, "b.ics");
        Item other = alice.put(work, "a.ics", "another");

        assertThat(store().changes(alice.account(), work, known, 100))
                .isEqualTo(new Changes(
                        List.of(renamed, other),
                        List.of(new Removal(item.id(), work, "a.ics", renamed.position(), true, true)),
                        alice.head(),
                        false));
    }

    @Test
    default void aPageEndsAtItsLastRowAndTheNextBeginsBehindIt() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        var items = new ArrayList<Item>();
        for (int i = 0; i < 5; i++) {
            items.add(alice.put(in, i + ".ics", "text " + i));
        }
        Changes first = store().changes(alice.account(), in, Position.START, 2);
        assertThat(first)
                .isEqualTo(
                        new Changes(items.subList(0, 2), List.of(), items.get(1).position(), true));
        Changes second = store().changes(alice.account(), in, first.upTo(), 2);
        assertThat(second)
                .isEqualTo(
                        new Changes(items.subList(2, 4), List.of(), items.get(3).position(), true));
        assertThat(store().changes(alice.account(), in, second.upTo(), 2))
                .isEqualTo(new Changes(items.subList(4, 5), List.of(), alice.head(), false));
        assertThat(store().changes(alice.account(), in, second.upTo(), 1).more())
                .isFalse();
    }

    @Test
    default void whoeverBeganWithNothingHearsOnlyOfWhatLeftSince() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item first = alice.put(in, "a.ics", "a");
        alice.remove(alice.put(in, "b.ics", "b"));
        Item second = alice.put(in, "c.ics", "c");
        var begun = alice.head();
        Item third = alice.put(in, "d.ics", "d");
        alice.remove(third);
        var page = store().changes(alice.account(), in, first.position(), begun, 10);
        assertThat(page.present()).containsExactly(second);
        assertThat(page.removals()).extracting(Removal::name).containsExactly("d.ics");
        assertThat(store().changes(alice.account(), in, first.position(), 10).removals())
                .extracting(Removal::name)
                .containsExactly("b.ics", "d.ics");
    }

    @Test
    default void theNewestPositionOfACollectionIsThatOfItsNewestRowOrTombstone() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        var other = alice.collection(Kind.EVENT, "Home");
        assertThat(store().latest(alice.account(), in)).isEqualTo(Position.START);
        Item a = alice.put(in, "a.ics", "a");
        assertThat(store().latest(alice.account(), in)).isEqualTo(a.position());
        alice.put(other, "b.ics", "b");
        assertThat(store().latest(alice.account(), in)).isEqualTo(a.position());
        Position gone = alice.remove(a);
        assertThat(store().latest(alice.account(), in)).isEqualTo(gone);
        store().prune(alice.account(), in, gone);
        assertThat(store().latest(alice.account(), in)).isEqualTo(gone);
    }

    /** Random edits in two collections, watched through pages of every size: the replica ends as the collection is. */
    @Test
    default void aReplicaThatTakesPagesOfAnySizeEndsLikeTheCollection() {
        for (long seed = 1; seed <= 4; seed++) {
            var random = new SplittableRandom(seed);
            var scribe = scribe("seed" + seed + "@example.org");
            var here = scribe.collection(Kind.EVENT, "Here");
            var there = scribe.collection(Kind.EVENT, "There");
            var replica = new Replica(store(), scribe.account(), here);
            for (int step = 0; step < 60; step++) {
                edit(scribe, here, there, random);
                if (random.nextInt(4) == 0) {
                    replica.takePage(1 + random.nextInt(5));
                }
            }
            replica.takeAll(1 + random.nextInt(5));
            assertThat(replica.names()).as("seed %d", seed).isEqualTo(Replica.namesOf(store(), scribe.account(), here));
        }
    }

    /** One random edit: create, change, flag, move away, move back, remove; nothing if it does not fit. */
    static void edit(StoreScribe scribe, CollectionId here, CollectionId there, SplittableRandom random) {
        String name = "n" + random.nextInt(8) + ".ics";
        int choice = random.nextInt(7);
        String text = "text " + random.nextInt(1000);
        scribe.append(head -> {
            Item standing = scribe.itemByName(here, name);
            Item away = scribe.itemByName(there, name);
            if (standing == null) {
                return away == null || choice > 2
                        ? created(head + 1, here, name, text)
                        : List.of(new Change.ItemMoved(StoreScribe.moved(away, head + 1, here, name), away));
            }
            return switch (choice) {
                case 0, 1 -> List.of(StoreScribe.replace(standing, head + 1, text));
                case 2 -> List.of(flagged(standing, head + 1, text));
                case 3, 4 -> away != null ? List.of() : List.of(moved(standing, head + 1, there));
                default -> List.of(new Change.ItemRemoved(standing, new Position(head + 1)));
            };
        });
    }

    private static List<Change> created(long position, CollectionId in, String name, String text) {
        var document = StoreScribe.document(text);
        return List.of(StoreScribe.create(StoreScribe.newItem(position, in, name, document), document));
    }

    private static Change flagged(Item item, long position, String value) {
        return new Change.ItemPut(
                StoreScribe.flagged(item, position, "note", value), Optional.empty(), Optional.of(item));
    }

    private static Change moved(Item item, long position, CollectionId to) {
        return new Change.ItemMoved(StoreScribe.moved(item, position, to, item.name()), item);
    }

    /** What a device knows of a collection: names and the hashes of what they hold. */
    final class Replica {
        private final Store store;
        private final AccountId account;
        private final CollectionId in;
        private final SortedMap<String, String> names = new TreeMap<>();
        private Position known = Position.START;

        Replica(Store store, AccountId account, CollectionId in) {
            this.store = store;
            this.account = account;
            this.in = in;
        }

        SortedMap<String, String> names() {
            return names;
        }

        /** Takes one page; says whether there is more. */
        boolean takePage(int limit) {
            Changes page = store.changes(account, in, known, limit);
            assertThat(page.present().size() + page.removals().size()).isLessThanOrEqualTo(Math.max(limit, 2));
            assertThat(page.present())
                    .allSatisfy(item -> assertThat(item.position()).isGreaterThan(known));
            assertThat(page.removals())
                    .allSatisfy(gone -> assertThat(gone.position()).isGreaterThan(known));
            page.removals().stream().filter(gone -> !gone.nameTaken()).forEach(gone -> names.remove(gone.name()));
            page.present().forEach(item -> names.put(item.name(), content(item)));
            known = page.upTo();
            return page.more();
        }

        void takeAll(int limit) {
            boolean more;
            do {
                more = takePage(limit);
            } while (more);
        }

        static SortedMap<String, String> namesOf(Store store, AccountId account, CollectionId in) {
            var names = new TreeMap<String, String>();
            store.changes(account, in, Position.START, 100_000)
                    .present()
                    .forEach(item -> names.put(item.name(), content(item)));
            return names;
        }

        private static String content(Item item) {
            return item.id().value() + " " + item.hash() + " " + item.properties();
        }
    }
}
