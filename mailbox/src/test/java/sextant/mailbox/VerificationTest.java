package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Summary;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.StaleHead;

class VerificationTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Account alice = fixture.account("alice");
    private final Mailbox mailbox = fixture.mailboxes.of(alice.id());
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();
    private final Item item = put("a.ics", "a");
    private final Verification verification = new Verification(fixture.store, SampleDocuments::summarize);

    private Item put(String name, String uid) {
        return mailbox.commit(Batch.of(
                        Author.server("test"),
                        new Edit.PutItem(calendar, name, SampleDocuments.event(uid, "x"), Precondition.NONE)))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
    }

    /** Appends behind the mailbox's back. */
    private void append(Change change) throws StaleHead {
        fixture.store.append(
                alice.id(),
                mailbox.head(),
                Optional.empty(),
                Author.server("mischief"),
                fixture.time.instant(),
                List.of(change));
    }

    private static Item with(Item item, Position position, Position arrived, Summary summary) {
        return new Item(
                item.id(),
                item.collection(),
                item.name(),
                item.format(),
                item.hash(),
                summary,
                item.properties(),
                position,
                item.contentPosition(),
                arrived,
                item.created(),
                item.modified());
    }

    @Test
    void aSoundMailboxHasNoProblems() {
        put("b.ics", "b");
        assertThat(verification.all()).isEmpty();
        assertThat(verification.account(new AccountId(4711))).hasSize(1);
    }

    @Test
    void aMissingOrDamagedDocumentIsFound() {
        fixture.store.damage(alice.id(), item.hash(), Optional.empty());
        assertThat(verification.account(alice.id()))
                .singleElement()
                .asString()
                .contains("item " + item.id().value() + " has no sound document");
        fixture.store.damage(alice.id(), item.hash(), Optional.of(SampleDocuments.event("a", "other octets")));
        assertThat(verification.account(alice.id())).hasSize(1);
        fixture.store.damage(alice.id(), item.hash(), Optional.of(SampleDocuments.event("a", "x")));
        assertThat(verification.all()).isEmpty();
    }

    @Test
    void aSummaryThatIsNotTheDocumentsIsFound() throws Exception {
        var other = SampleDocuments.summarize(SampleDocuments.event("a", "y"));
        append(new Change.ItemPut(
                with(item, mailbox.head().next(), item.arrived(), other), Optional.empty(), Optional.of(item)));
        assertThat(verification.account(alice.id())).singleElement().asString().contains("is summarized otherwise");
    }

    @Test
    void positionsThatContradictEachOtherAreFound() throws Exception {
        append(new Change.ItemPut(
                with(item, mailbox.head().next(), new Position(1), item.summary()),
                Optional.empty(),
                Optional.of(item)));
        assertThat(verification.account(alice.id())).singleElement().asString().contains("contradict");
    }

    @Test
    void twoItemsOfOneUidAreFound() throws Exception {
        var position = mailbox.head().next();
        append(new Change.ItemPut(
                new Item(
                        new ItemId(position.value()),
                        calendar,
                        "b.ics",
                        item.format(),
                        item.hash(),
                        item.summary(),
                        Properties.NONE,
                        position,
                        position,
                        position,
                        item.created(),
                        item.modified()),
                Optional.empty(),
                Optional.empty()));
        assertThat(verification.account(alice.id())).singleElement().asString().contains("UID");
    }

    @Test
    void aMissingRoleIsFound() throws Exception {
        append(new Change.CollectionRemoved(
                mailbox.collection(Role.JUNK), mailbox.head().next()));
        assertThat(verification.account(alice.id()))
                .singleElement()
                .asString()
                .contains("0 collections of the role JUNK");
    }
}
