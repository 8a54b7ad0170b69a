package sextant.content.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import sextant.content.Document;
import sextant.content.lens.HtmlText;
import sextant.content.lens.Importance;

/**
 * A view of a message. It holds its header and the list of its parts; what parts hold is read from the document when it is
 * asked for, as a stream. However broken a message is, something of it can be shown: reading fails only if the octets cannot
 * be had. Immutable, safe for any thread.
 */
public final class Message {
    private static final int PREVIEW = 255;
    private static final int QUOTED = 4_000;

    private final Document document;
    private final Header header;
    private final Part root;
    private final Map<String, byte[]> starts;
    private final boolean whole;
    private final Bodies bodies;
    private final Conversation conversation;

    private Message(Document document, Reading.Found found) {
        this.document = document;
        this.header = found.header();
        this.root = found.root();
        this.starts = found.starts();
        this.whole = found.whole();
        this.bodies = Bodies.of(root);
        this.conversation = Conversation.of(header, sent());
    }

    /** Reads a message's header and structure in one pass. */
    public static Message of(Document document) throws IOException {
        try (var octets = document.open()) {
            return new Message(document, Reading.read(octets));
        }
    }

    /** Its octets. */
    public Document document() {
        return document;
    }

    /** Whether it was read to its end: too deep, too many parts or a header without end are not. */
    public boolean isWhole() {
        return whole;
    }

    public Header header() {
        return header;
    }

    /** The body: a multipart, or a part alone. */
    public Part root() {
        return root;
    }

    /** What of it is read and what hangs on it. */
    public Bodies bodies() {
        return bodies;
    }

    public Conversation conversation() {
        return conversation;
    }

    public String subject() {
        return header.text("Subject").orElse("");
    }

    public List<MailAddress> from() {
        return header.addresses("From");
    }

    public List<MailAddress> to() {
        return header.addresses("To");
    }

    public List<MailAddress> cc() {
        return header.addresses("Cc");
    }

    public List<MailAddress> bcc() {
        return header.addresses("Bcc");
    }

    /** Where answers go: who wrote it, unless it says otherwise (RFC 5322 3.6.2). */
    public List<MailAddress> replyTo() {
        var named = header.addresses("Reply-To");
        return named.isEmpty() ? from() : named;
    }

    /** When it was sent, as its sender says. */
    public Optional<Instant> sent() {
        return header.first("Date").flatMap(SentDate::parse);
    }

    /** When it came, as the last server it passed says; else when it was sent. */
    public Optional<Instant> received() {
        return header.first("Received")
                .flatMap(trace -> SentDate.parse(trace.substring(trace.lastIndexOf(';') + 1)))
                .or(this::sent);
    }

    /** Its id without brackets. */
    public Optional<String> messageId() {
        return header.ids("Message-ID").stream().findFirst();
    }

