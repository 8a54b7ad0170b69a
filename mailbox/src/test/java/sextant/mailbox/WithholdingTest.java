package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;

class WithholdingTest {
    private static final Set<Kind> TASKS = Set.of(Kind.TASK);

    private final MailboxFixture fixture = new MailboxFixture();
    private final Withholding withholding = new Withholding(fixture.mailboxes, fixture.devices);
    private final Account alice = fixture.account("alice");
    private final Device phone = fixture.device(alice, "phone");
    private final Mailbox whole = fixture.mailboxes.of(alice.id());
    private final CollectionId tasks = whole.collection(Role.TASKS).id();
    private Item task = first("a");

    private Item first(String uid) {
        put(whole, tasks, uid);
        return whole.item(tasks, uid).orElseThrow();
    }

    private static void put(Mailbox mailbox, CollectionId into, String uid) {
        mailbox.commit(Batch.of(
                Author.server("test"),
                new Edit.PutItem(into, uid, SampleDocuments.task(uid, "Task " + uid), Precondition.NONE)));
    }

    private Mailbox view() {
        return withholding.view(whole, phone.id());
    }

    @BeforeEach
    void withhold() {
        assertThat(view()).isSameAs(whole);
        withholding.set(alice.id(), phone.id(), TASKS);
    }

    @Test
    void whatIsWithheldIsNotThere() {
        var view = view();
        assertThat(view.collections())
                .extracting(Collection::kind)
                .doesNotContain(Kind.TASK)
                .contains(Kind.EVENT);
        assertThat(view.collection(tasks)).isEmpty();
        assertThatThrownBy(() -> view.within(tasks)).isInstanceOf(NotFound.class);
        assertThat(view.room()).isEqualTo(whole.room());
        assertThat(view.collection(Shelf.CALENDARS, whole.collection(Role.TASKS).segment()))
                .isEmpty();
        assertThat(view.item(task.id())).isEmpty();
        assertThat(view.item(tasks, "a")).isEmpty();
        assertThat(view.withUid(task.summary().uid())).isEmpty();
        assertThat(view.collectionChanges(Position.START).present())
                .extracting(Collection::kind)
                .doesNotContain(Kind.TASK);
        assertThatThrownBy(() -> view.changes(tasks, Position.START, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> view.count(tasks)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> view.latest(tasks)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> view.between(tasks, 0, 1, new ItemId(0), 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> view.await(new Watch(Set.of(tasks), whole.head()), Duration.ofHours(1)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nothingOfItCanBeWritten() {
        var view = view();
        var calendar = whole.collection(Role.CALENDAR).id();
        for (var edit : List.<Edit>of(
                new Edit.PutItem(tasks, "b", SampleDocuments.task("b", "B"), Precondition.NONE),
                new Edit.AddItem(tasks, SampleDocuments.task("b", "B"), Properties.NONE),
                new Edit.ReplaceItem(task.id(), SampleDocuments.task("a", "B"), Precondition.NONE),
                new Edit.SetProperties(task.id(), properties -> properties.with("seen", "yes")),
                new Edit.MoveItem(task.id(), calendar, "a", false, Precondition.NONE),
                new Edit.CopyItem(task.id(), calendar, "a", false, Precondition.NONE),
                new Edit.CopyCollection(tasks, Optional.empty(), "More", "more", true),
                new Edit.Expect(tasks, "a", Precondition.EXISTS),
                new Edit.RemoveItem(task.id(), Precondition.NONE),
                new Edit.RemoveCollection(tasks))) {
            assertThatThrownBy(() -> view.commit(Batch.of(Author.server("test"), edit)))
                    .as(edit.toString())
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> view.commit(Batch.of(
                        Author.server("test"),
                        new Edit.CreateCollection(
                                Kind.TASK, TASKS, Optional.empty(), "More", "more", Properties.NONE))))
                .isInstanceOf(Refused.class);
        assertThat(whole.item(tasks, "a")).contains(task);
    }

    @Test
    void whatIsAllowedAgainGoesOnWhereTheDeviceLeftIt() {
        var left = whole.changes(tasks, Position.START, 10).upTo();
        put(whole, tasks, "b");
        withholding.set(alice.id(), phone.id(), Set.of());
        assertThat(view()).isSameAs(whole);
        assertThat(view().changes(tasks, left, 10).present())
                .extracting(Item::name)
                .containsExactly("b");
    }

    @Test
    void anotherProcessKnowsItAndItGoesWithTheRow() {
        var other = fixture.otherProcess();
        assertThat(new Withholding(other, new Devices(other)).of(alice.id(), phone.id()))
                .isEqualTo(TASKS);
        fixture.devices.remove(alice.id(), phone.id());
        assertThat(withholding.of(alice.id(), phone.id())).isEmpty();
        assertThatThrownBy(() -> withholding.set(alice.id(), phone.id(), TASKS)).isInstanceOf(NotFound.class);
    }
}
