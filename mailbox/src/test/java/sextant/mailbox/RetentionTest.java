package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.mailbox.Precondition.NONE;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();
    private final CollectionId contacts = mailbox.collection(Role.CONTACTS).id();
    private final Retention retention = new Retention(fixture.mailboxes);

    @AfterEach
    void theMailboxIsSound() {
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    private Item put(CollectionId in, String name) {
        var document = in.equals(contacts) ? SampleDocuments.contact(name, name) : SampleDocuments.event(name, name);
        return mailbox.commit(Batch.of(Author.server("test"), new Edit.PutItem(in, name, document, NONE)))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
    }

    private Position remove(Item item) {
        return mailbox.commit(Batch.of(Author.server("test"), new Edit.RemoveItem(item.id(), NONE)))
                .head();
    }

    private int days(int days) {
        var pruned = 0;
        for (var i = 0; i < days; i++) {
            fixture.time.advance(DAY);
            pruned += retention.run();
        }
        return pruned;
    }

    private Position horizon(CollectionId id) {
        return mailbox.collection(id).orElseThrow().horizon();
    }

    @Test
    void aDeviceMayBeSilentForFourHundredDays() {
        var known = put(calendar, "a").position();
        var gone = remove(put(calendar, "b"));
        days(400);
        assertThat(mailbox.changes(calendar, known, 10).removals()).hasSize(1);
        assertThat(days(15)).isEqualTo(1);
        assertThatThrownBy(() -> mailbox.changes(calendar, known, 10)).isInstanceOf(StalePosition.class);
        assertThat(horizon(calendar)).isEqualTo(gone);
        assertThat(mailbox.latest(calendar)).isEqualTo(gone);
    }

    @Test
    void aCollectionInWhichNothingWasRemovedStartsNobodyOver() {
        put(calendar, "a");
        var known = put(contacts, "c").position();
        remove(put(calendar, "b"));
        for (var i = 0; i < 50; i++) {
            days(10);
            remove(put(calendar, "n" + i));
        }
        assertThat(horizon(calendar)).isGreaterThan(known);
        assertThat(horizon(contacts)).isEqualTo(Position.START);
        assertThat(mailbox.changes(contacts, known, 10).present()).isEmpty();
    }

    @Test
    void historyIsKeptForThirtyDays() throws Exception {
        var first = put(calendar, "a");
        mailbox.commit(Batch.of(
                Author.server("test"), new Edit.PutItem(calendar, "a", SampleDocuments.event("a", "second"), NONE)));
        days(30);
        var entry = mailbox.history(mailbox.head().next(), 1).getFirst();
        assertThat(entry.before()).contains(first);
        assertThat(SampleDocuments.text(mailbox.read(first))).contains("SUMMARY:a");
        days(1);
        assertThat(mailbox.history(mailbox.head().next(), 10)).isEmpty();
        assertThatThrownBy(() -> mailbox.read(first)).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void aClockThatRunsAheadTakesNothingAway() {
        var known = put(calendar, "a").position();
        remove(put(calendar, "b"));
        days(3);
        var right = fixture.time.instant();
        fixture.time.set(right.plus(Duration.ofDays(3_650)));
        for (var i = 0; i < 5; i++) {
            retention.run();
        }
        fixture.time.set(right);
        retention.run();
        assertThat(mailbox.history(mailbox.head().next(), 10)).isNotEmpty();
        assertThat(mailbox.changes(calendar, known, 10).removals()).hasSize(1);
    }

    @Test
    void aClockThatGoesBackDoesNoHarm() {
        put(calendar, "a");
        days(20);
        fixture.time.set(fixture.time.instant().minus(Duration.ofDays(1_000)));
        assertThat(days(20)).isZero();
        assertThat(mailbox.history(mailbox.head().next(), 10)).isNotEmpty();
    }
}
