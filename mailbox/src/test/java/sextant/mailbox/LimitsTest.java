package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.mailbox.Precondition.NONE;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;

class LimitsTest {
    private static final Author AUTHOR = Author.server("test");

    private final MailboxFixture fixture = new MailboxFixture(
            SampleDocuments::summarize,
            MailboxLimits.DEFAULT
                    .withDocumentBytes(200, 2_000)
                    .withCounts(4, 14, 3)
                    .withQuotaBytes(3_000));
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId inbox = mailbox.collection(Role.INBOX).id();
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();

    private static Document message(int size) {
        var octets = new byte[size];
        java.util.Arrays.fill(octets, (byte) 'x');
        return Document.of(Format.MESSAGE, octets);
    }

    private Commit put(CollectionId in, String name, Document document) {
        return mailbox.commit(Batch.of(AUTHOR, new Edit.PutItem(in, name, document, NONE)));
    }

    @Test
    void aDocumentAsLargeAsTheLimitIsTakenAndALargerOneIsNot() {
        put(inbox, "a.eml", message(2_000));
        var refused = catchThrowableOfType(Refused.class, () -> put(inbox, "b.eml", message(2_001)));
        assertThat(refused.reason()).isEqualTo(Refused.Reason.TOO_LARGE);
        assertThatThrownBy(() -> put(calendar, "a.ics", SampleDocuments.event("a", "x".repeat(200))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anAccountHoldsItsQuotaAndNoMore() {
        put(inbox, "a.eml", message(2_000));
        put(inbox, "b.eml", message(1_000));
        assertThatThrownBy(() -> put(inbox, "c.eml", message(1))).isInstanceOf(OverQuota.class);
        put(inbox, "b.eml", message(999));
        put(inbox, "c.eml", message(1));
    }

    @Test
    void anAccountHasAQuotaOfItsOwnIfItsSettingsSaySo() {
        put(inbox, "a.eml", message(1_000));
        fixture.accounts.change(mailbox.account().id(), account -> withQuota(account, "500"));
        assertThatThrownBy(() -> put(inbox, "b.eml", message(1))).isInstanceOf(OverQuota.class);
        // A full mailbox can be emptied, bit by bit.
        put(inbox, "a.eml", message(900));
        fixture.accounts.change(mailbox.account().id(), account -> withQuota(account, "1000"));
        put(inbox, "b.eml", message(100));
        fixture.accounts.change(mailbox.account().id(), account -> withQuota(account, "no number"));
        put(inbox, "c.eml", message(2_000));
    }

    private static Account withQuota(Account account, String quota) {
        return new Account(
                account.id(),
                account.address(),
                account.displayName(),
                account.administrator(),
                account.enabled(),
                account.settings().with(MailboxLimits.QUOTA, quota),
                account.created());
    }

    @Test
    void anotherProcessesWritesCountToo() {
        put(inbox, "a.eml", message(1_000));
        var other = fixture.otherProcess().of(mailbox.account().id());
        other.commit(Batch.of(AUTHOR, new Edit.PutItem(inbox, "b.eml", message(1_500), NONE)));
        assertThatThrownBy(() -> put(inbox, "c.eml", message(600))).isInstanceOf(OverQuota.class);
        put(inbox, "c.eml", message(500));
    }

    @Test
    void aCollectionHoldsSoManyItems() {
        for (var i = 0; i < 3; i++) {
            put(inbox, i + ".eml", message(10 + i));
        }
        assertThatThrownBy(() -> put(inbox, "3.eml", message(20))).isInstanceOf(OverQuota.class);
        put(inbox, "2.eml", message(30));
        var first = mailbox.item(inbox, "0.eml").orElseThrow();
        mailbox.commit(Batch.of(
                AUTHOR, new Edit.RemoveItem(first.id(), NONE), new Edit.PutItem(inbox, "3.eml", message(20), NONE)));
        assertThatThrownBy(() -> put(inbox, "4.eml", message(40))).isInstanceOf(OverQuota.class);
    }

    @Test
    void anAccountHasSoManyCollections() {
        for (var i = 0; i < 3; i++) {
            create(i);
        }
        assertThatThrownBy(() -> create(3)).isInstanceOf(OverQuota.class);
    }

    private void create(int n) {
        mailbox.commit(Batch.of(
                AUTHOR,
                new Edit.CreateCollection(
                        Kind.NOTE, Set.of(Kind.NOTE), Optional.empty(), "n" + n, "n" + n, Properties.NONE)));
    }

    @Test
    void aBatchHasSoManyEdits() {
        var edit = new Edit.PutItem(inbox, "a.eml", message(10), NONE);
        mailbox.commit(Batch.of(AUTHOR, edit, edit, edit, edit));
        assertThatThrownBy(() -> mailbox.commit(Batch.of(AUTHOR, edit, edit, edit, edit, edit)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void propertiesAndStateAreBounded() {
        put(inbox, "a.eml", message(10));
        var item = mailbox.item(inbox, "a.eml").orElseThrow();
        var long_ = "x".repeat(MailboxLimits.DEFAULT.propertiesChars());
        assertThatThrownBy(() ->
                        mailbox.commit(Batch.of(AUTHOR, new Edit.SetProperties(item.id(), p -> p.with("k", long_)))))
                .isInstanceOf(Refused.class);
        var device = fixture.device(mailbox.account(), "phone");
        var large = new byte[MailboxLimits.DEFAULT.stateBytes() + 1];
        assertThatThrownBy(
                        () -> mailbox.commit(Batch.of(AUTHOR, new Edit.SetState(device.id(), "k", Optional.of(large)))))
                .isInstanceOf(Refused.class);
    }
}