    /** How important its sender finds it; {@code Importance} (RFC 2156 5.3.4) goes before {@code X-Priority}. */
    public Importance importance() {
        var said = header.text("Importance")
                .or(() -> header.text("X-MSMail-Priority"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse("");
        return switch (said) {
            case "high" -> Importance.HIGH;
            case "low" -> Importance.LOW;
            case "normal" -> Importance.NORMAL;
            default ->
                switch (header.text("X-Priority")
                        .orElse("")
                        .stripLeading()
                        .concat(" ")
                        .charAt(0)) {
                    case '1', '2' -> Importance.HIGH;
                    case '4', '5' -> Importance.LOW;
                    default -> Importance.NORMAL;
                };
        };
    }

    /** What protects it. */
    public Protection protection() {
        var parameters = header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return switch (root.type()) {
            case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
                parameters.contains("signed-data") ? Protection.SMIME_SIGNED : Protection.SMIME_ENCRYPTED;
            case "multipart/signed" ->
                parameters.contains("pgp-signature") ? Protection.PGP_SIGNED : Protection.SMIME_SIGNED;
            case "multipart/encrypted" -> Protection.PGP_ENCRYPTED;
            default -> Protection.NONE;
        };
    }

    /** Whether anything hangs on it that it does not show itself. */
    public boolean hasAttachments() {
        return bodies.attachments().stream().anyMatch(attachment -> !attachment.inline());
    }

    /** How it begins, on one line, at most 255 characters; without what it quotes. */
    public String preview() {
        for (var part : bodies.plain()) {
            var text = start(part);
            if (text.isPresent() && !text.get().isBlank()) {
                return Texts.atMost(Texts.oneLine(withoutQuotes(text.get())), PREVIEW);
            }
        }
        for (var part : bodies.html()) {
            var text = start(part).map(HtmlText::of);
            if (text.isPresent() && !text.get().isBlank()) {
                return Texts.atMost(Texts.oneLine(text.get()), PREVIEW);
            }
        }
        return "";
    }

    private Optional<String> start(Part part) {
        return Optional.ofNullable(starts.get(part.path())).map(octets -> Texts.of(octets, part.charset()));
    }

    private static String withoutQuotes(String text) {
        var kept = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith(">"))
                .takeWhile(line -> kept.length() < QUOTED)
                .forEach(line -> kept.append(line).append('\n'));
        return kept.isEmpty() ? text : kept.toString();
    }

    /** The part of this path; empty if there is none. */
    public Optional<Part> part(String path) {
        return find(root, path);
    }

    private static Optional<Part> find(Part in, String path) {
        if (in.path().equals(path)) {
            return Optional.of(in);
        }
        return in.parts().stream()
                .filter(part -> path.equals(part.path()) || path.startsWith(part.path() + "."))
                .findFirst()
                .flatMap(part -> find(part, path));
    }

    /**
     * The text of a part, as its charset has it.
     *
     * @param limit octets that are read at most
     */
    public String text(Part part, int limit) throws IOException {
        try (var content = open(part)) {
            return Texts.of(content.readNBytes(limit), part.charset());
        }
    }

    /**
     * The text of several parts, one after the other, each with a line feed behind it.
     *
     * @param limit octets that are read of each at most; once there are as many characters no further part is read
     */
    public String text(List<Part> parts, int limit) throws IOException {
        var text = new StringBuilder();
        for (var part : parts) {
            if (text.length() < limit) {
                text.append(text(part, limit)).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * What a part holds, decoded.
     *
     * @param part one of this message that is no multipart
     * @throws IOException if the octets cannot be had
     */
    public InputStream open(Part part) throws IOException {
        if (part.isMultipart()) {
            throw new IllegalArgumentException("a multipart holds parts: " + part.path());
        }
        var octets = document.open();
        try {
            return new Content(seek(octets, leafNumber(part)), octets);
        } catch (MimeException | RuntimeException e) {
            octets.close();
            throw new IOException("part " + part.path() + " cannot be found again", e);
        } catch (IOException e) {
            octets.close();
            throw e;
        }
    }

    private int leafNumber(Part wanted) {
        var leaves = leaves(root);
        var number = leaves.indexOf(wanted);
        if (number < 0) {
            throw new IllegalArgumentException("another message's part: " + wanted.path());
        }
        return number;
    }

    private static List<Part> leaves(Part part) {
        return part.isMultipart()
                ? part.parts().stream().flatMap(each -> leaves(each).stream()).toList()
                : List.of(part);
    }

    private static InputStream seek(InputStream octets, int number) throws IOException, MimeException {
        var stream = Reading.stream();
        stream.parse(octets);
        var left = number;
        for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_BODY && left-- == 0) {
                return stream.getDecodedInputStream();
            }
        }
        throw new MimeIOException(new MimeException("the part is not there"));
    }

    /** A part's octets, which close the document's with them. */
    private static final class Content extends FilterInputStream {
        private final InputStream document;

        Content(InputStream content, InputStream document) {
            super(content);
            this.document = document;
        }

        @Override
        public void close() throws IOException {
            document.close();
        }
    }
}
