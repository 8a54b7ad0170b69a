package sextant.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.mail.MailFixture;
import sextant.mail.MailLimits;
import sextant.mail.Talk;
import sextant.mail.deliver.Recipients;
import sextant.mailbox.Account;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Role;

@Timeout(60)
// what ends in CR LF is plainer line by line
@SuppressWarnings("StringConcatToTextBlock")
class ReceivingTest {
    private static final String LETTER = "From: Friend <friend@other.example>\r\nTo: alice@example.org\r\n"
            + "Subject: Hello\r\nMessage-ID: <1@other.example>\r\n\r\nHow are you?\r\n..two dots\r\n";

    private MailFixture mail;
    private Account alice;

    @BeforeEach
    void start() throws IOException {
        mail = new MailFixture();
        alice = mail.user("alice");
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    private Talk smtp() throws IOException {
        return Talk.greeted(mail.port(MailFixture.SMTP));
    }

    @Test
    void whatIsAcknowledgedIsInTheMailboxOctetForOctetBelowItsTrace() throws IOException {
        try (var talk = smtp()) {
            talk.message("friend@other.example", "alice@example.org", LETTER.stripTrailing());
            talk.expect(250);

            var text = mail.texts(alice, Role.INBOX).getFirst();
            assertThat(text)
                    .startsWith("Return-Path: <friend@other.example>\r\nAuthentication-Results: mail.example.org;");
            assertThat(text)
                    .contains("\r\nReceived: from client.example ([127.0.0.1])\r\n\tby mail.example.org (Sextant)");
            assertThat(text).endsWith(LETTER.replace("..two", ".two"));
            assertThat(mail.items(alice, Role.INBOX).getFirst().properties().values())
                    .isEmpty();
        }
    }

    @Test
    void theGreetingNamesWhatItCan() throws IOException {
        try (var talk = new Talk(mail.port(MailFixture.SMTP))) {
            assertThat(talk.expect(220)).containsExactly("220 mail.example.org ESMTP Sextant");
            assertThat(talk.say("EHLO client.example", 250))
                    .extracting(line -> line.substring(4))
                    .containsExactly(
                            "mail.example.org",
                            "PIPELINING",
                            "SIZE 52428800",
                            "8BITMIME",
                            "SMTPUTF8",
                            "CHUNKING",
                            "DSN",
                            "ENHANCEDSTATUSCODES");
        }
    }

    @Test
    void nobodyIsARelay() throws IOException {
        try (var talk = smtp()) {
            talk.say("MAIL FROM:<friend@other.example>", 250);
            assertThat(talk.say("RCPT TO:<else@elsewhere.example>", 550).getFirst())
                    .contains("5.7.1");
            assertThat(talk.say("RCPT TO:<nobody@example.org>", 550).getFirst()).contains("5.1.1");
            assertThat(talk.say("RCPT TO:<@example.org:else@elsewhere.example>", 550)
                            .getFirst())
                    .contains("5.7.1");
            assertThat(talk.say("RCPT TO:<else%elsewhere.example@example.org>", 550)
                            .getFirst())
                    .contains("5.1.1");
            talk.say("DATA", 554);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\r.\r", "\r\n.\r", "\n.\r\n", "\r\n.\n", "\r\r\n.\r\n", "\n.\r"})
    void aSecondMessageIsNotSmuggledIn(String end) throws IOException {
        try (var talk = smtp()) {
            talk.say("MAIL FROM:<friend@other.example>", 250);
            talk.say("RCPT TO:<alice@example.org>", 250);
            talk.say("DATA", 354);
            talk.raw(
                    "Subject: one\r\n\r\ntext" + end
                            + "MAIL FROM:<a@b.example>\r\nRCPT TO:<alice@example.org>\r\nDATA\r\nSubject: two\r\n\r\n\r\n.\r\n");
            talk.expect(521);
            assertThat(talk.isOver()).isTrue();
        }
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
    }

    @Test
    void aChunkWithABareLineEndIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (var talk = smtp()) {
            talk.say("MAIL FROM:<friend@other.example>", 250);
            talk.say("RCPT TO:<alice@example.org>", 250);
            talk.raw("BDAT 18 LAST\r\nSubject: a\r\n\r\nb\n\r\n");
            talk.expect(554);
            talk.say("NOOP", 250);
        }
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
    }

    @Test
    void chunksMakeOneMessageAndDotsInThemAreDots() throws IOException {
        try (var talk = smtp()) {
            talk.raw("MAIL FROM:<friend@other.example>\r\nRCPT TO:<alice@example.org>\r\n"
                    + "BDAT 14\r\nSubject: a\r\n\r\nBDAT 6\r\n.\r\nb\r\nBDAT 0 LAST\r\n");
            talk.expect(250);
            talk.expect(250);
            talk.expect(250);
            talk.expect(250);
            talk.expect(250);
        }
        assertThat(mail.texts(alice, Role.INBOX).getFirst()).endsWith("Subject: a\r\n\r\n.\r\nb\r\n");
    }

    @Test
    void commandsSentInOneGoAreAnsweredInOrder() throws IOException {
        try (var talk = smtp()) {
            talk.raw("MAIL FROM:<friend@other.example>\r\nRCPT TO:<nobody@example.org>\r\n"
                    + "RCPT TO:<alice@example.org>\r\nNOOP\r\nRSET\r\nQUIT\r\n");
            talk.expect(250);
            talk.expect(550);
            talk.expect(250);
            talk.expect(250);
            talk.expect(250);
            talk.expect(221);
            assertThat(talk.isOver()).isTrue();
        }
    }

    @Test
    void whoseAnswerWasLostSendsAgainAndNothingIsDoubled() throws IOException {
        for (var trace : List.of("", "Received: from a by b; Sun, 1 Mar 2026 08:00:00 +0000\r\n")) {
            try (var talk = smtp()) {
                talk.message("friend@other.example", "alice@example.org", trace + LETTER);
                talk.expect(250);
            }
        }
        assertThat(mail.items(alice, Role.INBOX)).hasSize(1);

        try (var talk = smtp()) {
            talk.message("friend@other.example", "alice@example.org", LETTER.replace("<1@", "<2@"));
            talk.expect(250);
        }
        assertThat(mail.items(alice, Role.INBOX)).hasSize(2);
    }

    @Test
    void aliasesDetailsCaretakersAndTheCatchAllFindTheirPeople() throws IOException {
        var bob = mail.user("bob");
        mail.world.accounts.changeDomain(
                "example.org",
                settings -> settings.with(Recipients.ALIAS + "sales", "alice@example.org bob@example.org")
                        .with(Recipients.CATCH_ALL, "bob@example.org"));
        mail.world.accounts.create("admin@example.org", "", Optional.of("secret"), true);
        try (var talk = smtp()) {
            talk.say("MAIL FROM:<>", 250);
            talk.say("RCPT TO:<alice+list@EXAMPLE.org>", 250);
            talk.say("RCPT TO:<sales@example.org>", 250);
            talk.say("RCPT TO:<\"sales\"@example.org>", 250);
            talk.say("DATA", 354);
            talk.raw("Subject: x\r\n\r\n.\r\n");
            talk.expect(250);
            assertThat(mail.items(alice, Role.INBOX))
                    .as("once, by however many names")
                    .hasSize(1);
            assertThat(mail.items(bob, Role.INBOX)).hasSize(1);

            talk.message("", "whoever@example.org", "Subject: y\r\n\r\n");
            talk.expect(250);
            assertThat(mail.items(bob, Role.INBOX)).hasSize(2);

            talk.say("MAIL FROM:<>", 250);
            talk.say("RCPT TO:<Postmaster>", 250);
            talk.say("DATA", 354);
            talk.raw("Subject: z\r\n\r\n.\r\n");
            talk.expect(250);
            var admin = mail.world.accounts.byAddress("admin@example.org").orElseThrow();
            assertThat(mail.items(admin, Role.INBOX)).hasSize(1);
        }
    }

    @Test
    void aFullMailboxSaysSoBeforeTheMessageComes() throws IOException {
        mail.close();
        mail = new MailFixture(Optional.empty(), MailLimits.DEFAULT, MailboxLimits.DEFAULT.withQuotaBytes(2_000));
        alice = mail.user("alice");
        try (var talk = smtp()) {
            talk.say("MAIL FROM:<friend@other.example> SIZE=5000", 250);
            assertThat(talk.say("RCPT TO:<alice@example.org>", 552).getFirst()).contains("5.2.3");
            talk.say("RSET", 250);
            talk.message("friend@other.example", "alice@example.org", "Subject: a\r\n\r\n" + "b".repeat(900));
            talk.expect(250);
            talk.say("MAIL FROM:<friend@other.example> SIZE=1000", 250);
            assertThat(talk.say("RCPT TO:<alice@example.org>", 452).getFirst()).contains("4.2.2");
            talk.say("RSET", 250);
            talk.message("friend@other.example", "alice@example.org", "Subject: b\r\n\r\n" + "b".repeat(900));
            assertThat(talk.expect(452).getFirst()).contains("4.2.2");
        }
        assertThat(mail.items(alice, Role.INBOX)).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeIsReadToItsEndAndRefused() throws IOException {
        mail.close();
        var d = MailLimits.DEFAULT;
        var small = new MailLimits(
                1_000,
                d.recipients(),
                d.submittedRecipients(),
                d.connections(),
                d.connectionsPerPeer(),
                2,
                3,
                d.lineBytes(),
                d.silence(),
                d.transfer(),
                d.hops(),
                d.sending(),
                d.retries(),
                d.warnAfter(),
                d.giveUpAfter());
        mail = new MailFixture(Optional.empty(), small, MailboxLimits.DEFAULT);
        alice = mail.user("alice");
        try (var talk = smtp()) {
            assertThat(talk.say("MAIL FROM:<friend@other.example> SIZE=1001", 552)
                            .getFirst())
                    .contains("5.3.4");
            talk.message("friend@other.example", "alice@example.org", "Subject: a\r\n\r\n" + "b".repeat(1_000));
            talk.expect(552);
            talk.message("friend@other.example", "alice@example.org", "Subject: a\r\n\r\nb");
            talk.expect(250);
            assertThat(talk.say("MAIL FROM:<friend@other.example>", 421))
                    .as("two messages are enough here")
                    .hasSize(1);
            assertThat(talk.isOver()).isTrue();
        }
        try (var talk = smtp()) {
            talk.say("FOO", 500);
            talk.say("FOO", 500);
            talk.say("x".repeat(5_000), 500);
            talk.say("RCPT TO:<alice@example.org>", 503);
            talk.expect(421);
            assertThat(talk.isOver()).isTrue();
        }
    }

    @Test
    void aMessageThatWentInACircleIsRefused() throws IOException {
        try (var talk = smtp()) {
            talk.message(
                    "friend@other.example",
                    "alice@example.org",
                    "Received: from a by b; x\r\n".repeat(51) + "Subject: a\r\n\r\nb");
            assertThat(talk.expect(554).getFirst()).contains("5.4.6");
        }
    }

    @Test
    void lmtpAnswersForEachRecipient() throws IOException {
        var bob = mail.user("bob");
        try (var talk = new Talk(mail.port(MailFixture.LMTP))) {
            talk.expect(220);
            talk.say("EHLO x", 500);
            talk.say("LHLO x", 250);
            talk.say("MAIL FROM:<friend@other.example>", 250);
            talk.say("RCPT TO:<alice@example.org>", 250);
            talk.say("RCPT TO:<nobody@example.org>", 550);
            talk.say("RCPT TO:<bob@example.org>", 250);
            talk.say("DATA", 354);
            talk.raw("Authentication-Results: mail.example.org; spf=pass\r\n" + LETTER + ".\r\n");
            talk.expect(250);
            talk.expect(250);
        }
        assertThat(mail.items(bob, Role.INBOX)).hasSize(1);
        assertThat(mail.texts(alice, Role.INBOX).getFirst())
                .as("what the server in front found stays, and nothing is found again")
                .containsOnlyOnce("Authentication-Results");
    }

    @Test
    void parametersThatAreNotKnownOrNotRightAreRefused() throws IOException {
        try (var talk = smtp()) {
            talk.say("MAIL FROM:friend@other.example", 501);
            talk.say("MAIL FROM:<friend@other.example> BODY=BINARYMIME", 501);
            talk.say("MAIL FROM:<friend@other.example> FOO=1", 555);
            talk.say("MAIL FROM:<friend@other.example> SIZE=x", 501);
            talk.say("MAIL FROM:<fr\u00fcnd@other.example>", 553);
            talk.say("MAIL FROM:<fr\u00fcnd@other.example> SMTPUTF8", 250);
            talk.say("RCPT TO:<alice@example.org> NOTIFY=NEVER,DELAY", 501);
            talk.say("RCPT TO:<alice@example.org> ORCPT=rfc822;+zz", 501);
            talk.say("RCPT TO:<alice@example.org> NOTIFY=SUCCESS ORCPT=rfc822;alice@example.org", 250);
            talk.say("MAIL FROM:<>", 503);
            talk.say("STARTTLS", 502);
            talk.say("AUTH PLAIN AAAA", 502);
        }
    }
}
