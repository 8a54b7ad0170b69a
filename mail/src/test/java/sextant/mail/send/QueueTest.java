package sextant.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.message.Message;
import sextant.content.message.Part;
import sextant.mail.MailFixture;
import sextant.mail.MailLimits;
import sextant.mail.OtherServer;
import sextant.mail.smtp.Reply;
import sextant.mailbox.Account;
import sextant.mailbox.Author;
import sextant.mailbox.Domain;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.OperationId;
import sextant.mailbox.Role;

@Timeout(60)
// what ends in CR LF is plainer line by line
@SuppressWarnings("StringConcatToTextBlock")
class QueueTest {
    private static final Reply LATER = Reply.of(451, "4.7.1", "Greylisted");
    private static final Reply NEVER = Reply.of(550, "5.1.1", "No such user");

    private OtherServer other;
    private MailFixture mail;
    private Account alice;

    @BeforeEach
    void start() throws IOException {
        other = new OtherServer();
        mail = new MailFixture(Optional.of(other.route()), MailLimits.DEFAULT, MailboxLimits.DEFAULT);
        alice = mail.user("alice");
    }

    @AfterEach
    void stop() {
        mail.close();
        other.close();
    }

    private static Document letter(String subject) {
        var text = "From: alice@example.org\r\nTo: x@other.example\r\nBcc: hidden@other.example\r\nSubject: " + subject
                + "\r\nDate: Sun, 1 Mar 2026 08:00:00 +0000\r\nMessage-ID: <" + subject.hashCode()
                + "@example.org>\r\n\r\nGr\u00fc\u00dfe\r\n.\r\nend\r\n";
        return Document.of(Format.MESSAGE, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String subject, String... to) throws IOException {
        var sending = Outbox.Sending.of(letter(subject), "alice@example.org", List.of(to));
        mail.outbox.send(alice.id(), Author.server("test"), Optional.empty(), sending, List.of());
    }

    private Waiting waiting() {
        return Waiting.of(mail.items(alice, Role.OUTBOX).getFirst().properties())
                .orElseThrow();
    }

    private void untilTried(int attempts) throws InterruptedException {
        mail.until(
                alice,
                () -> !mail.items(alice, Role.OUTBOX).isEmpty() && waiting().attempts() == attempts);
        mail.untilQuiet();
    }

    @Test
    void aMessageReallyLeaves() throws Exception {
        send("hello", "x@other.example", "y@third.example");

        var first = other.next();
        var second = other.next();
        assertThat(List.of(first.to(), second.to()))
                .containsExactlyInAnyOrder(List.of("x@other.example"), List.of("y@third.example"));
        assertThat(first.from()).isEqualTo("alice@example.org");
        assertThat(first.text()).doesNotContain("hidden@").endsWith("\r\n\r\nGr\u00fc\u00dfe\r\n.\r\nend\r\n");
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(mail.texts(alice, Role.SENT).getFirst()).contains("Bcc: hidden@other.example");
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
    }

    @Test
    void oneClientIdSendsOnce() throws Exception {
        var sending = Outbox.Sending.of(letter("once"), "alice@example.org", List.of("x@other.example"));
        for (var i = 0; i < 3; i++) {
            mail.outbox.send(
                    alice.id(), Author.server("test"), Optional.of(new OperationId("client-1")), sending, List.of());
            mail.until(alice, Role.OUTBOX, 0);
        }
        other.next();
        assertThat(other.hasMore()).isFalse();
        assertThat(mail.items(alice, Role.SENT)).hasSize(1);
    }

    @Test
    void whatIsRefusedForNowIsTriedAgainAndOthersAreNotSentTwice() throws Exception {
        other.says("x@other.example", LATER);
        send("later", "x@other.example", "y@other.example");
        assertThat(other.next().to()).containsExactly("y@other.example");
        untilTried(1);
        assertThat(waiting().recipients())
                .extracting(Waiting.Recipient::address, Waiting.Recipient::said)
                .containsExactly(tuple("x@other.example", "451 4.7.1 Greylisted"));

        mail.world.time.advance(Duration.ofSeconds(61));
        untilTried(2);
        other.says("x@other.example", Reply.of(250, "2.1.5", "OK"));
        mail.world.time.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(other.next().to()).containsExactly("x@other.example");
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(other.hasMore()).isFalse();
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
    }

    @Test
    void whatIsRefusedForGoodComesBackWithTheReason() throws Exception {
        other.says("x@other.example", NEVER);
        send("never", "x@other.example", "y@other.example");
        mail.until(alice, Role.OUTBOX, 0);

        var report = Message.of(
                mail.mailbox(alice).read(mail.items(alice, Role.INBOX).getFirst()));
        assertThat(report.root().type()).isEqualTo("multipart/report");
        assertThat(report.root().parts())
                .extracting(Part::type)
                .containsExactly("text/plain", "message/delivery-status", "text/rfc822-headers");
        assertThat(report.header().text("Auto-Submitted")).contains("auto-replied");
        var status = report.text(report.root().parts().get(1), 10_000);
        assertThat(status)
                .contains("Reporting-MTA: dns; mail.example.org\r\n")
                .contains("Final-Recipient: rfc822; x@other.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                        + "Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n")
                .doesNotContain("y@other.example");
        assertThat(report.text(report.root().parts().get(2), 10_000))
                .contains("Subject: never")
                .doesNotContain("end");
    }

    @Test
    void aMessageThatIsRefusedAsAWholeReachedNobody() throws Exception {
        other.saysAfterData(Optional.of(Reply.of(554, "5.7.1", "Spam")));
        send("spam", "x@other.example", "y@other.example");
        mail.until(alice, Role.INBOX, 1);

        assertThat(mail.texts(alice, Role.INBOX).getFirst())
                .contains("Final-Recipient: rfc822; x@other.example\r\nAction: failed\r\nStatus: 5.7.1")
                .contains("Final-Recipient: rfc822; y@other.example\r\nAction: failed\r\nStatus: 5.7.1");
    }

    @Test
    void whatTakesLongIsToldOnceAndGivenUpInTheEnd() throws Exception {
        other.says("x@other.example", LATER);
        send("long", "x@other.example");
        untilTried(1);
        for (var attempts = 2; mail.items(alice, Role.OUTBOX).size() == 1; attempts++) {
            var next = waiting().next();
            mail.world.time.advance(
                    Duration.between(mail.world.time.instant(), next).plusMillis(1));
            var wanted = attempts;
            mail.until(
                    alice,
                    () -> mail.items(alice, Role.OUTBOX).isEmpty() || waiting().attempts() == wanted);
            mail.untilQuiet();
            assertThat(attempts).isLessThan(60);
        }

        var reports = mail.texts(alice, Role.INBOX);
        assertThat(reports).hasSize(2);
        assertThat(reports)
                .anySatisfy(report -> assertThat(report)
                        .contains("Action: delayed\r\nStatus: 4.7.1")
                        .contains("Will-Retry-Until: Fri, 6 Mar 2026"))
                .anySatisfy(report -> assertThat(report).contains("Action: failed\r\nStatus: 5.7.1"));
        assertThat(Duration.between(began(), mail.world.time.instant()))
                .isBetween(Duration.ofDays(5), Duration.ofDays(5).plusHours(1));
    }

    private static Instant began() {
        return Instant.parse("2026-03-01T08:00:00Z");
    }

    @Test
    void aStopLosesNothingAndSendsNothingTwice() throws Exception {
        other.says("x@other.example", LATER);
        send("stop", "x@other.example", "y@third.example");
        other.next();
        untilTried(1);
        mail.restart();
        other.says("x@other.example", Reply.of(250, "2.1.5", "OK"));
        mail.world.time.advance(Duration.ofSeconds(61));

        assertThat(other.next().to()).containsExactly("x@other.example");
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(other.hasMore()).isFalse();
    }

    @Test
    void whatWasHandedInWhileNobodySentLeavesAtTheNextStart() throws Exception {
        mail.stop();
        send("asleep", "x@other.example");
        assertThat(mail.items(alice, Role.OUTBOX)).hasSize(1);
        mail.restart();
        assertThat(other.next().to()).containsExactly("x@other.example");
        mail.until(alice, Role.OUTBOX, 0);
    }

    @Test
    void whatIsDroppedIsNotSentAndWhatIsRetriedIsSentAtOnce() throws Exception {
        other.says("x@other.example", LATER);
        send("drop", "x@other.example");
        untilTried(1);
        var entry = mail.outbox.entries(List.of(alice.id())).getFirst();
        assertThat(mail.outbox.retry(alice.id(), entry.item())).isTrue();
        untilTried(2);
        assertThat(mail.outbox.drop(alice.id(), entry.item())).isTrue();
        assertThat(mail.outbox.drop(alice.id(), entry.item())).isFalse();
        assertThat(mail.outbox.retry(alice.id(), entry.item())).isFalse();
        other.says("x@other.example", Reply.of(250, "2.1.5", "OK"));
        mail.world.time.advance(Duration.ofDays(6));

        send("after", "z@other.example");
        assertThat(other.next().to()).containsExactly("z@other.example");
        assertThat(other.hasMore()).isFalse();
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
    }

    @Test
    void peopleOfThisServerNeedNoOther() throws Exception {
        var bob = mail.user("bob");
        send("inside", "bob@example.org", "gone@example.org");
        mail.until(bob, Role.INBOX, 1);
        mail.until(alice, Role.INBOX, 1);

        assertThat(mail.texts(bob, Role.INBOX).getFirst())
                .startsWith("Return-Path: <alice@example.org>\r\nReceived: by mail.example.org (Sextant) id ");
        assertThat(mail.texts(alice, Role.INBOX).getFirst()).contains("Final-Recipient: rfc822; gone@example.org");
        assertThat(other.hasMore()).isFalse();
    }

    @Test
    void whoAsksIsToldOfSuccess() throws Exception {
        var bob = mail.user("bob");
        var told = EnumSet.of(Waiting.Notify.SUCCESS);
        var to = List.of(
                new Waiting.Recipient("bob@example.org", Waiting.Progress.WAITING, told, "rfc822;b@example.org", ""),
                new Waiting.Recipient("x@other.example", Waiting.Progress.WAITING, told, "", ""));
        var sending = new Outbox.Sending(letter("told"), "alice@example.org", to, false, "id-1", false);
        mail.outbox.send(alice.id(), Author.server("test"), Optional.empty(), sending, List.of());
        assertThat(other.next().parameters()).containsEntry("ENVID", "id-1").containsEntry("RET", "HDRS");
        mail.until(alice, Role.OUTBOX, 0);

        assertThat(mail.items(bob, Role.INBOX)).hasSize(1);
        assertThat(mail.texts(alice, Role.INBOX))
                .as("the other server promised to report itself")
                .singleElement()
                .asString()
                .contains("Original-Envelope-Id: id-1\r\n")
                .contains("Original-Recipient: rfc822;b@example.org\r\n"
                        + "Final-Recipient: rfc822; bob@example.org\r\nAction: delivered\r\nStatus: 2.0.0");
    }

    @Test
    void aDomainWithAKeySigns() throws Exception {
        var domain = mail.world.accounts.changeDomain(
                "example.org",
                settings -> DomainKeys.withKey(new Domain("example.org", settings), "s1", new SecureRandom())
                        .settings());
        send("signed", "x@other.example");
        var text = other.next().text();

        assertThat(text).startsWith("DKIM-Signature: ");
        var record = DomainKeys.record(domain).orElseThrow();
        assertThat(DomainKeys.recordName(domain)).contains("s1._domainkey.example.org");
        assertThat(DomainKeys.quoted(record).replace("\" \"", "").replace("\"", ""))
                .isEqualTo(record);
        var verifier = new DKIMVerifier((method, selector, name) ->
                selector.toString().equals("s1") && name.toString().equals("example.org")
                        ? List.of(record)
                        : List.of());
        var signatures = verifier.verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(signatures).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws Exception {
        other.close();
        send("absent", "x@other.example");
        untilTried(1);
        assertThat(waiting().recipients().getFirst().said()).startsWith("451 4.4.1 ");
    }
}
