package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;

class FilesTest {
    private static final Author AUTHOR = Author.server("test");

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId top = mailbox.collection(Role.FILES).id();

    private static Document octets(String text) {
        return Document.of(Format.OPAQUE, text.getBytes(StandardCharsets.UTF_8));
    }

    private Commit.Outcome commit(Edit edit) {
        return mailbox.commit(Batch.of(AUTHOR, edit)).outcomes().getFirst();
    }

    private Collection folder(CollectionId in, String name) {
        return commit(new Edit.CreateCollection(
                        Kind.FILE, Set.of(Kind.FILE), Optional.of(in), name, name, Properties.NONE))
                .collection()
                .orElseThrow();
    }

    private Item file(CollectionId in, String name, String text) {
        return commit(new Edit.PutItem(
                        in,
                        name,
                        octets(text),
                        Precondition.NONE,
                        properties -> properties.with("content-type", "text/plain")))
                .item()
                .orElseThrow();
    }

    private void sound() {
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    @Test
    void aFileKeepsItsOctetsAndWhatLivesBesideThem() throws IOException {
        var file = file(top, "a.txt", "hello");

        assertThat(mailbox.read(mailbox.item(file.id()).orElseThrow()).octets())
                .asString()
                .isEqualTo("hello");
        assertThat(file.properties().get("content-type")).contains("text/plain");
        assertThat(file.summary().kind()).isEqualTo(Kind.FILE);
        sound();
    }

    @Test
    void theSameOctetsWithOtherPropertiesAreAChangeOfTheItemAndNotOfItsContent() {
        var file = file(top, "a.txt", "hello");

        var again = commit(new Edit.PutItem(
                top,
                "a.txt",
                octets("hello"),
                Precondition.NONE,
                properties -> properties.with("content-type", "x/y")));
        var once = commit(new Edit.PutItem(top, "a.txt", octets("hello"), Precondition.NONE));

        assertThat(again.effect()).isEqualTo(Commit.Effect.CHANGED);
        assertThat(again.item().orElseThrow().contentPosition()).isEqualTo(file.contentPosition());
        assertThat(once.effect()).isEqualTo(Commit.Effect.UNCHANGED);
    }

    @Test
    void foldersOfDifferentFoldersMayHaveOneNameAndThoseOfOneMayNot() {
        var a = folder(top, "a");
        var b = folder(top, "b");
        folder(a.id(), "same");
        folder(b.id(), "same");

        assertThatThrownBy(() -> folder(b.id(), "same")).isInstanceOf(Conflict.class);
        assertThat(mailbox.within(a.id())).extracting(Collection::segment).containsExactly("same");
        sound();
    }

    @Test
    void aFileAndAFolderCannotHaveOnePath() {
        folder(top, "a");
        file(top, "b", "x");

        assertThatThrownBy(() -> file(top, "a", "x")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> folder(top, "b")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> commit(new Edit.MoveItem(
                        mailbox.item(top, "b").orElseThrow().id(), top, "a", true, Precondition.NONE)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aFolderIsMovedWithAllThatIsInItByOneChange() {
        var a = folder(top, "a");
        var inner = folder(a.id(), "inner");
        var file = file(inner.id(), "deep", "x");
        var b = folder(top, "b");
        var before = mailbox.head();

        commit(new Edit.ChangeCollection(
                a.id(), Optional.empty(), Optional.of("moved"), Optional.of(b.id()), UnaryOperator.identity()));

        assertThat(mailbox.head()).isEqualTo(before.next());
        assertThat(mailbox.within(b.id())).extracting(Collection::segment).containsExactly("moved");
        assertThat(mailbox.item(inner.id(), "deep")).contains(file);
        assertThatThrownBy(() -> commit(new Edit.ChangeCollection(
                        b.id(), Optional.empty(), Optional.empty(), Optional.of(inner.id()), UnaryOperator.identity())))
                .isInstanceOf(Malformed.class);
        sound();
    }

    @Test
    void theTopmostFolderStaysWhereItIsAndNoFolderStandsBesideIt() {
        var a = folder(top, "a");

        assertThatThrownBy(() -> commit(new Edit.RemoveCollection(top))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> commit(new Edit.ChangeCollection(
                        top, Optional.empty(), Optional.of("b"), Optional.empty(), UnaryOperator.identity())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> commit(new Edit.ChangeCollection(
                        top, Optional.empty(), Optional.empty(), Optional.of(a.id()), UnaryOperator.identity())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> commit(new Edit.CreateCollection(
                        Kind.FILE, Set.of(Kind.FILE), Optional.empty(), "c", "c", Properties.NONE)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aCopyHasTheOctetsAndPropertiesAndTakesRoom() throws IOException {
        var file = file(top, "a", "12345");

        var copy = commit(new Edit.CopyItem(file.id(), top, "b", false, Precondition.NONE))
                .item()
                .orElseThrow();

        assertThat(copy.id()).isNotEqualTo(file.id());
        assertThat(mailbox.read(copy).octets()).asString().isEqualTo("12345");
        assertThat(copy.properties()).isEqualTo(file.properties());
        assertThat(mailbox.room().used()).isEqualTo(10);
        assertThat(mailbox.room().left()).isEqualTo(MailboxLimits.DEFAULT.quotaBytes() - 10);
        assertThatThrownBy(() -> commit(new Edit.CopyItem(file.id(), top, "b", false, Precondition.NONE)))
                .isInstanceOf(Conflict.class);
        file(top, "a", "other");
        assertThat(mailbox.read(copy).octets()).asString().isEqualTo("12345");
        sound();
    }

    @Test
    void aFolderIsCopiedWithAllThatIsInItOrAlone() throws IOException {
        var a = folder(top, "a");
        var inner = folder(a.id(), "inner");
        file(inner.id(), "deep", "x");
        file(a.id(), "flat", "y");

        var deep = commit(new Edit.CopyCollection(a.id(), Optional.empty(), "b", "b", true))
                .collection()
                .orElseThrow();
        var alone = commit(new Edit.CopyCollection(a.id(), Optional.of(deep.id()), "c", "c", false))
                .collection()
                .orElseThrow();

        var copied = mailbox.within(deep.id()).stream()
                .filter(row -> row.segment().equals("inner"))
                .findFirst()
                .orElseThrow();
        assertThat(mailbox.read(mailbox.item(copied.id(), "deep").orElseThrow()).octets())
                .asString()
                .isEqualTo("x");
        assertThat(mailbox.item(deep.id(), "flat")).isPresent();
        assertThat(mailbox.count(alone.id())).isZero();
        assertThat(mailbox.within(alone.id())).isEmpty();
        assertThatThrownBy(() -> commit(new Edit.CopyCollection(a.id(), Optional.of(inner.id()), "d", "d", true)))
                .isInstanceOf(Malformed.class);
        sound();
    }

    @Test
    void whatIsCopiedOntoKeepsItsId() throws IOException {
        var file = file(top, "a", "12345");
        var other = file(top, "b", "x");

        var copy = commit(new Edit.CopyItem(file.id(), top, "b", true, Precondition.NONE));

        assertThat(copy.effect()).isEqualTo(Commit.Effect.CHANGED);
        assertThat(copy.item().orElseThrow().id()).isEqualTo(other.id());
        assertThat(mailbox.read(mailbox.item(top, "b").orElseThrow()).octets())
                .asString()
                .isEqualTo("12345");
        sound();
    }

    @Test
    void anEventIsNotCopiedToWhereItsUidIs() {
        var calendar = mailbox.collection(Role.CALENDAR).id();
        var event = commit(new Edit.AddItem(calendar, SampleDocuments.event("u", "One"), Properties.NONE))
                .item()
                .orElseThrow();

        assertThatThrownBy(() -> commit(new Edit.CopyItem(event.id(), calendar, "b.ics", false, Precondition.NONE)))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.reason()).isEqualTo(Conflict.Reason.UID_TAKEN));
        assertThatThrownBy(() -> commit(new Edit.CopyItem(event.id(), top, "b.ics", false, Precondition.NONE)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anItemIsNotWrittenOverWithAnotherUid() {
        var calendar = mailbox.collection(Role.CALENDAR).id();
        commit(new Edit.PutItem(calendar, "a.ics", SampleDocuments.event("one", "One"), Precondition.NONE));

        assertThatThrownBy(() -> commit(
                        new Edit.PutItem(calendar, "a.ics", SampleDocuments.event("two", "Two"), Precondition.NONE)))
                .isInstanceOfSatisfying(Conflict.class, e -> {
                    assertThat(e.reason()).isEqualTo(Conflict.Reason.UID_TAKEN);
                    assertThat(e.standing()).isPresent();
                });
    }

    @Test
    void aVersionThatWritesItsUidAsAUrnIsTheSameThing() {
        var contacts = mailbox.collection(Role.CONTACTS).id();
        commit(new Edit.PutItem(contacts, "a.vcf", SampleDocuments.contact("0a1b", "Ada"), Precondition.NONE));

        var outcome = commit(new Edit.PutItem(
                contacts, "a.vcf", SampleDocuments.contact("urn:uuid:0A1B", "Ada"), Precondition.NONE));

        assertThat(outcome.effect()).isEqualTo(Commit.Effect.CHANGED);
    }

    @Test
    void whatIsExpectedBesideAWriteIsTestedWithIt() {
        var file = file(top, "a", "1");
        var batch = Batch.of(
                AUTHOR,
                new Edit.Expect(top, "a", new Precondition.Content(file.hash())),
                new Edit.PutItem(top, "b", octets("2"), Precondition.NONE));
        mailbox.commit(batch);
        file(top, "a", "changed");

        assertThatThrownBy(() -> mailbox.commit(batch)).isInstanceOf(Conflict.class);
        assertThat(commit(new Edit.Expect(top, "none", Precondition.ABSENT)).effect())
                .isEqualTo(Commit.Effect.UNCHANGED);
    }
}
