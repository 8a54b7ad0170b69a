package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.mailbox.Precondition.NONE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();

    private Item put(String name) {
        return mailbox.commit(Batch.of(
                        Author.server("test"),
                        new Edit.PutItem(calendar, name, SampleDocuments.event(name, name), NONE)))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
    }

    private Position remove(Item item) {
        return mailbox.commit(Batch.of(Author.server("test"), new Edit.RemoveItem(item.id(), NONE)))
                .head();
    }

    private void prune(Position upTo) {
        fixture.prune(mailbox.account().id(), calendar, upTo);
    }

    @Test
    void aPositionBelowTheHorizonIsStaleAndOneAtItIsNot() {
        var known = put("a").position();
        var gone = remove(put("b"));
        var after = put("c").position();
        prune(gone);
        assertThatThrownBy(() -> mailbox.changes(calendar, known, 10)).isInstanceOf(StalePosition.class);
        assertThat(mailbox.changes(calendar, gone, 10).present())
                .extracting(Item::position)
                .containsExactly(after);
        assertThat(mailbox.changes(calendar, Position.START, 10).present()).hasSize(2);
    }

    @Test
    void aPositionAboveTheHeadIsFromAnotherLife() {
        assertThatThrownBy(() -> mailbox.changes(calendar, mailbox.head().next(), 10))
                .isInstanceOf(StalePosition.class);
        assertThat(mailbox.changes(calendar, mailbox.head(), 10).upTo()).isEqualTo(mailbox.head());
    }

    @Test
    void anUnknownCollectionIsNotFound() {
        assertThatThrownBy(() -> mailbox.changes(new CollectionId(4711), Position.START, 10))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aFirstSyncOfManyPagesPassesTheHorizon() {
        var kept = new ArrayList<Item>();
        for (var i = 0; i < 5; i++) {
            kept.add(put("kept" + i));
            remove(put("gone" + i));
        }
        prune(mailbox.head());
        remove(put("gone lately"));

        var begun = mailbox.head();
        var seen = new ArrayList<Item>();
        var page = mailbox.changes(calendar, Position.START, 2);
        seen.addAll(page.present());
        var removedMeanwhile = remove(kept.getFirst());
        var left = new ArrayList<Removal>();
        while (page.more()) {
            page = mailbox.changes(calendar, page.upTo(), begun, 2);
            seen.addAll(page.present());
            left.addAll(page.removals());
        }
        assertThat(seen)
                .extracting(Item::id)
                .containsExactlyElementsOf(kept.stream().map(Item::id).toList());
        assertThat(left).containsExactly(Removal.gone(kept.getFirst().id(), calendar, "kept0", removedMeanwhile));
        assertThat(page.upTo()).isEqualTo(mailbox.head());
    }

    @Test
    void aFirstSyncThatWasOvertakenByTheHorizonIsStale() {
        put("a");
        put("b");
        var begun = mailbox.head();
        var page = mailbox.changes(calendar, Position.START, 1);
        var gone = remove(put("c"));
        prune(gone);
        assertThatThrownBy(() -> mailbox.changes(calendar, page.upTo(), begun, 1))
                .isInstanceOf(StalePosition.class);
    }

    @Test
    void theNewestPositionOfACollectionNeverGoesBack() {
        var positions = new ArrayList<Position>();
        positions.add(mailbox.latest(calendar));
        var item = put("a");
        positions.add(mailbox.latest(calendar));
        var gone = remove(item);
        positions.add(mailbox.latest(calendar));
        prune(gone);
        positions.add(mailbox.latest(calendar));
        assertThat(positions).isSorted().last().isEqualTo(gone);
    }

    @Test
    void aPageHasAtLeastOneRow() {
        assertThatThrownBy(() -> mailbox.changes(calendar, Position.START, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemsByTimeComeInPagesByTheirIds() {
        var all = new HashSet<ItemId>();
        for (var i = 0; i < 7; i++) {
            all.add(put("e" + i).id());
        }
        var after = new ItemId(0);
        var seen = new ArrayList<ItemId>();
        for (var page = mailbox.between(calendar, 0, 1, after, 3);
                !page.isEmpty();
                page = mailbox.between(calendar, 0, 1, seen.getLast(), 3)) {
            page.forEach(item -> seen.add(item.id()));
        }
        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void earlierVersionsCanBeReadAsLongAsTheHistoryIsKept() throws Exception {
        var first = put("a");
        mailbox.commit(Batch.of(
                Author.device(fixture.device(mailbox.account(), "phone").id(), "PUT"),
                new Edit.PutItem(calendar, "a", SampleDocuments.event("a", "second"), NONE)));
        remove(first);
        var entries = mailbox.history(mailbox.head().next(), 2);
        assertThat(entries)
                .extracting(HistoryEntry::effect)
                .containsExactly(Commit.Effect.REMOVED, Commit.Effect.CHANGED);
        assertThat(entries.getLast().author().device()).isPresent();
        var texts = new ArrayList<String>();
        for (var entry : entries) {
            texts.add(SampleDocuments.text(mailbox.read(entry.before().orElseThrow())));
        }
        assertThat(texts.get(0)).contains("SUMMARY:second");
        assertThat(texts.get(1)).contains("SUMMARY:a");
        assertThat(mailbox.history(entries.getFirst().position(), 10)).doesNotContain(entries.getFirst());
        assertThat(List.copyOf(mailbox.history(mailbox.head().next(), 100)))
                .isSortedAccordingTo((a, b) -> b.position().compareTo(a.position()));
    }
}
