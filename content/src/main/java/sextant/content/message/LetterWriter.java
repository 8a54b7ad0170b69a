package sextant.content.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.james.mime4j.codec.EncoderUtil;
import sextant.content.lens.HtmlText;
import sextant.content.lens.Importance;

/**
 * Makes a message of a letter (RFC 5322, RFC 2045 to 2047, RFC 2231, RFC 2387), streaming what hangs on it. Nothing a letter
 * holds can begin a field or a part of its own. HTML comes with a plain alternative.
 */
public final class LetterWriter {
    private final RandomGenerator random;
    private final boolean withBcc;

    private LetterWriter(RandomGenerator random, boolean withBcc) {
        this.random = random;
        this.withBcc = withBcc;
    }

    /** Writes drafts, which keep whom a blind copy goes to. */
    public static LetterWriter ofDrafts(RandomGenerator random) {
        return new LetterWriter(random, true);
    }

    /** Writes what is sent: nobody learns of blind copies (RFC 5322 3.6.3). */
    public static LetterWriter ofMail(RandomGenerator random) {
        return new LetterWriter(random, false);
    }

    /**
     * Writes a message; the stream stays open.
     *
     * @throws IllegalArgumentException if an address cannot stand in a message; nothing was written
     * @throws IOException if something cannot be read or written
     */
    public void write(Letter letter, OutputStream out) throws IOException {
        var header = new HeaderWriter();
        letter.date().ifPresent(date -> header.plain("Date", SentDate.of(date)));
        header.addresses("From", letter.from());
        header.addresses("Reply-To", letter.replyTo());
        header.addresses("To", letter.to());
        header.addresses("Cc", letter.cc());
        if (withBcc) {
            header.addresses("Bcc", letter.bcc());
        }
        header.text("Subject", letter.subject());
        letter.messageId().ifPresent(id -> header.ids("Message-ID", List.of(id)));
        header.ids("In-Reply-To", letter.inReplyTo());
        header.ids("References", letter.references());
        if (letter.importance() != Importance.NORMAL) {
            header.plain("Importance", letter.importance() == Importance.HIGH ? "high" : "low");
            header.plain("X-Priority", letter.importance() == Importance.HIGH ? "1" : "5");
        }
        letter.further().forEach(field -> header.further(field.name(), field.value()));
        header.plain("MIME-Version", "1.0");
        out.write(header.octets());
        body(letter, out);
    }

    private void body(Letter letter, OutputStream out) throws IOException {
        var inline = letter.enclosures().stream()
                .filter(enclosure -> enclosure.inline() && letter.html().isPresent())
                .toList();
        var attached = letter.enclosures().stream()
                .filter(enclosure -> !inline.contains(enclosure))
                .toList();
        if (attached.isEmpty()) {
            texts(letter, inline, out);
            return;
        }
        var boundary = multipart("mixed", "", out);
        texts(letter, inline, between(boundary, out));
        for (var enclosure : attached) {
            enclosure(enclosure, between(boundary, out));
        }
        end(boundary, out);
    }

    private void texts(Letter letter, List<Enclosure> inline, OutputStream out) throws IOException {
        if (letter.html().isEmpty()) {
            text("plain", letter.plain().orElse(""), out);
            return;
        }
        var html = letter.html().get();
        var boundary = multipart("alternative", "", out);
        text("plain", letter.plain().orElseGet(() -> HtmlText.of(html)), between(boundary, out));
        between(boundary, out);
        if (inline.isEmpty()) {
            text("html", html, out);
        } else {
            // RFC 2387 3.1
            var related = multipart("related", "; type=\"text/html\"", out);
            text("html", html, between(related, out));
            for (var picture : inline) {
                enclosure(picture, between(related, out));
            }
            end(related, out);
        }
        end(boundary, out);
    }

    private String multipart(String subtype, String parameters, OutputStream out) throws IOException {
        var octets = new byte[16];
        random.nextBytes(octets);
        // neither quoted-printable nor base64 can make "=_" (RFC 2045 6.7)
        var boundary = "=_" + HexFormat.of().formatHex(octets);
        ascii("Content-Type: multipart/" + subtype + parameters + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n", out);
        return boundary;
    }

    private static OutputStream between(String boundary, OutputStream out) throws IOException {
        ascii("\r\n--" + boundary + "\r\n", out);
        return out;
    }

    private static void end(String boundary, OutputStream out) throws IOException {
        ascii("\r\n--" + boundary + "--\r\n", out);
    }

    private static void text(String subtype, String text, OutputStream out) throws IOException {
        var octets = withLineEnds(text).getBytes(StandardCharsets.UTF_8);
        var plain = isPlain(octets);
        ascii(
                "Content-Type: text/" + subtype + "; charset=utf-8\r\nContent-Transfer-Encoding: "
                        + (plain ? "7bit" : "quoted-printable") + "\r\n\r\n",
                out);
        if (plain) {
            out.write(octets);
            return;
        }
        var last = octets.length - 1;
        var space = last >= 0 && (octets[last] == ' ' || octets[last] == '\t');
        EncoderUtil.encodeQ(new ByteArrayInputStream(octets, 0, space ? last : octets.length), out);
        if (space) {
            // RFC 2045 6.7 (3): at the end it would be taken for something a relay added
            ascii("=\r\n" + (octets[last] == ' ' ? "=20" : "=09"), out);
        }
    }

    private static String withLineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    /** Whether lines can stand as they are on any way (RFC 5322 2.1.1, RFC 4155 A). */
    private static boolean isPlain(byte[] octets) {
        if (octets.length > 0 && octets[octets.length - 1] <= ' ' && octets[octets.length - 1] != '\n') {
            return false;
        }
        var length = 0;
        for (var i = 0; i < octets.length; i++) {
            var c = octets[i];
            if (c == '\n') {
                length = 0;
            } else if (c <= 0 || ++length > 76 || (length == 1 && (c == '.' || c == 'F'))) {
                return false;
            }
        }
        return true;
    }

    private static void enclosure(Enclosure enclosure, OutputStream out) throws IOException {
        var header = new HeaderWriter();
        var message = enclosure.type().equals("message/rfc822");
        header.parameter("Content-Type", enclosure.type(), "name", enclosure.name());
        header.parameter(
                "Content-Disposition", enclosure.inline() ? "inline" : "attachment", "filename", enclosure.name());
        enclosure.contentId().ifPresent(id -> header.ids("Content-ID", List.of(id)));
        // RFC 2046 5.2.1
        header.plain("Content-Transfer-Encoding", message ? "8bit" : "base64");
        out.write(header.octets());
        ascii("\r\n", out);
        try (InputStream content = enclosure.content().open()) {
            if (message) {
                content.transferTo(out);
            } else {
                EncoderUtil.encodeB(content, out);
            }
        }
    }

    private static void ascii(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The octets of a letter, for one that fits in memory. */
    public byte[] octets(Letter letter) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        write(letter, out);
        return out.toByteArray();
    }

    /** An address that can stand in a message; empty if it cannot. */
    public static Optional<MailAddress> address(String name, String address) {
        return HeaderWriter.isAddress(address)
                ? Optional.of(new MailAddress(Texts.oneLine(name), address))
                : Optional.empty();
    }
}
