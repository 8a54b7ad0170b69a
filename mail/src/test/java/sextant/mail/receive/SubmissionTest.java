package sextant.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.mail.MailFixture;
import sextant.mail.Talk;
import sextant.mail.deliver.Recipients;
import sextant.mailbox.Account;
import sextant.mailbox.Role;

@Timeout(60)
class SubmissionTest {
    private MailFixture mail;
    private Account alice;
    private Account bob;

    @BeforeEach
    void start() throws IOException {
        mail = new MailFixture();
        alice = mail.user("alice");
        bob = mail.user("bob");
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    private Talk signedIn() throws IOException {
        var talk = Talk.greeted(mail.port(MailFixture.SUBMISSION));
        talk.say("AUTH PLAIN " + base64("\0alice@example.org\0alice's secret"), 235);
        return talk;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoHasNotSignedInSendsNothing() throws IOException {
        try (var talk = Talk.greeted(mail.port(MailFixture.SUBMISSION))) {
            talk.say("MAIL FROM:<alice@example.org>", 530);
            talk.say("AUTH PLAIN " + base64("\0alice@example.org\0guess"), 535);
            talk.say("AUTH LOGIN", 334);
            talk.say("*", 501);
            talk.say("AUTH PLAIN !!", 501);
            talk.say("AUTH CRAM-MD5", 504);
            talk.say("AUTH LOGIN", 334);
            talk.say(base64("alice@example.org"), 334);
            talk.say(base64("alice's secret"), 235);
            talk.say("AUTH PLAIN " + base64("\0alice@example.org\0alice's secret"), 503);
            talk.say("MAIL FROM:<alice@example.org>", 250);
        }
    }

    @Test
    void nobodyWritesInSomebodyElsesName() throws IOException {
        mail.world.accounts.changeDomain(
                "example.org",
                settings -> settings.with(Recipients.ALIAS + "al", "alice@example.org")
                        .with(Recipients.ALIAS + "us", "alice@example.org bob@example.org"));
        try (var talk = signedIn()) {
            talk.say("MAIL FROM:<bob@example.org>", 553);
            talk.say("MAIL FROM:<us@example.org>", 553);
            talk.say("MAIL FROM:<alice@other.example>", 553);
            talk.say("MAIL FROM:<al+shop@example.org>", 250);
            talk.say("RCPT TO:<nobody@example.org>", 550);
            talk.say("RCPT TO:<bob@example.org>", 250);
            talk.say("DATA", 354);
            talk.raw("From: bob@example.org\r\nSubject: I am bob\r\n\r\n.\r\n");
            assertThat(talk.expect(550).getFirst()).contains("5.7.1");
        }
        assertThat(mail.items(alice, Role.OUTBOX)).isEmpty();
        assertThat(mail.items(bob, Role.INBOX)).isEmpty();
    }

    @Test
    void aMessageIsCompletedKeptAndDeliveredWithoutItsBlindCopies() throws Exception {
        try (var talk = signedIn()) {
            talk.say("MAIL FROM:<alice@example.org>", 250);
            talk.say("RCPT TO:<bob@example.org>", 250);
            talk.say("RCPT TO:<alice@example.org>", 250);
            talk.say("DATA", 354);
            talk.raw(
                    "To: bob@example.org\r\nBcc: alice@example.org,\r\n\tsecret@example.org\r\nSubject: x\r\n\r\ntext\r\n.\r\n");
            talk.expect(250);
        }
        mail.until(bob, Role.INBOX, 1);
        mail.until(alice, Role.OUTBOX, 0);

        var sent = mail.texts(alice, Role.SENT).getFirst();
        assertThat(sent).contains("\r\nBcc: alice@example.org").contains("\r\nFrom: <alice@example.org>\r\n");
        assertThat(sent)
                .contains("\r\nDate: Sun, 1 Mar 2026 08:00:00 +0000\r\n")
                .contains("\r\nMessage-ID: <");
        assertThat(mail.items(alice, Role.SENT).getFirst().properties().get("seen"))
                .contains("1");
        assertThat(mail.texts(bob, Role.INBOX).getFirst())
                .doesNotContain("secret@example.org")
                .contains(" with ESMTPA id ");
        mail.until(alice, Role.INBOX, 1);
    }

    @Test
    void aProgramThatAsksTwiceSendsOnce() throws Exception {
        for (var i = 0; i < 2; i++) {
            try (var talk = signedIn()) {
                talk.message(
                        "alice@example.org", "bob@example.org", "Message-ID: <7@laptop>\r\nSubject: x\r\n\r\ntext");
                talk.expect(250);
            }
        }
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(mail.items(bob, Role.INBOX)).hasSize(1);
        assertThat(mail.items(alice, Role.SENT)).hasSize(1);
    }
}
