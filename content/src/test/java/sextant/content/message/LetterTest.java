package sextant.content.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.content.lens.Importance;

/** What a person writes, another program reads: Angus Mail here. */
class LetterTest {
    private static final MailAddress ALICE = new MailAddress("Alice \u00C5. \u2603", "alice@example.org");
    private static final MailAddress BOB = new MailAddress("Doe, \"Bob\"", "bob@example.org");
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private static final LetterWriter DRAFTS = LetterWriter.ofDrafts(new SplittableRandom(1));
    private static final LetterWriter MAIL = LetterWriter.ofMail(new SplittableRandom(2));

    private static MimeMessage angus(byte[] octets) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static List<BodyPart> parts(Object content) throws Exception {
        var parts = new ArrayList<BodyPart>();
        var multipart = (Multipart) content;
        for (var i = 0; i < multipart.getCount(); i++) {
            parts.add(multipart.getBodyPart(i));
        }
        return parts;
    }

    private static Letter full() {
        return Letter.from(ALICE)
                .to(List.of(BOB, new MailAddress("", "c@example.org")), List.of(ALICE), List.of(BOB))
                .subject(
                        "Gr\u00FC\u00DFe an alle, die sehr lange Betreffzeilen lesen m\u00F6gen und nicht m\u00FCde werden \uD83D\uDE00")
                .html("<p>Sch\u00F6n: <img src=\"cid:pic@x\"></p>\n.\nFrom here")
                .importance(Importance.HIGH)
                .with(new Enclosure(
                        "p.png",
                        "image/png",
                        Optional.of("pic@x"),
                        true,
                        () -> new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .with(Enclosure.file(
                        "Reise nach \u00C5rhus und weiter bis zum n\u00F6rdlichsten Ende der Welt.pdf",
                        "application/pdf",
                        new byte[100_000]))
                .with(Enclosure.file("a \"b\".txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)))
                .sent(NOON, "1@example.org");
    }

    @Test
    void anotherProgramReadsWhatWasWritten() throws Exception {
        var octets = MAIL.octets(full());
        var read = angus(octets);
        assertThat(read.getSubject()).isEqualTo(full().subject());
        assertThat(read.getFrom()).containsExactly(new InternetAddress(ALICE.address(), ALICE.name(), "utf-8"));
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo(ALICE.name());
        var to = (InternetAddress[]) read.getRecipients(jakarta.mail.Message.RecipientType.TO);
        assertThat(to).hasSize(2);
        assertThat(to[0].getPersonal()).isEqualTo(BOB.name());
        assertThat(read.getRecipients(jakarta.mail.Message.RecipientType.BCC)).isNull();
        assertThat(read.getSentDate().toInstant()).isEqualTo(NOON);
        assertThat(read.getMessageID()).isEqualTo("<1@example.org>");
        var mixed = parts(read.getContent());
        assertThat(mixed).hasSize(3);
        assertThat(mixed.get(1).getInputStream().readAllBytes()).hasSize(100_000);
        var alternative = parts(mixed.get(0).getContent());
        assertThat((String) alternative.get(0).getContent()).startsWith("Sch\u00F6n:");
        var related = parts(alternative.get(1).getContent());
        assertThat((String) related.get(0).getContent())
                .isEqualTo("<p>Sch\u00F6n: <img src=\"cid:pic@x\"></p>\r\n.\r\nFrom here");
        assertThat(related.get(1).getHeader("Content-ID")).containsExactly("<pic@x>");
        assertThat(new String(octets, StandardCharsets.UTF_8)
                        .lines()
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(78);
    }

    @Test
    void theNamesOfFilesArrive() throws Exception {
        var message = Letters.ofOctets(MAIL.octets(full()));
        assertThat(message.bodies().attachments())
                .extracting(attachment -> attachment.part().name().orElse(""))
                .containsExactly(
                        "p.png",
                        "Reise nach \u00C5rhus und weiter bis zum n\u00F6rdlichsten Ende der Welt.pdf",
                        "a \"b\".txt");
        System.setProperty("mail.mime.decodeparameters", "true");
        assertThat(parts(angus(MAIL.octets(full())).getContent()).get(1).getFileName())
                .isEqualTo("Reise nach \u00C5rhus und weiter bis zum n\u00F6rdlichsten Ende der Welt.pdf");
    }

    @Test
    void aDraftIsGoneOnWithAsItWasLeft() throws Exception {
        var draft = Letters.ofOctets(DRAFTS.octets(full()));
        var letter = Letter.of(draft);
        assertThat(letter.bcc()).containsExactly(BOB);
        assertThat(letter.html()).isEqualTo(full().html().map(html -> html.replace("\n", "\r\n")));
        assertThat(letter.enclosures()).hasSize(3);
        assertThat(letter.importance()).isEqualTo(Importance.HIGH);
        var fewer = Letters.ofOctets(DRAFTS.octets(letter.without(1).with(Enclosure.file("n", "x/y", new byte[1]))));
        assertThat(fewer.bodies().attachments())
                .extracting(attachment -> attachment.part().name().orElse(""))
                .containsExactly("p.png", "a \"b\".txt", "n");
        try (var picture = fewer.open(fewer.bodies().attachments().getFirst().part())) {
            assertThat(picture.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void whatOthersWroteInTheHeaderStays() throws Exception {
        var draft = Letters.of(
                "From: alice@example.org",
                "X-Own: =?utf-8?q?=C3=BC?= kept",
                "Content-Language: de",
                "Subject: s",
                "",
                "text");
        var again = Letters.ofOctets(DRAFTS.octets(Letter.of(draft).subject("other")));
        assertThat(again.header().first("X-Own")).contains("=?utf-8?q?=C3=BC?= kept");
        assertThat(again.subject()).isEqualTo("other");
        assertThat(Letters.text(again, again.root())).startsWith("text");
    }

    @Test
    void nothingThatIsTypedBeginsAFieldOrAPart() throws Exception {
        var letter = Letter.from(new MailAddress("A\r\nBcc: x@example.org", "alice@example.org"))
                .to(List.of(BOB), List.of(), List.of())
                .subject("s\r\nBcc: x@example.org\r\n\r\nbody")
                .plain("--=_\r\n\r\nx")
                .with(Enclosure.file("f\"\r\nX-Bad: 1", "text/html\r\nX-Bad: 1", new byte[0]))
                .sent(NOON, "1>\r\nX-Bad: 1");
        var read = Letters.ofOctets(MAIL.octets(letter));
        assertThat(read.bcc()).isEmpty();
        assertThat(read.header().first("X-Bad")).isEmpty();
        assertThat(read.to()).containsExactly(BOB);
        assertThat(read.root().parts()).hasSize(2);
        assertThat(read.bodies().attachments().getFirst().part().type()).isEqualTo("application/octet-stream");
    }

    @Test
    void anAddressThatCannotStandThereIsRefusedBeforeAnythingIsWritten() {
        for (var bad : List.of("", "a", "a@", "@b", "a b@c", "a@b>\r\nX: y", "a\r\n@b", "a@b,c@d", "\"a\"b\"@c")) {
            var letter = Letter.from(ALICE).to(List.of(new MailAddress("", bad)), List.of(), List.of());
            assertThatThrownBy(() -> MAIL.octets(letter)).as(bad).isInstanceOf(IllegalArgumentException.class);
            assertThat(LetterWriter.address("", bad)).as(bad).isEmpty();
        }
        assertThat(LetterWriter.address("N", "\"a b\"@example.org")).isPresent();
        assertThat(LetterWriter.address("", "j\u00FCrgen@example.org")).isPresent();
    }

    @Test
    void whatLooksEncodedIsNotTakenForIt() throws Exception {
        var read = Letters.ofOctets(MAIL.octets(Letter.from(ALICE).subject("=?utf-8?q?x?= is not y")));
        assertThat(read.subject()).isEqualTo("=?utf-8?q?x?= is not y");
    }

    @Test
    void randomLettersComeBackAsTheyWere() throws Exception {
        for (var seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var letter = Letter.from(new MailAddress(text(random, 40), "a" + seed + "@example.org"))
                    .to(List.of(new MailAddress(text(random, 20), "b@example.org")), List.of(), List.of())
                    .subject(text(random, 200));
            letter = random.nextBoolean() ? letter.plain(text(random, 500)) : letter.html(text(random, 500));
            var file = new byte[random.nextInt(300)];
            random.nextBytes(file);
            letter = letter.with(Enclosure.file(text(random, 100), "application/octet-stream", file));
            var read = Letters.ofOctets(MAIL.octets(letter));
            assertThat(read.subject()).as("seed %d", seed).isEqualTo(letter.subject());
            assertThat(read.from().getFirst().name())
                    .as("seed %d", seed)
                    .isEqualTo(Texts.oneLine(letter.from().getFirst().name()));
            var parts = letter.html().isPresent()
                    ? read.bodies().html()
                    : read.bodies().plain();
            assertThat(Letters.text(read, parts.getFirst()))
                    .as("seed %d", seed)
                    .isEqualTo(lines(letter.html().or(letter::plain).orElseThrow()));
            var attachment = read.bodies().attachments().getLast().part();
            assertThat(attachment.name().orElse(""))
                    .as("seed %d", seed)
                    .isEqualTo(letter.enclosures().getFirst().name());
            try (var content = read.open(attachment)) {
                assertThat(content.readAllBytes()).as("seed %d", seed).isEqualTo(file);
            }
        }
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    private static String text(SplittableRandom random, int length) {
        var alphabet = "abc XYZ.,=?_\"\\'()<>@;:%*\n\u00E4\u00DF\u20AC\u4E2D\u0416-0123";
        var text = new StringBuilder();
        for (var i = random.nextInt(length); i > 0; i--) {
            if (random.nextInt(30) == 0) {
                text.append("\uD83D\uDE00");
            } else {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    @Test
    void aFileThatCannotBeReadIsToldAndNotSkipped() {
        var letter = Letter.from(ALICE).with(Enclosure.file("f", "x/y", () -> {
            throw new IOException("gone");
        }));
        assertThatThrownBy(() -> MAIL.octets(letter)).isInstanceOf(IOException.class);
    }
}
