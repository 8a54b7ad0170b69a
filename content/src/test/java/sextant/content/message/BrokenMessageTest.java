package sextant.content.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages as real and hostile senders make them: something of each can be shown, and none takes long. */
class BrokenMessageTest {
    private static String shown(Message message) {
        var bodies = message.bodies();
        var parts = bodies.plain().isEmpty() ? bodies.html() : bodies.plain();
        return parts.isEmpty() ? "" : Letters.text(message, parts.getFirst());
    }

    @Test
    void nothingAtAllIsAnEmptyMessage() {
        var message = Letters.ofOctets(new byte[0]);
        assertThat(message.subject()).isEmpty();
        assertThat(message.root().type()).isEqualTo("text/plain");
        assertThat(message.preview()).isEmpty();
        assertThat(message.from()).isEmpty();
    }

    @Test
    void textWithoutALabelIsUtf8OrElseWindows1252() {
        assertThat(shown(Letters.of("Subject: x", "", "Gr\u00FC\u00DFe"))).startsWith("Gr\u00FC\u00DFe");
        assertThat(shown(Letters.ofLatin1("Subject: x", "", "Gr\u00FC\u00DFe \u0093q\u0094")))
                .startsWith("Gr\u00FC\u00DFe \u201Cq\u201D");
        assertThat(shown(Letters.ofLatin1("Content-Type: text/plain; charset=us-ascii", "", "\u00E9")))
                .startsWith("\u00E9");
        assertThat(shown(Letters.ofLatin1("Content-Type: text/plain; charset=iso-8859-1", "", "\u0080")))
                .startsWith("\u20AC");
        assertThat(shown(Letters.of("Content-Type: text/plain; charset=klingon", "", "\u00E9")))
                .startsWith("\u00E9");
        assertThat(shown(Letters.of("Content-Type: text/plain; charset=\"\u0000\"", "", "e")))
                .startsWith("e");
    }

    /** UTF-7 would let a browser see a tag where a filter sees none. */
    @Test
    void utf7IsNotDecoded() {
        assertThat(shown(Letters.of("Content-Type: text/html; charset=utf-7", "", "+ADw-script+AD4-")))
                .startsWith("+ADw-script");
    }

    @Test
    void headersBeyondAsciiAreReadEitherWay() {
        assertThat(Letters.of("Subject: Gr\u00FC\u00DFe", "", "").subject()).isEqualTo("Gr\u00FC\u00DFe");
        assertThat(Letters.ofLatin1("Subject: Gr\u00FC\u00DFe", "", "").subject())
                .isEqualTo("Gr\u00FC\u00DFe");
        assertThat(Letters.of("From: J\u00FCrgen <j@example.org>", "", "").from())
                .containsExactly(new MailAddress("J\u00FCrgen", "j@example.org"));
        assertThat(Letters.of("Subject: =?utf-8?q?broken", "", "").subject()).isEqualTo("=?utf-8?q?broken");
        assertThat(Letters.of("Subject: =?klingon?q?x?=", "", "").subject()).contains("x");
        // a character that is cut between two encoded words
        assertThat(Letters.of("Subject: =?utf-8?b?w7w=?= =?utf-8?b?4oI=?=", " =?utf-8?b?rA==?=", "", "")
                        .subject())
                .isEqualTo("\u00FC\u20AC");
    }

    @Test
    void aNameCannotBringASecondLine() {
        var message = Letters.of(
                "From: \"a\u0000b\tc\" <x@example.org>",
                "Subject: =?utf-8?q?a=0D=0ABcc:_b@example.org?=",
                "Content-Disposition: attachment; filename=\"a=?utf-8?q?=0D=0A?=b\"",
                "",
                "");
        assertThat(message.subject()).doesNotContain("\r", "\n");
        assertThat(message.from().getFirst().name()).isEqualTo("ab c");
        assertThat(message.root().name().orElseThrow()).doesNotContain("\r", "\n");
    }

