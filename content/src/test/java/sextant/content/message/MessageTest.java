package sextant.content.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import sextant.content.lens.Importance;

/** Well-formed messages, and how their parts are found. */
class MessageTest {
    private static final Message NEWSLETTER = Letters.of(
            "From: =?utf-8?q?K=C3=A4the?= <kaethe@example.org>",
            "To: \"Doe, Jane\" <jane@example.org>, staff: a@example.org, b@example.org;",
            "Cc: bob@example.org (Bob)",
            "Subject: =?utf-8?b?R3LDvMOfZQ==?= from",
            "  the coast",
            "Date: Tue, 3 Mar 2026 09:15:00 +0100",
            "Message-ID: <1@example.org>",
            "Importance: high",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=outer",
            "",
            "--outer",
            "Content-Type: multipart/alternative; boundary=inner",
            "",
            "--inner",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "> what you wrote",
            "Sch=C3=B6ne Tage=",
            " am Meer.",
            "--inner",
            "Content-Type: multipart/related; boundary=rel",
            "",
            "--rel",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<p>Sch\u00F6ne Tage<img src=\"cid:pic@1\"></p>",
            "--rel",
            "Content-Type: image/png; name=\"pic.png\"",
            "Content-ID: <pic@1>",
            "Content-Transfer-Encoding: base64",
            "",
            "AAECAwQ=",
            "--rel--",
            "--inner--",
            "--outer",
            "Content-Type: application/pdf",
            "Content-Disposition: attachment;",
            " filename*0*=UTF-8''Reise%20nach;",
            " filename*1*=%20%C3%85rhus.pdf",
            "Content-Transfer-Encoding: base64",
            "",
            "JVBERg==",
            "--outer",
            "Content-Type: message/rfc822",
            "",
            "Subject: inside",
            "",
            "not the outer text",
            "--outer--");

    @Test
    void itsHeaderReadsAsAPersonReadsIt() {
        assertThat(NEWSLETTER.from()).containsExactly(new MailAddress("K\u00E4the", "kaethe@example.org"));
        assertThat(NEWSLETTER.to())
                .containsExactly(
                        new MailAddress("Doe, Jane", "jane@example.org"),
                        new MailAddress("", "a@example.org"),
                        new MailAddress("", "b@example.org"));
        assertThat(NEWSLETTER.cc()).extracting(MailAddress::address).containsExactly("bob@example.org");
        assertThat(NEWSLETTER.subject()).isEqualTo("Gr\u00FC\u00DFe from the coast");
        assertThat(NEWSLETTER.sent()).contains(Instant.parse("2026-03-03T08:15:00Z"));
        assertThat(NEWSLETTER.messageId()).contains("1@example.org");
        assertThat(NEWSLETTER.importance()).isEqualTo(Importance.HIGH);
        assertThat(NEWSLETTER.replyTo()).isEqualTo(NEWSLETTER.from());
        assertThat(NEWSLETTER.isWhole()).isTrue();
    }

    @Test
    void itsPartsAreNumberedAsImapNumbersThem() {
        assertThat(NEWSLETTER.root().path()).isEmpty();
        assertThat(NEWSLETTER.part("1.1").orElseThrow().type()).isEqualTo("text/plain");
        assertThat(NEWSLETTER.part("1.2.2").orElseThrow().name()).contains("pic.png");
        assertThat(NEWSLETTER.part("2").orElseThrow().name()).contains("Reise nach \u00C5rhus.pdf");
        assertThat(NEWSLETTER.part("3").orElseThrow().type()).isEqualTo("message/rfc822");
        assertThat(NEWSLETTER.part("4")).isEmpty();
        assertThat(Letters.of("Subject: x", "", "y").part("1")).isPresent();
    }

    @Test
    void whatIsReadIsToldFromWhatHangsOnIt() {
        var bodies = NEWSLETTER.bodies();
        assertThat(bodies.plain()).extracting(Part::path).containsExactly("1.1");
        assertThat(bodies.html()).extracting(Part::path).containsExactly("1.2.1");
        assertThat(bodies.attachments())
                .extracting(attachment -> attachment.part().path() + " " + attachment.inline())
                .containsExactly("1.2.2 true", "2 false", "3 false");
        assertThat(NEWSLETTER.hasAttachments()).isTrue();
        assertThat(NEWSLETTER.preview()).isEqualTo("Sch\u00F6ne Tage am Meer.");
    }

