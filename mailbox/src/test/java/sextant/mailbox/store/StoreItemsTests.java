package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.mailbox.Author;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Commit;
import sextant.mailbox.DeviceId;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;

/** Rows of items: what was written is what is read. */
interface StoreItemsTests extends StoreUnderTest {

    @Test
    default void anItemIsFoundByItsIdItsNameAndItsUid() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item first = alice.put(work, "a.ics", "a");
        Item copy = alice.put(home, "a.ics", "a");

        assertThat(store().item(alice.account(), first.id())).contains(first);
        assertThat(store().itemByName(alice.account(), home, "a.ics")).contains(copy);
        assertThat(store().itemByName(alice.account(), home, "A.ics")).isEmpty();
        assertThat(store().itemsByUid(alice.account(), "uid-a.ics")).containsExactly(first, copy);
        assertThat(store().item(alice.account(), new ItemId(4711))).isEmpty();
        assertThat(store().itemsByUid(alice.account(), "another")).isEmpty();
    }

    @Test
    default void itemsAreFoundByManyNamesAtOnce() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item a = alice.put(work, "a.ics", "a");
        alice.put(work, "b.ics", "b");
        Item c = alice.put(work, "c.ics", "c");
        alice.put(home, "a.ics", "a");
        assertThat(store().itemsByName(alice.account(), work, Set.of("a.ics", "c.ics", "d.ics")))
                .containsExactlyInAnyOrder(a, c);
        assertThat(store().itemsByName(alice.account(), work, Set.of())).isEmpty();
    }

    /** Whoever pages through them sees what stays exactly once, whatever comes, goes and changes meanwhile. */
    @Test
    default void allItemsComePageByPageWhateverHappensMeanwhile() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        alice.put(alice.collection(Kind.EVENT, "Home"), "elsewhere", "x");
        var stays = new ArrayList<Item>();
        for (String name : List.of("m", "\u00E9", "a", "Z", "\uD83D\uDE00", "\uFF21", "k", "b", " ")) {
            stays.add(alice.put(in, name, name));
        }
        var seen = new ArrayList<Item>();
        var after = "";
        while (true) {
            var page = store().items(alice.account(), in, after, 2);
            if (page.isEmpty()) {
                break;
            }
            seen.addAll(page);
            after = page.getLast().name();
            if (seen.size() == 2) {
                alice.remove(seen.removeLast());
            } else if (seen.size() == 3) {
                alice.replace(seen.getFirst(), "changed meanwhile");
            }
        }
        assertThat(seen).hasSize(stays.size() - 1).doesNotHaveDuplicates().isSubsetOf(stays);
    }

    @Test
    default void anItemOfOneAccountIsNotFoundInAnother() {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        Item item = alice.put(alice.collection(Kind.EVENT, "Work"), "a.ics", "a");
        bob.collection(Kind.EVENT, "Work");
        assertThat(store().item(bob.account(), item.id())).isEmpty();
        assertThat(store().itemsByUid(bob.account(), "uid-a.ics")).isEmpty();
        assertThat(store().changes(bob.account(), item.collection(), Position.START, 10)
                        .present())
                .isEmpty();
    }

    @Test
    default void everyFieldOfAnItemComesBackAsItWas() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        var document = StoreScribe.document("a");
        var oddNames =
                List.of("caf\u00E9 \u2603 \uD83D\uDE00.ics", "\u202Eabc", "' OR 1=1; --", "a\u0000b", "%_*", " ");
        var written = new ArrayList<Item>();
        for (String name : oddNames) {
            Summary summary =
                    StoreScribe.summary("uid \u0000 " + name, Summary.UNBOUNDED_PAST, Summary.UNBOUNDED_FUTURE, 1);
            Item item = alice.put(in, name, document, summary);
            written.add(alice.flag(item, "{http://example.org/}x", name));
        }
        Store reopened = storeReopened();
        for (Item item : written) {
            assertThat(reopened.item(alice.account(), item.id())).contains(item);
            assertThat(reopened.itemByName(alice.account(), in, item.name())).contains(item);
        }
        assertThat(reopened.changes(alice.account(), in, Position.START, 100).present())
                .isEqualTo(written);
    }

    @Test
    default void aFlagIsNoContentChange() {
        var alice = scribe("alice@example.org");
        Item item = alice.put(alice.collection(Kind.EVENT, "Work"), "a.ics", "a");
        Item flagged = alice.flag(item, "seen", "1");
        assertThat(flagged.contentPosition()).isEqualTo(item.position());
        assertThat(flagged.position()).isEqualTo(alice.head());
        assertThat(flagged.properties().get("seen")).contains("1");
    }

    @Test
    default void itemsThatTouchASpanComeInTheOrderOfTheirIds() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item later = span(alice, in, "later", 200, 300);
        Item endless = span(alice, in, "endless", 0, Summary.UNBOUNDED_FUTURE);
        Item before = span(alice, in, "before", 0, 99);
        Item touching = span(alice, in, "touching", 0, 100);
        Item undated = span(alice, in, "undated", Summary.UNBOUNDED_PAST, Summary.UNBOUNDED_FUTURE);
        Item inside = span(alice, in, "inside", 120, 130);

        assertThat(between(alice, in, 100, 200, 0, 10)).containsExactly(endless, touching, undated, inside);
        assertThat(between(alice, in, 100, 201, 0, 10)).containsExactly(later, endless, touching, undated, inside);
        assertThat(between(alice, in, 99, 100, 0, 10)).containsExactly(endless, before, touching, undated);
        assertThat(between(alice, in, 100, 201, 0, 2)).containsExactly(later, endless);
        assertThat(between(alice, in, 100, 201, endless.id().value(), 2)).containsExactly(touching, undated);
        assertThat(between(alice, in, 100, 201, inside.id().value(), 2)).isEmpty();
    }

    private static Item span(StoreScribe scribe, CollectionId in, String name, long first, long last) {
        var document = StoreScribe.document(name);
        return scribe.put(in, name, document, StoreScribe.summary(name, first, last, document.size()));
    }

    private List<Item> between(StoreScribe scribe, CollectionId in, long from, long to, long after, int limit) {
        return store().itemsBetween(scribe.account(), in, from, to, new ItemId(after), limit);
    }

    @Test
    default void countsAndOctetsFollowEveryChange() {
        var alice = scribe("alice@example.org");
        var work = alice.collection(Kind.EVENT, "Work");
        var home = alice.collection(Kind.EVENT, "Home");
        Item a = alice.put(work, "a.ics", "12345");
        Item b = alice.put(work, "b.ics", "12345");
        assertThat(store().bytes(alice.account())).isEqualTo(10);
        a = alice.replace(a, "1234567");
        assertThat(store().bytes(alice.account())).isEqualTo(12);
        alice.flag(a, "seen", "1");
        b = alice.move(b, home, "b.ics");
        assertThat(store().bytes(alice.account())).isEqualTo(12);
        assertThat(store().count(alice.account(), work)).isEqualTo(1);
        assertThat(store().count(alice.account(), home)).isEqualTo(1);
        alice.remove(b);
        assertThat(store().bytes(alice.account())).isEqualTo(7);
        assertThat(store().count(alice.account(), home)).isZero();
    }

    @Test
    default void theHistorySaysWhoDidWhatAndWhatWasThereBefore() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.EVENT, "Work");
        Item created = alice.put(in, "a.ics", "first");
        var phone = Author.device(new DeviceId(9), "Sync");
        var later = StoreScribe.NOON.plusSeconds(60);
        alice.append(Optional.empty(), phone, later, head -> List.of(StoreScribe.replace(created, head + 1, "second")));
        Item changed = store().item(alice.account(), created.id()).orElseThrow();
        Item moved = alice.move(changed, in, "b.ics");
        Position gone = alice.remove(moved);
        alice.collection(Kind.EVENT, "a collection is no item");

        var entries = List.of(
                entry(gone, created.id(), Commit.Effect.REMOVED, Optional.of(moved)),
                entry(moved.position(), created.id(), Commit.Effect.CHANGED, Optional.of(changed)),
                new HistoryEntry(
                        changed.position(), created.id(), Commit.Effect.CHANGED, phone, later, Optional.of(created)),
                entry(created.position(), created.id(), Commit.Effect.CREATED, Optional.empty()));
        Store reopened = storeReopened();
        assertThat(reopened.history(alice.account(), new Position(100), 10)).isEqualTo(entries);
        assertThat(reopened.history(alice.account(), gone, 2)).isEqualTo(entries.subList(1, 3));
        assertThat(reopened.document(alice.account(), created).octets())
                .asString()
                .isEqualTo("first");
        assertThat(reopened.document(alice.account(), moved).octets())
                .asString()
                .isEqualTo("second");
    }

    private static HistoryEntry entry(Position position, ItemId item, Commit.Effect effect, Optional<Item> before) {
        return new HistoryEntry(position, item, effect, StoreScribe.AUTHOR, StoreScribe.NOON, before);
    }
}
