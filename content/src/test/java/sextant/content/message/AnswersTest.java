package sextant.content.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Answers ANSWERS = new Answers(
            new MailAddress("Alice", "alice@example.org"),
            Set.of("alice@example.org", "Al@example.org"),
            ZoneId.of("Europe/Berlin"),
            Locale.UK);

    private static final Message ORIGINAL = Letters.of(
            "From: Bob <bob@example.org>",
            "To: Alice <ALICE@example.org>, carol@example.org",
            "Cc: al@example.org, dave@example.org, bob@example.org",
            "Subject: Boats",
            "Date: Tue, 3 Mar 2026 09:15:00 +0100",
            "Message-ID: <b@x>",
            "References: <a@x>",
            "",
            "Two lines",
            "> of text");

    @Test
    void anAnswerGoesBackAndSaysWhatItAnswers() throws Exception {
        var letter = ANSWERS.reply(ORIGINAL);
        assertThat(letter.to()).extracting(MailAddress::address).containsExactly("bob@example.org");
        assertThat(letter.cc()).isEmpty();
        assertThat(letter.subject()).isEqualTo("Re: Boats");
        assertThat(letter.inReplyTo()).containsExactly("b@x");
        assertThat(letter.references()).containsExactly("a@x", "b@x");
        assertThat(letter.plain().orElseThrow())
                .isEqualTo("\n\nOn 3 March 2026, 09:15, Bob wrote:\n> Two lines\n>> of text");
        var read =
                Letters.ofOctets(LetterWriter.ofDrafts(new SplittableRandom(1)).octets(letter));
        assertThat(read.conversation().id()).isEqualTo(ORIGINAL.conversation().id());
        assertThat(ANSWERS.reply(read).subject()).isEqualTo("Re: Boats");
    }

    @Test
    void anAnswerToAllGoesToEverybodyOnceButNotToItsAuthor() throws Exception {
        var letter = ANSWERS.replyAll(ORIGINAL);
        assertThat(letter.to()).extracting(MailAddress::address).containsExactly("bob@example.org");
        assertThat(letter.cc())
                .extracting(MailAddress::address)
                .containsExactly("carol@example.org", "dave@example.org");
    }

    @Test
    void anAnswerToOnesOwnMessageGoesOnToThoseItWentTo() throws Exception {
        var own = Letters.of(
                "From: al@example.org", "To: bob@example.org", "Cc: carol@example.org", "Subject: x", "", "");
        var letter = ANSWERS.replyAll(own);
        assertThat(letter.to()).extracting(MailAddress::address).containsExactly("bob@example.org");
        assertThat(letter.cc()).extracting(MailAddress::address).containsExactly("carol@example.org");
    }

    @Test
    void whereAnswersGoElsewhereTheyGoThere() throws Exception {
        var listed = Letters.of("From: bob@example.org", "Reply-To: list@example.org", "Subject: RE: x", "", "");
        assertThat(ANSWERS.reply(listed).to()).extracting(MailAddress::address).containsExactly("list@example.org");
        assertThat(ANSWERS.reply(listed).subject()).isEqualTo("RE: x");
    }

    @Test
    void whatIsHandedOnTakesEverythingAlong() throws Exception {
        var original = Letters.of(
                "From: <bob@example.org>",
                "Subject: <b>",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/html",
                "",
                "<html><body class=x><p>Hello</p></body></html>",
                "--b",
                "Content-Type: application/pdf; name=f.pdf",
                "Content-Transfer-Encoding: base64",
                "",
                "AAEC",
                "--b--");
        var letter = ANSWERS.forward(original);
        assertThat(letter.subject()).isEqualTo("Fwd: <b>");
        assertThat(letter.to()).isEmpty();
        assertThat(letter.html().orElseThrow())
                .contains("Subject: &lt;b&gt;")
                .contains("<blockquote type=\"cite\"><p>Hello</p></blockquote>");
        assertThat(letter.enclosures()).extracting(Enclosure::name).containsExactly("f.pdf");
        try (var content = letter.enclosures().getFirst().content().open()) {
            assertThat(content.readAllBytes()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aMessageThatIsHandedOnAsAFileStaysAsItIs() throws Exception {
        var octets = LetterWriter.ofMail(new SplittableRandom(1)).octets(ANSWERS.forwardAsAttachment(ORIGINAL));
        var read = Letters.ofOctets(octets);
        var part = read.bodies().attachments().getFirst().part();
        assertThat(part.type()).isEqualTo("message/rfc822");
        assertThat(part.name()).contains("Boats.eml");
        try (var content = read.open(part)) {
            assertThat(content.readAllBytes()).isEqualTo(ORIGINAL.document().octets());
        }
    }
}
