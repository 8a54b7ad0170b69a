package sextant.mailbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;

class MessageStateTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final FollowUp.Span SPAN = new FollowUp.Span(
            LocalDateTime.parse("2026-03-04T00:00"),
            Instant.parse("2026-03-03T23:00:00Z"),
            LocalDateTime.parse("2026-03-05T00:00"),
            Instant.parse("2026-03-04T23:00:00Z"));
    private static final FollowUp FLAG = new FollowUp(
            "Follow up",
            "Other words",
            Optional.of(SPAN),
            Optional.of(NOON),
            Optional.empty(),
            Optional.of(new FollowUp.Ordinal(NOON, "5")));

    @Test
    void aNewMessageIsNeitherSeenNorAnythingElse() {
        assertThat(MessageState.NEW.isSeen()).isFalse();
        assertThat(MessageState.NEW.isFlagged()).isFalse();
        assertThat(MessageState.NEW.lastVerb()).isEqualTo(Verb.NONE);
        assertThat(MessageState.NEW.junk()).isEmpty();
        assertThat(MessageState.NEW.categories()).isEmpty();
    }

    @Test
    void answeredAndForwardedAreTwoFactsAndTheLastIsRemembered() {
        var both = MessageState.NEW.answeredToAll(NOON).forwarded(NOON.plusSeconds(1));
        assertThat(both.isAnswered()).isTrue();
        assertThat(both.isForwarded()).isTrue();
        assertThat(both.lastVerb()).isEqualTo(Verb.FORWARD);
        assertThat(both.lastVerbTime()).contains(NOON.plusSeconds(1));
        assertThat(both.notForwarded().lastVerb()).isEqualTo(Verb.REPLY);
    }

    @Test
    void anAnswerToAllStaysOne() {
        var all = MessageState.NEW.answeredToAll(NOON);
        assertThat(all.answered(NOON).lastVerb()).isEqualTo(Verb.REPLY_ALL);
        assertThat(MessageState.NEW.answered(NOON).lastVerb()).isEqualTo(Verb.REPLY);
    }

    @Test
    void whatIsNotAnsweredAfterAllWasForwardedOrNothing() {
        assertThat(MessageState.NEW.answered(NOON).notAnswered()).isEqualTo(MessageState.NEW);
        var forwarded = MessageState.NEW.forwarded(NOON).answered(NOON).notAnswered();
        assertThat(forwarded.lastVerb()).isEqualTo(Verb.FORWARD);
        assertThat(forwarded.isAnswered()).isFalse();
    }

    @Test
    void aFlagComesBackWithAllItHas() {
        var state = MessageState.NEW.flag(FLAG);
        assertThat(state.flag()).contains(FLAG);
        assertThat(state.isFlagged()).isTrue();
        var done = state.flag(FLAG.complete(NOON, NOON.plusSeconds(5)));
        assertThat(done.isFlagged()).isFalse();
        assertThat(done.flag().orElseThrow().span()).contains(SPAN);
        assertThat(done.flag().orElseThrow().completed().orElseThrow().time()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void aCompleteFlagThatIsSetAgainIsToBeDoneAgain() {
        var again = MessageState.NEW.flag(FLAG.complete(NOON, NOON)).flagged("x");
        assertThat(again.flag()).contains(FLAG);
        assertThat(MessageState.NEW.flagged("x").flag()).contains(FollowUp.of("x"));
    }

    @Test
    void withoutAFlagThereAreNoDates() {
        assertThat(MessageState.NEW.flag(FLAG).unflagged()).isEqualTo(MessageState.NEW);
        var early = SPAN.utcStart().minusSeconds(1);
        assertThatThrownBy(() -> new FollowUp.Span(SPAN.start(), SPAN.utcStart(), SPAN.due(), early))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesComeBackInTheirOrderOnce() {
        var state = MessageState.NEW
                .categories(List.of("b c", "a", "b c", " ", "d\ne"))
                .keywords(List.of("$label1"));
        assertThat(state.categories()).containsExactly("b c", "a", "d e");
        assertThat(state.keywords()).containsExactly("$label1");
        assertThat(state.categories(List.of()).keywords(List.of())).isEqualTo(MessageState.NEW);
    }

    @Test
    void whatCannotBeReadIsNotThere() {
        var state = new MessageState(Properties.of(Map.of(
                "seen", "yes", "last-verb", "JUMP", "last-verb-time", "noon", "flag", "x", "flag.start", "never")));
        assertThat(state.isSeen()).isFalse();
        assertThat(state.lastVerb()).isEqualTo(Verb.NONE);
        assertThat(state.lastVerbTime()).isEmpty();
        assertThat(state.flag()).contains(FollowUp.of("x"));
    }

    @Test
    void whatOthersKeepBesideItStays() {
        var others = new MessageState(Properties.of(Map.of("{urn:x}own", "1")));
        assertThat(others.seen(true).flag(FLAG).unflagged().seen(false)).isEqualTo(others);
    }

    @Test
    void noneOfItChangesTheMessage() {
        var fixture = new MailboxFixture();
        var mailbox = fixture.mailbox("alice");
        var inbox = mailbox.collection(Role.INBOX).id();
        var message = Document.of(Format.MESSAGE, "Subject: x\r\n\r\ny".getBytes(StandardCharsets.UTF_8));
        var author = Author.server("test");
        mailbox.commit(Batch.of(author, new Edit.AddItem(inbox, message, Properties.NONE)));
        var before = mailbox.changes(inbox, Position.START, 10).present().getFirst();
        mailbox.commit(Batch.of(
                author,
                new Edit.SetProperties(
                        before.id(),
                        properties -> new MessageState(properties)
                                .seen(true)
                                .flag(FLAG)
                                .properties())));
        var after = mailbox.item(before.id()).orElseThrow();
        assertThat(after.hash()).isEqualTo(message.hash());
        assertThat(after.contentPosition()).isEqualTo(before.contentPosition());
        assertThat(after.position()).isGreaterThan(before.position());
        assertThat(new MessageState(after.properties()).isFlagged()).isTrue();
    }
}
