package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.mailbox.Precondition.ABSENT;
import static sextant.mailbox.Precondition.EXISTS;
import static sextant.mailbox.Precondition.NONE;
import static sextant.mailbox.SampleDocuments.contact;
import static sextant.mailbox.SampleDocuments.document;
import static sextant.mailbox.SampleDocuments.event;
import static sextant.mailbox.SampleDocuments.message;
import static sextant.mailbox.SampleDocuments.task;
import static sextant.mailbox.SampleDocuments.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.mailbox.Commit.Effect;

class ItemEditsTest {
    private static final Author AUTHOR = Author.server("test");

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();
    private final CollectionId work = create(Kind.EVENT, Set.of(Kind.EVENT, Kind.TASK), "work");

    @AfterEach
    void theMailboxIsSound() {
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    private CollectionId create(Kind kind, Set<Kind> accepts, String segment) {
        return commit(new Edit.CreateCollection(kind, accepts, Optional.empty(), segment, segment, Properties.NONE))
                .outcomes()
                .getFirst()
                .collection()
                .orElseThrow()
                .id();
    }

    private Commit commit(Edit... edits) {
        return mailbox.commit(Batch.of(AUTHOR, edits));
    }

    private Commit.Outcome one(Edit edit) {
        return commit(edit).outcomes().getFirst();
    }

    private Item put(CollectionId in, String name, Document document) {
        return one(new Edit.PutItem(in, name, document, NONE)).item().orElseThrow();
    }

    private Item standing(Item item) {
        return mailbox.item(item.id()).orElseThrow();
    }

    // ---- put ---------------------------------------------------------------------------------------------------

    @Test
    void aNewItemTakesTheNextPositionAndIsNamedAfterIt() {
        var head = mailbox.head();
        var outcome = one(new Edit.PutItem(calendar, "a.ics", event("a", "first"), ABSENT));
        var item = outcome.item().orElseThrow();
        assertThat(outcome.effect()).isEqualTo(Effect.CREATED);
        assertThat(mailbox.head()).isEqualTo(head.next());
        assertThat(item.id().value()).isEqualTo(head.next().value());
        assertThat(List.of(item.position(), item.contentPosition(), item.arrived()))
                .containsOnly(head.next());
        assertThat(item.summary().uid()).isEqualTo("a");
        assertThat(mailbox.item(calendar, "a.ics")).contains(item);
        assertThat(mailbox.withUid("a")).containsExactly(item);
        assertThat(mailbox.withUid("")).isEmpty();
    }

    @Test
    void aNewDocumentUnderTheNameKeepsTheItem() throws Exception {
        var first = put(calendar, "a.ics", event("a", "first"));
        one(new Edit.SetProperties(first.id(), properties -> properties.with("color", "red")));
        fixture.time.advance(Duration.ofHours(1));
        var outcome = one(new Edit.PutItem(calendar, "a.ics", event("a", "second"), EXISTS));
        var second = outcome.item().orElseThrow();
        assertThat(outcome.effect()).isEqualTo(Effect.CHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.modified()).isAfter(first.modified());
        assertThat(second.arrived()).isEqualTo(first.arrived());
        assertThat(second.properties().get("color")).contains("red");
        assertThat(second.contentPosition()).isEqualTo(second.position()).isEqualTo(mailbox.head());
        assertThat(text(mailbox.read(second))).contains("SUMMARY:second");
    }

    @Test
    void theSameOctetsChangeNothingAndTakeNoPosition() {
        var first = put(calendar, "a.ics", event("a", "first"));
        var head = mailbox.head();
        for (var edit : List.of(
                new Edit.PutItem(calendar, "a.ics", event("a", "first"), NONE),
                new Edit.ReplaceItem(first.id(), event("a", "first"), NONE),
                new Edit.SetProperties(first.id(), properties -> properties),
                new Edit.MoveItem(first.id(), calendar, "a.ics", false, NONE))) {
            var outcome = one(edit);
            assertThat(outcome.effect()).isEqualTo(Effect.UNCHANGED);
            assertThat(outcome.item()).contains(first);
        }
        assertThat(mailbox.head()).isEqualTo(head);
    }

    @Test
    void aFlagIsNoChangeOfContent() {
        var first = put(calendar, "a.ics", event("a", "first"));
        var flagged = one(new Edit.SetProperties(first.id(), properties -> properties.with("seen", "1")))
                .item()
                .orElseThrow();
        assertThat(flagged.position()).isEqualTo(mailbox.head());
        assertThat(flagged.contentPosition()).isEqualTo(first.contentPosition());
        assertThat(flagged.hash()).isEqualTo(first.hash());
        assertThat(mailbox.item(first.id())).contains(flagged);
    }

    @Test
    void anItemIsReplacedWhereverItLies() {
        var item = put(calendar, "a.ics", event("a", "first"));
        one(new Edit.MoveItem(item.id(), work, "b.ics", false, NONE));
        var replaced = one(new Edit.ReplaceItem(item.id(), event("a", "second"), NONE))
                .item()
                .orElseThrow();
        assertThat(replaced.collection()).isEqualTo(work);
        assertThat(replaced.name()).isEqualTo("b.ics");
        assertThat(replaced.summary().subject()).isEqualTo("second");
    }

    // ---- preconditions -----------------------------------------------------------------------------------------

    @Test
    void aPreconditionThatDoesNotHoldNamesWhatStandsThere() {
        var item = put(calendar, "a.ics", event("a", "first"));
        var old = item.position();
        var changed = put(calendar, "a.ics", event("a", "second"));
        for (var precondition :
                List.of(ABSENT, new Precondition.Content(item.hash()), new Precondition.Unchanged(old))) {
            for (var edit : List.of(
                    new Edit.PutItem(calendar, "a.ics", event("a", "third"), precondition),
                    new Edit.ReplaceItem(item.id(), event("a", "third"), precondition),
                    new Edit.MoveItem(item.id(), work, "a.ics", false, precondition),
                    new Edit.RemoveItem(item.id(), precondition))) {
                var conflict = catchThrowableOfType(Conflict.class, () -> commit(edit));
                assertThat(conflict.reason()).isEqualTo(Conflict.Reason.PRECONDITION);
                assertThat(conflict.standing()).contains(changed);
            }
        }
        assertThat(standing(item)).isEqualTo(changed);
    }

    @Test
    void aPreconditionThatHoldsLetsTheEditThrough() {
        var item = put(calendar, "a.ics", event("a", "first"));
        var second = one(new Edit.PutItem(
                        calendar, "a.ics", event("a", "second"), new Precondition.Content(item.hash())))
                .item()
                .orElseThrow();
        one(new Edit.RemoveItem(item.id(), new Precondition.Unchanged(second.position())));
        assertThat(mailbox.item(item.id())).isEmpty();
    }

    @Test
    void whatMustExistAndDoesNotIsAConflict() {
        for (var precondition : List.of(
                EXISTS, new Precondition.Content(event("a", "x").hash()), new Precondition.Unchanged(mailbox.head()))) {
            var conflict = catchThrowableOfType(
                    Conflict.class,
                    () -> commit(new Edit.PutItem(calendar, "a.ics", event("a", "first"), precondition)));
            assertThat(conflict.standing()).isEmpty();
        }
    }

    @Test
    void aFailedPreconditionIsToldBeforeABrokenDocument() {
        put(calendar, "a.ics", event("a", "first"));
        assertThatThrownBy(() -> commit(
                        new Edit.PutItem(calendar, "a.ics", document(Format.ICALENDAR, "BEGIN:NONSENSE"), ABSENT)))
                .isInstanceOf(Conflict.class);
    }

    // ---- what is refused ---------------------------------------------------------------------------------------

    @Test
    void aBrokenDocumentIsMalformedInTheReadersWords() {
        assertThatThrownBy(() ->
                        commit(new Edit.PutItem(calendar, "a.ics", document(Format.ICALENDAR, "BEGIN:NONSENSE"), NONE)))
                .isInstanceOf(Malformed.class)
                .hasMessage("The first line is not BEGIN:VCALENDAR.");
    }

    @Test
    void aCollectionTakesOnlyItsKinds() {
        var item = put(work, "t.ics", task("t", "to do"));
        for (var edit : List.of(
                new Edit.PutItem(calendar, "a.vcf", contact("a", "Ann"), NONE),
                new Edit.AddItem(calendar, task("t2", "to do"), Properties.NONE),
                new Edit.ReplaceItem(item.id(), contact("a", "Ann"), NONE),
                new Edit.MoveItem(item.id(), calendar, "t.ics", false, NONE))) {
            var refused = catchThrowableOfType(Refused.class, () -> commit(edit));
            assertThat(refused.reason()).isEqualTo(Refused.Reason.KIND_NOT_ACCEPTED);
        }
    }

    @Test
    void namesStayInTheirPlace() {
        for (var good : List.of(
                "ä ö €\uD83D\uDE00.ics",
                "%2e%2e",
                "con",
                "a:b",
                "x::$DATA",
                "..ics",
                ".hidden",
                "\\",
                "ä".repeat(127))) {
            var item = put(calendar, good, event("uid of " + good, "x"));
            assertThat(mailbox.item(calendar, good)).contains(item);
        }
        for (var bad : List.of(
                "",
                ".",
                "..",
                "a/b",
                "a\u0000",
                "a\r\nb",
                "a\u007f",
                "\uD83D",
                "\uDE00x",
                "ä".repeat(128),
                "a".repeat(256))) {
            assertThatThrownBy(() -> put(calendar, bad, event("x", "x"))).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var nowhere = new CollectionId(4711);
        var nothing = new ItemId(4711);
        for (var edit : List.of(
                new Edit.PutItem(nowhere, "a.ics", event("a", "x"), NONE),
                new Edit.AddItem(nowhere, event("a", "x"), Properties.NONE),
                new Edit.ReplaceItem(nothing, event("a", "x"), NONE),
                new Edit.SetProperties(nothing, properties -> properties),
                new Edit.MoveItem(nothing, calendar, "x", false, NONE),
                new Edit.RemoveItem(nothing, NONE),
                new Edit.SetState(new DeviceId(4711), "key", Optional.of(new byte[1])))) {
            assertThatThrownBy(() -> commit(edit)).isInstanceOf(NotFound.class);
        }
    }

    // ---- UIDs --------------------------------------------------------------------------------------------------

    @Test
    void aUidIsThereOnceInACollection() {
        var first = put(calendar, "a.ics", event("same", "first"));
        var other = put(calendar, "b.ics", event("other", "second"));
        var away = put(work, "c.ics", event("same", "elsewhere it may be"));
        for (var edit : List.of(
                new Edit.PutItem(calendar, "c.ics", event("same", "third"), NONE),
                new Edit.AddItem(calendar, event("same", "third"), Properties.NONE),
                new Edit.PutItem(calendar, "b.ics", event("same", "third"), NONE),
                new Edit.ReplaceItem(other.id(), event("same", "third"), NONE),
                new Edit.MoveItem(away.id(), calendar, "c.ics", false, NONE),
                new Edit.MoveItem(away.id(), calendar, "b.ics", true, NONE))) {
            var conflict = catchThrowableOfType(Conflict.class, () -> commit(edit));
            assertThat(conflict.reason()).isEqualTo(Conflict.Reason.UID_TAKEN);
            assertThat(conflict.standing()).contains(first);
        }
    }

    @Test
    void aUidMayComeBackWhereItsHolderLeavesInTheSameBatch() {
        var first = put(calendar, "a.ics", event("same", "first"));
        var commit = commit(
                new Edit.MoveItem(first.id(), work, "a.ics", false, NONE),
                new Edit.PutItem(calendar, "b.ics", event("same", "second"), ABSENT));
        assertThat(commit.outcomes())
                .extracting(Commit.Outcome::effect)
                .containsExactly(Effect.CHANGED, Effect.CREATED);
        assertThatThrownBy(() -> commit(
                        new Edit.PutItem(calendar, "x.ics", event("new", "1"), NONE),
                        new Edit.PutItem(calendar, "y.ics", event("new", "2"), NONE)))
                .isInstanceOf(Conflict.class);
        assertThat(mailbox.item(calendar, "x.ics")).isEmpty();
    }

    @Test
    void aMoveOverTheItemWithTheSameUidIsFine() {
        var standing = put(calendar, "a.ics", event("same", "first"));
        var coming = put(work, "a.ics", event("same", "second"));
        one(new Edit.MoveItem(coming.id(), calendar, "a.ics", true, NONE));
        assertThat(mailbox.item(standing.id())).isEmpty();
        assertThat(mailbox.withUid("same")).extracting(Item::id).containsExactly(coming.id());
    }

    @Test
    void messagesHaveNoUidAndNeverCollide() {
        var inbox = mailbox.collection(Role.INBOX).id();
        var commit = commit(
                new Edit.AddItem(inbox, message("Hello", "twice"), Properties.NONE),
                new Edit.AddItem(inbox, message("Hello", "twice"), Properties.NONE));
        assertThat(mailbox.count(inbox)).isEqualTo(2);
        assertThat(commit.outcomes())
                .extracting(outcome -> outcome.item().orElseThrow().name())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.endsWith(".eml"));
    }

    // ---- chosen names ------------------------------------------------------------------------------------------

    @Test
    void anAddedItemIsNamedAfterItsUid() {
        var outcome = one(new Edit.AddItem(calendar, event("4A-b_c.d@host", "x"), Properties.NONE.with("k", "v")));
        assertThat(outcome.effect()).isEqualTo(Effect.CREATED);
        assertThat(outcome.item().orElseThrow().name()).isEqualTo("4A-b_c.d@host.ics");
        assertThat(outcome.item().orElseThrow().properties().get("k")).contains("v");
    }

    @Test
    void aUidThatIsNoHarmlessNameIsHashed() {
        for (var uid : List.of("../../etc/passwd", "a/b", "{curly}", ".hidden", "ü", "x".repeat(200))) {
            var name = one(new Edit.AddItem(calendar, event(uid, "x"), Properties.NONE))
                    .item()
                    .orElseThrow()
                    .name();
            assertThat(name).hasSize(36).endsWith(".ics").doesNotContain("/");
            assertThat(name.substring(0, 32).chars()).allMatch(c -> Character.digit(c, 16) >= 0);
        }
    }

    @Test
    void aNameThatAnotherUidHoldsGetsASuffix() {
        put(calendar, "a.ics", event("squatter", "x"));
        var next = mailbox.head().next().value();
        put(calendar, "a-" + (next + 1) + ".ics", event("squatter of the suffix", "x"));
        var name = one(new Edit.AddItem(calendar, event("a", "x"), Properties.NONE))
                .item()
                .orElseThrow()
                .name();
        assertThat(name).isEqualTo("a-" + (next + 2) + ".ics");
    }

    // ---- moves and removals ------------------------------------------------------------------------------------

    @Test
    void aMovedItemKeepsItsIdAndArrives() {
        var item = put(calendar, "a.ics", event("a", "x"));
        var before = mailbox.head();
        var moved = one(new Edit.MoveItem(item.id(), work, "b.ics", false, NONE))
                .item()
                .orElseThrow();
        assertThat(moved.id()).isEqualTo(item.id());
        assertThat(moved.arrived()).isEqualTo(moved.position()).isEqualTo(before.next());
        assertThat(moved.contentPosition()).isEqualTo(item.contentPosition());
        assertThat(mailbox.item(calendar, "a.ics")).isEmpty();
        assertThat(mailbox.changes(calendar, before, 10).removals())
                .containsExactly(Removal.gone(item.id(), calendar, "a.ics", moved.position()));
        assertThat(mailbox.changes(work, before, 10).present()).containsExactly(moved);
    }

    @Test
    void aRenamedItemDoesNotArriveAnew() {
        var item = put(calendar, "a.ics", event("a", "x"));
        var renamed = one(new Edit.MoveItem(item.id(), calendar, "b.ics", false, NONE))
                .item()
                .orElseThrow();
        assertThat(renamed.arrived()).isEqualTo(item.arrived());
        assertThat(renamed.position()).isEqualTo(mailbox.head());
    }

    @Test
    void aMoveOntoAnotherItemIsAskedFor() {
        var standing = put(work, "a.ics", event("", "stays"));
        var moving = put(calendar, "b.ics", event("b", "moves"));
        var conflict = catchThrowableOfType(
                Conflict.class, () -> commit(new Edit.MoveItem(moving.id(), work, "a.ics", false, NONE)));
        assertThat(conflict.reason()).isEqualTo(Conflict.Reason.NAME_TAKEN);
        assertThat(conflict.standing()).contains(standing);

        var before = mailbox.head();
        one(new Edit.MoveItem(moving.id(), work, "a.ics", true, NONE));
        assertThat(mailbox.item(work, "a.ics").orElseThrow().id()).isEqualTo(moving.id());
        assertThat(mailbox.item(standing.id())).isEmpty();
        assertThat(mailbox.head().value()).isEqualTo(before.value() + 2);
        assertThat(mailbox.history(mailbox.head().next(), 2))
                .extracting(HistoryEntry::effect)
                .containsExactly(Effect.CHANGED, Effect.REMOVED);
    }

    @Test
    void aRemovedItemLeavesATombstone() {
        var item = put(calendar, "a.ics", event("a", "x"));
        var before = mailbox.head();
        var outcome = one(new Edit.RemoveItem(item.id(), NONE));
        assertThat(outcome).isEqualTo(new Commit.Outcome(Effect.REMOVED, Optional.empty(), Optional.empty()));
        assertThat(mailbox.changes(calendar, before, 10))
                .isEqualTo(new Changes(
                        List.of(),
                        List.of(Removal.gone(item.id(), calendar, "a.ics", before.next())),
                        before.next(),
                        false));
        assertThatThrownBy(() -> commit(new Edit.RemoveItem(item.id(), NONE))).isInstanceOf(NotFound.class);
    }

    // ---- batches -----------------------------------------------------------------------------------------------

    @Test
    void eachEditSeesThoseBeforeIt() {
        var id = new ItemId(mailbox.head().next().value());
        var commit = commit(
                new Edit.PutItem(calendar, "a.ics", event("a", "1"), ABSENT),
                new Edit.SetProperties(id, properties -> properties.with("n", "1")),
                new Edit.PutItem(calendar, "a.ics", event("a", "2"), EXISTS),
                new Edit.MoveItem(id, work, "b.ics", false, NONE),
                new Edit.SetProperties(
                        id,
                        properties -> properties.with("m", properties.get("n").orElseThrow())),
                new Edit.PutItem(calendar, "a.ics", event("a", "3"), ABSENT),
                new Edit.RemoveItem(id, NONE));
        assertThat(commit.outcomes())
                .extracting(Commit.Outcome::effect)
                .containsExactly(
                        Effect.CREATED,
                        Effect.CHANGED,
                        Effect.CHANGED,
                        Effect.CHANGED,
                        Effect.CHANGED,
                        Effect.CREATED,
                        Effect.REMOVED);
        assertThat(commit.outcomes().get(4).item().orElseThrow().properties().get("m"))
                .contains("1");
        assertThat(mailbox.count(work)).isZero();
        assertThat(mailbox.count(calendar)).isEqualTo(1);
    }

    @Test
    void aBatchOfWhichOneEditFailsDoesNothing() {
        var item = put(calendar, "a.ics", event("a", "x"));
        var head = mailbox.head();
        assertThatThrownBy(() -> commit(
                        new Edit.PutItem(calendar, "b.ics", event("b", "x"), NONE),
                        new Edit.RemoveItem(item.id(), NONE),
                        new Edit.RemoveItem(item.id(), NONE)))
                .isInstanceOf(NotFound.class);
        assertThat(mailbox.head()).isEqualTo(head);
        assertThat(mailbox.item(item.id())).contains(item);
        assertThat(mailbox.count(calendar)).isEqualTo(1);
    }

    @Test
    void aDevicesStateIsCommittedWithTheItems() {
        var device = fixture.device(mailbox.account(), "phone");
        var head = mailbox.head();
        commit(
                new Edit.SetState(device.id(), "key", Optional.of(new byte[] {7})),
                new Edit.PutItem(calendar, "a.ics", event("a", "x"), NONE));
        assertThat(mailbox.state(device.id(), "key")).contains(new byte[] {7});
        assertThat(mailbox.head()).isEqualTo(head.next());
        commit(new Edit.SetState(device.id(), "key", Optional.empty()));
        assertThat(mailbox.state(device.id(), "key")).isEmpty();
        assertThat(mailbox.head()).isEqualTo(head.next());
    }
}
