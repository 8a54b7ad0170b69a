package sextant.mail.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.message.Message;
import sextant.mail.MailFixture;
import sextant.mail.MailLimits;
import sextant.mail.OtherServer;
import sextant.mail.Talk;
import sextant.mail.send.DomainKeys;
import sextant.mail.send.Outbox;
import sextant.mailbox.Account;
import sextant.mailbox.Author;
import sextant.mailbox.Domain;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;

/** What stands in {@code Authentication-Results}, seen from outside: a message comes in by SMTP from 127.0.0.1. */
@Timeout(60)
// what ends in CR LF is plainer line by line
@SuppressWarnings("StringConcatToTextBlock")
class VerifierTest {
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

    private String received(String from, String text) throws IOException {
        try (var talk = Talk.greeted(mail.port(MailFixture.SMTP))) {
            talk.message(from, "alice@example.org", text.replace("\r\n.", "\r\n.."));
            talk.expect(250);
        }
        var inbox = mail.texts(alice, Role.INBOX);
        var all = inbox.isEmpty() ? mail.texts(alice, Role.JUNK) : inbox;
        return all.getLast();
    }

    private void name(String name, String text) {
        mail.names.put(name, List.of(text));
    }

    private static String letter(String author) {
        return "From: <" + author
                + ">\r\nTo: alice@example.org\r\nSubject: x\r\nDate: Sun, 1 Mar 2026 08:00:00 +0000\r\n"
                + "Message-ID: <1@b.example>\r\n\r\ntext";
    }

    @Test
    void aServerThatMaySendForTheDomainPasses() throws IOException {
        name("TXT b.example", "v=spf1 ip4:127.0.0.1 -all");
        name("TXT _dmarc.b.example", "v=DMARC1; p=reject");

        assertThat(received("a@b.example", letter("a@sub.b.example")))
                .contains("Authentication-Results: mail.example.org;\r\n\tspf=pass smtp.mailfrom=b.example;\r\n"
                        + "\tdkim=none;\r\n\tdmarc=pass header.from=sub.b.example\r\n");
        assertThat(mail.items(alice, Role.INBOX)).hasSize(1);
    }

    @Test
    void whatTheAuthorsDomainDisownsGoesToJunk() throws IOException {
        name("TXT b.example", "v=spf1 -all");
        name("TXT _dmarc.b.example", "v=DMARC1; p=quarantine");

        assertThat(received("a@b.example", letter("a@b.example")))
                .contains("spf=fail smtp.mailfrom=b.example")
                .contains("dmarc=fail header.from=b.example");
        assertThat(mail.items(alice, Role.INBOX)).isEmpty();
        assertThat(mail.items(alice, Role.JUNK)).hasSize(1);
    }

    @Test
    void aPassForSomebodyElseIsNone() throws IOException {
        name("TXT evil.example", "v=spf1 ip4:127.0.0.1 -all");
        name("TXT _dmarc.evil.example", "v=DMARC1; p=none");
        name("TXT _dmarc.b.example", "v=DMARC1; p=none; sp=reject");

        assertThat(received("a@evil.example", letter("a@b.example")))
                .contains("spf=pass")
                .contains("dmarc=fail");
        assertThat(mail.items(alice, Role.INBOX)).as("p=none asks for nothing").hasSize(1);
        received("a@evil.example", letter("a@sub.b.example").replace("<1@", "<2@"));
        assertThat(mail.items(alice, Role.JUNK)).as("sp=reject does").hasSize(1);
    }

    @Test
    void withoutRecordsNothingIsSaid() throws IOException {
        assertThat(received("", letter("a@b.example")))
                .contains(
                        "spf=none smtp.helo=client.example;\r\n\tdkim=none;\r\n\tdmarc=none header.from=b.example\r\n");
    }

    @Test
    void aForgedFindingIsTakenOutAndOthersStay() throws IOException {
        var text = received(
                "a@b.example",
                "Authentication-Results: MAIL.example.org (x); dkim=pass header.d=bank.example\r\n"
                        + "Authentication-Results: mail.example.org.other.example; spf=pass\r\n"
                        + letter("a@b.example"));

        assertThat(text).doesNotContain("bank.example").contains("mail.example.org.other.example; spf=pass");
    }

    @Test
    void aSignatureHoldsUntilSomethingIsChanged() throws Exception {
        var domain = DomainKeys.withKey(new Domain("example.org", Properties.NONE), "s1", new SecureRandom());
        name("TXT s1._domainkey.example.org", DomainKeys.record(domain).orElseThrow());
        name("TXT _dmarc.example.org", "v=DMARC1; p=reject; adkim=s");
        var signed = signed(domain);

        assertThat(received("x@list.example", signed))
                .contains("dkim=pass header.d=example.org header.s=s1")
                .contains("dmarc=pass header.from=example.org");
        received("x@list.example", signed.replace("text", "tax"));
        assertThat(mail.texts(alice, Role.JUNK).getFirst())
                .contains("dkim=fail header.d=example.org")
                .contains("dmarc=fail");
    }

    @Test
    void aHeapOfSignaturesAsksNobody() throws IOException {
        var asked = new AtomicInteger();
        var heap = "DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=x; h=from; bh=AA==; b=AA==\r\n".repeat(11);
        var verifier = new Verifier(
                (name, type) -> {
                    asked.addAndGet(name.contains("_domainkey") ? 1 : 0);
                    return List.of();
                },
                "mail.example.org");
        var document = Document.of(Format.MESSAGE, (heap + letter("a@b.example")).getBytes(StandardCharsets.UTF_8));
        var field = verifier.examine(
                        InetAddress.getLoopbackAddress(), "x", "a@b.example", document, Message.of(document))
                .field();

        assertThat(field).contains("dkim=permerror");
        assertThat(asked).hasValue(0);
    }

    /** What another server of the same domain sends. */
    private static String signed(Domain domain) throws Exception {
        try (var other = new OtherServer();
                var sender = new MailFixture(Optional.of(other.route()), MailLimits.DEFAULT, MailboxLimits.DEFAULT)) {
            var bob = sender.user("bob");
            sender.world.accounts.changeDomain("example.org", settings -> domain.settings());
            var text =
                    "From: bob@example.org\r\nTo: x@list.example\r\nSubject: s\r\nMessage-ID: <s@example.org>\r\n\r\ntext\r\n";
            var letter = Document.of(Format.MESSAGE, text.getBytes(StandardCharsets.UTF_8));
            sender.outbox.send(
                    bob.id(),
                    Author.server("test"),
                    Optional.empty(),
                    Outbox.Sending.of(letter, "bob@example.org", List.of("x@list.example")),
                    List.of());
            return other.next().text().stripTrailing();
        }
    }
}