    @Test
    void whatPartsHoldComesDecoded() throws Exception {
        assertThat(Letters.text(NEWSLETTER, NEWSLETTER.bodies().html().getFirst()))
                .contains("Sch\u00F6ne Tage<img");
        var picture = NEWSLETTER.part("1.2.2").orElseThrow();
        assertThat(picture.size()).isEqualTo(5);
        try (var content = NEWSLETTER.open(picture)) {
            assertThat(content.readAllBytes()).containsExactly(0, 1, 2, 3, 4);
        }
        try (var content = NEWSLETTER.open(NEWSLETTER.part("3").orElseThrow())) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("Subject: inside\r\n\r\nnot the outer text");
        }
        assertThatThrownBy(() -> NEWSLETTER.open(NEWSLETTER.root())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageOfHtmlAloneHasAPreview() {
        var message = Letters.of(
                "Content-Type: text/html; charset=iso-8859-1",
                "",
                "<html><head><style>p{}</style></head><body><p>Hello   <b>you</b></p></body></html>");
        assertThat(message.bodies().plain()).isEmpty();
        assertThat(message.preview()).isEqualTo("Hello you");
        assertThat(message.hasAttachments()).isFalse();
    }

    @Test
    void aPreviewIsShortAndNeverHalfACharacter() {
        var message = Letters.of("Content-Type: text/plain; charset=utf-8", "", "\uD83D\uDE00".repeat(200));
        assertThat(message.preview()).hasSize(254).endsWith("\uD83D\uDE00");
    }

    @Test
    void anInvitationHasItsCalendarObject() {
        var message = Letters.of(
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "You are invited.",
                "--b",
                "Content-Type: text/calendar; method=request; charset=utf-8",
                "",
                "BEGIN:VCALENDAR",
                "--b--");
        var calendar = message.bodies().calendar().orElseThrow();
        assertThat(calendar.method()).contains("REQUEST");
        assertThat(message.bodies().attachments()).isEmpty();
        assertThat(Letters.text(message, calendar)).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void protectedMessagesAreRecognisedAndLeftAsTheyAre() {
        assertThat(Letters.of("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "", "x")
                        .protection())
                .isEqualTo(Protection.SMIME_ENCRYPTED);
        assertThat(Letters.of("Content-Type: application/pkcs7-mime; smime-type=signed-data", "", "x")
                        .protection())
                .isEqualTo(Protection.SMIME_SIGNED);
        var signed = Letters.of(
                "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b",
                "",
                "--b",
                "",
                "signed text",
                "--b",
                "Content-Type: application/pgp-signature; name=signature.asc",
                "",
                "-----BEGIN PGP SIGNATURE-----",
                "--b--");
        assertThat(signed.protection()).isEqualTo(Protection.PGP_SIGNED);
        assertThat(signed.preview()).isEqualTo("signed text");
        assertThat(signed.hasAttachments()).isFalse();
        assertThat(signed.part("2").orElseThrow().type()).isEqualTo("application/pgp-signature");
        assertThat(NEWSLETTER.protection()).isEqualTo(Protection.NONE);
    }

    @Test
    void whenItCameIsWhatTheLastServerSays() {
        var message = Letters.of(
                "Received: from a by b; Tue, 3 Mar 2026 10:00:00 +0000",
                "Received: from c by a; Tue, 3 Mar 2026 09:00:00 +0000",
                "Date: Tue, 3 Mar 2026 08:00:00 +0000",
                "",
                "");
        assertThat(message.received()).contains(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(NEWSLETTER.received()).isEqualTo(NEWSLETTER.sent());
    }

    @Test
    void importanceIsFoundInEverySpelling() {
        assertThat(Letters.of("X-Priority: 2 (High)", "", "").importance()).isEqualTo(Importance.HIGH);
        assertThat(Letters.of("X-Priority: 5", "", "").importance()).isEqualTo(Importance.LOW);
        assertThat(Letters.of("Importance: Normal", "X-Priority: 1", "", "").importance())
                .isEqualTo(Importance.NORMAL);
        assertThat(Letters.of("X-MSMail-Priority: High", "", "").importance()).isEqualTo(Importance.HIGH);
        assertThat(Letters.of("Subject: x", "", "").importance()).isEqualTo(Importance.NORMAL);
    }

    @Test
    void answersBelongToWhatTheyAnswer() {
        var first = Letters.of("Subject: Boats", "Message-ID: <a@x>", "", "");
        var answer = Letters.of(
                "Subject: AW: Re[2]: Boats",
                "Message-ID: <c@x>",
                "In-Reply-To: <b@x>",
                "References: <a@x> <b@x>",
                "",
                "");
        var other = Letters.of("Subject: Boats", "Message-ID: <d@x>", "", "");
        assertThat(answer.conversation().id())
                .isEqualTo(first.conversation().id())
                .hasSize(16);
        assertThat(other.conversation().id()).isNotEqualTo(first.conversation().id());
        assertThat(answer.conversation().topic()).isEqualTo("Boats");
        assertThat(first.conversation().index()).hasSize(22).startsWith(1);
    }

    @Test
    void outlooksThreadIndexIsKept() {
        var index = new byte[27];
        index[0] = 1;
        index[26] = 7;
        var message =
                Letters.of("Thread-Index: " + Base64.getEncoder().encodeToString(index), "Thread-Topic: T", "", "");
        assertThat(message.conversation().index()).isEqualTo(index);
        assertThat(message.conversation().topic()).isEqualTo("T");
        assertThat(message.conversation().id()).hasSize(16).containsOnly(0);
        assertThat(Letters.of("Thread-Index: !!", "", "").conversation().index())
                .hasSize(22);
    }
}
