package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.mailbox.Precondition.NONE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.Commit.Effect;

class CollectionEditsTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");

    @AfterEach
    void theMailboxIsSound() {
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    private Commit commit(Edit... edits) {
        return mailbox.commit(Batch.of(Author.server("test"), edits));
    }

    private static Edit.CreateCollection calendar(String segment) {
        return new Edit.CreateCollection(
                Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), segment, segment, Properties.NONE);
    }

    private static Edit.CreateCollection folder(String segment, Optional<CollectionId> parent) {
        return new Edit.CreateCollection(Kind.MESSAGE, Set.of(Kind.MESSAGE), parent, segment, segment, Properties.NONE);
    }

    private static Edit.ChangeCollection change(
            CollectionId id, Optional<String> segment, Optional<CollectionId> parent) {
        return new Edit.ChangeCollection(id, Optional.empty(), segment, parent, properties -> properties);
    }

    private Collection made(Edit edit) {
        return commit(edit).outcomes().getFirst().collection().orElseThrow();
    }

    @Test
    void aNewAccountHasOneCollectionOfEveryRole() {
        for (var role : Role.values()) {
            if (role != Role.NONE) {
                var collection = mailbox.collection(role);
                assertThat(collection.name()).isEqualTo(role.defaultName());
                assertThat(collection.segment()).isEqualTo(role.name().toLowerCase(java.util.Locale.ROOT));
                assertThat(collection.accepts()).containsExactly(role.kind());
                // the topmost folder of files is no part of paths
                assertThat(mailbox.collection(collection.shelf(), collection.segment()))
                        .isEqualTo(role == Role.FILES ? Optional.empty() : Optional.of(collection));
            }
        }
        assertThat(mailbox.collections()).hasSize(Role.values().length - 1);
        assertThat(mailbox.head().value()).isEqualTo(Role.values().length - 1);
    }

    @Test
    void aCollectionIsNamedAfterThePositionThatMadeIt() {
        var outcome = commit(calendar("team")).outcomes().getFirst();
        var collection = outcome.collection().orElseThrow();
        assertThat(outcome.effect()).isEqualTo(Effect.CREATED);
        assertThat(collection.id().value()).isEqualTo(mailbox.head().value());
        assertThat(collection.role()).isEqualTo(Role.NONE);
        assertThat(mailbox.collection(collection.id())).contains(collection);
        assertThat(mailbox.latest(collection.id())).isEqualTo(mailbox.head());
    }

    @Test
    void aPathIsTakenOnceOnItsShelf() {
        made(calendar("team"));
        var conflict = catchThrowableOfType(Conflict.class, () -> commit(calendar("team")));
        assertThat(conflict.reason()).isEqualTo(Conflict.Reason.NAME_TAKEN);
        assertThatThrownBy(() -> commit(calendar("tasks"))).isInstanceOf(Conflict.class);
        made(folder("team", Optional.empty()));
        var other = made(calendar("other"));
        assertThatThrownBy(() -> commit(change(other.id(), Optional.of("team"), Optional.empty())))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> commit(calendar("a/b"))).isInstanceOf(Malformed.class);
    }

    @Test
    void itsItemsDoNotChangeTheCollectionItself() {
        var team = made(calendar("team"));
        commit(new Edit.PutItem(team.id(), "a.ics", SampleDocuments.event("a", "x"), NONE));
        assertThat(mailbox.collection(team.id())).contains(team);
        assertThat(mailbox.latest(team.id())).isEqualTo(mailbox.head()).isGreaterThan(team.changed());
    }

    @Test
    void aCollectionOfARoleMayBeRenamedAndNotRemoved() {
        var inbox = mailbox.collection(Role.INBOX);
        commit(new Edit.ChangeCollection(
                inbox.id(), Optional.of("Post"), Optional.of("post"), Optional.empty(), p -> p.with("color", "red")));
        var renamed = mailbox.collection(Role.INBOX);
        assertThat(renamed.id()).isEqualTo(inbox.id());
        assertThat(renamed.name()).isEqualTo("Post");
        assertThat(renamed.properties().get("color")).contains("red");
        assertThat(renamed.changed()).isEqualTo(mailbox.head());
        for (var role : Role.values()) {
            if (role != Role.NONE) {
                var refused = catchThrowableOfType(
                        Refused.class,
                        () -> commit(new Edit.RemoveCollection(
                                mailbox.collection(role).id())));
                assertThat(refused.reason()).isEqualTo(Refused.Reason.REQUIRED_COLLECTION);
            }
        }
    }

    @Test
    void anUnchangedCollectionTakesNoPosition() {
        var inbox = mailbox.collection(Role.INBOX);
        var head = mailbox.head();
        var outcome = commit(change(inbox.id(), Optional.of("inbox"), Optional.empty()))
                .outcomes()
                .getFirst();
        assertThat(outcome.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(outcome.collection()).contains(inbox);
        assertThat(mailbox.head()).isEqualTo(head);
    }

    @Test
    void aRemovedCollectionTakesItsItemsAndItsSubfoldersWithIt() {
        var top = made(folder("top", Optional.empty()));
        var inner = made(folder("inner", Optional.of(top.id())));
        var innermost = made(folder("innermost", Optional.of(inner.id())));
        for (var i = 0; i < 3; i++) {
            commit(new Edit.AddItem(innermost.id(), SampleDocuments.message("m", "" + i), Properties.NONE));
        }
        var before = mailbox.head();
        var late = SampleDocuments.message("late", "in the same batch");
        var outcomes = commit(new Edit.AddItem(inner.id(), late, Properties.NONE), new Edit.RemoveCollection(top.id()))
                .outcomes();
        assertThat(outcomes.getLast().effect()).isEqualTo(Effect.REMOVED);
        assertThat(mailbox.collectionChanges(before).removals())
                .extracting(CollectionRemoval::id)
                .containsExactly(innermost.id(), inner.id(), top.id());
        assertThat(mailbox.head().value()).isEqualTo(before.value() + 1 + 4 + 3);
        assertThatThrownBy(() -> mailbox.changes(top.id(), before, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> mailbox.latest(top.id())).isInstanceOf(NotFound.class);
        assertThat(mailbox.history(mailbox.head().next(), 100))
                .filteredOn(entry -> entry.effect() == Effect.REMOVED)
                .hasSize(4);
    }

    @Test
    void aCollectionOfManyItemsIsRemovedWhole() {
        var team = made(calendar("team"));
        for (var batch = 0; batch < 3; batch++) {
            var edits = new Edit[1000];
            for (var i = 0; i < edits.length; i++) {
                edits[i] =
                        new Edit.AddItem(team.id(), SampleDocuments.event("e" + batch + "-" + i, "x"), Properties.NONE);
            }
            commit(edits);
        }
        commit(new Edit.RemoveCollection(team.id()));
        assertThat(fixture.store.bytes(mailbox.account().id())).isZero();
    }

    @Test
    void afterARequiredCollectionMovedInsideItsNewParentIsNeededToo() {
        var top = made(folder("top", Optional.empty()));
        commit(change(mailbox.collection(Role.JUNK).id(), Optional.empty(), Optional.of(top.id())));
        assertThatThrownBy(() -> commit(new Edit.RemoveCollection(top.id()))).isInstanceOf(Refused.class);
    }

    @Test
    void aCollectionStandsNeverWithinItself() {
        var top = made(folder("top", Optional.empty()));
        var inner = made(folder("inner", Optional.of(top.id())));
        for (var parent : List.of(top.id(), inner.id())) {
            assertThatThrownBy(() -> commit(change(top.id(), Optional.empty(), Optional.of(parent))))
                    .isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> commit(change(
                        top.id(),
                        Optional.empty(),
                        Optional.of(mailbox.collection(Role.CALENDAR).id()))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aCollectionAcceptsItsKindAndItsShelfsKindsOnly() {
        for (var accepts : List.of(Set.of(Kind.TASK), Set.of(Kind.EVENT, Kind.MESSAGE))) {
            assertThatThrownBy(() -> commit(new Edit.CreateCollection(
                            Kind.EVENT, accepts, Optional.empty(), "x", "x", Properties.NONE)))
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void aDeviceLearnsOfCollectionsSinceItsPosition() {
        var before = mailbox.head();
        var team = made(calendar("team"));
        var gone = made(calendar("gone"));
        commit(new Edit.RemoveCollection(gone.id()));
        var changes = mailbox.collectionChanges(before);
        assertThat(changes.present()).containsExactly(team);
        assertThat(changes.removals()).extracting(CollectionRemoval::segment).containsExactly("gone");
        assertThat(changes.upTo()).isEqualTo(mailbox.head());
        assertThatThrownBy(() -> mailbox.collectionChanges(mailbox.head().next()))
                .isInstanceOf(StalePosition.class);
    }
}