    @Test
    void aMultipartWithoutABoundaryIsSomethingThatHangsOnIt() {
        var message = Letters.of("Content-Type: multipart/mixed", "", "text");
        assertThat(message.root().isMultipart()).isFalse();
        assertThat(message.bodies().attachments()).hasSize(1);
    }

    @Test
    void aMultipartThatDoesNotEndHasItsParts() {
        var message = Letters.of(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "first",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>2");
        assertThat(message.root().parts()).hasSize(2);
        assertThat(shown(message)).isEqualTo("first");
    }

    @Test
    void aFieldThatStandsThereTwiceCountsOnce() {
        var message = Letters.of(
                "Content-Type: text/plain; charset=utf-8",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/html",
                "",
                "<script>",
                "--b--");
        var again = Letters.ofOctets(octets(message));
        assertThat(again.root()).isEqualTo(message.root());
        assertThat(message.root().type()).isIn("text/plain", "multipart/mixed");
    }

    private static byte[] octets(Message message) {
        try {
            return message.document().octets();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void datesAreReadAsPeopleAndProgramsWriteThem() {
        for (var spelling : new String[] {
            "Tue, 3 Mar 2026 09:15:00 +0100",
            "3 Mar 26 08:15 GMT",
            "Tue, 03 Mar 2026 03:15:00 EST",
            "Tue Mar  3 08:15:00 2026",
            "Tuesday, March 3, 2026 08:15:00",
            "3-Mar-2026 08:15:00 -0000",
            "Tue, 3 Mar 2026 09:15:00 +0100 (CET)"
        }) {
            assertThat(Letters.of("Date: " + spelling, "", "").sent().orElseThrow())
                    .as(spelling)
                    .isEqualTo("2026-03-03T08:15:00Z");
        }
        for (var nonsense :
                new String[] {"yesterday", "32 Mar 2026", "", "3 Foo 2026", "3 Mar 99999999999", "3 Mar 9999"}) {
            assertThat(Letters.of("Date: " + nonsense, "", "").sent())
                    .as(nonsense)
                    .isEmpty();
        }
    }

    @Test
    void lineEndsOfEverySortAreRead() {
        var unix = Letters.ofOctets("Subject: a\nFrom: b@x\n\nbody\nmore".getBytes(StandardCharsets.US_ASCII));
        assertThat(unix.subject()).isEqualTo("a");
        assertThat(shown(unix)).isEqualTo("body\nmore");
    }

    @Test
    void partsWithinPartsEndAtALimit() {
        var message = new StringBuilder();
        for (var i = 0; i < 10_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        message.append("\r\ntext");
        var read = Letters.ofOctets(message.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(read.isWhole()).isFalse();
        assertThat(read.subject()).isEmpty();
    }

    @Test
    void partsWithoutNumberEndAtALimit() {
        var message =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(100_000) + "--b--";
        var read = Letters.ofOctets(message.getBytes(StandardCharsets.US_ASCII));
        assertThat(read.isWhole()).isFalse();
        assertThat(read.root().parts()).hasSizeBetween(1_000, 2_000);
    }

    @Test
    void oneHundredThousandAddressesAreTenThousand() {
        var read = Letters.of("Subject: x", "To: " + "a@example.org, ".repeat(60_000) + "b@example.org", "", "body");
        assertThat(read.to()).hasSize(MailAddress.MOST);
        assertThat(shown(read)).startsWith("body");
    }

    @Test
    void aMillionParametersDoNotTakeLong() {
        var header = new StringBuilder("Content-Type: text/plain");
        for (var i = 0; i < 50_000; i++) {
            header.append("; name*").append(i).append("=x");
        }
        var read = Letters.of(header.toString(), "", "body");
        assertThat(read.root().type()).isEqualTo("text/plain");
    }

    @Test
    void aHeaderWithoutEndIsCut() {
        var read = Letters.of("Subject: x", "X-Long: " + "y".repeat(3 << 20), "", "body");
        assertThat(read.subject()).isEqualTo("x");
        assertThat(read.isWhole()).isFalse();
    }
}
