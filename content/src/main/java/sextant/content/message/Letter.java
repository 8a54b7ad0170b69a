package sextant.content.message;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.content.lens.Importance;

/**
 * A message as its author works on it. Every change gives a new letter; {@link LetterWriter} makes octets of one.
 *
 * @param html what it says; plain text is made of it where there is none
 * @param plain what it says, for those who read no HTML
 * @param enclosures what hangs on it, in order
 * @param inReplyTo ids without brackets, of what it answers
 * @param references ids of the conversation, oldest first
 * @param messageId without brackets
 * @param further fields of the header that are kept as they are
 */
public record Letter(
        List<MailAddress> from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        List<MailAddress> replyTo,
        String subject,
        Optional<String> html,
        Optional<String> plain,
        List<Enclosure> enclosures,
        List<String> inReplyTo,
        List<String> references,
        Importance importance,
        Optional<Instant> date,
        Optional<String> messageId,
        List<Header.Field> further) {
    private static final int LONGEST_TEXT = 16 << 20;

    /** What the other components say, and what describes the body, which is written anew. */
    private static final Set<String> OWN = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "in-reply-to",
            "references",
            "importance",
            "x-priority",
            "x-msmail-priority",
            "date",
            "message-id",
            "mime-version");

    public Letter {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
        subject = Texts.oneLine(subject);
        enclosures = List.copyOf(enclosures);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        further = List.copyOf(further);
    }

    /** An empty sheet. */
    public static Letter from(MailAddress author) {
        return new Letter(
                List.of(author),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Importance.NORMAL,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A draft that was written before, to go on with. What hangs on it stays where it is until it is written again. */
    public static Letter of(Message draft) throws IOException {
        var header = draft.header();
        return new Letter(
                draft.from(),
                draft.to(),
                draft.cc(),
                draft.bcc(),
                header.addresses("Reply-To"),
                draft.subject(),
                text(draft, draft.bodies().html()),
                text(draft, draft.bodies().plain()),
                draft.bodies().attachments().stream()
                        .map(attachment -> Enclosure.of(draft, attachment))
                        .toList(),
                header.ids("In-Reply-To"),
                header.ids("References"),
                draft.importance(),
                draft.sent(),
                draft.messageId(),
                header.fields().stream().filter(Letter::isFurther).toList());
    }

    private static boolean isFurther(Header.Field field) {
        var name = field.name().toLowerCase(Locale.ROOT);
        return !OWN.contains(name) && !name.startsWith("content-");
    }

    static Optional<String> text(Message message, List<Part> parts) throws IOException {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(message.text(part, LONGEST_TEXT));
        }
        return Optional.of(text.toString());
    }

    /** The same to others. */
    public Letter to(List<MailAddress> whom, List<MailAddress> copies, List<MailAddress> blindCopies) {
        return new Letter(
                from,
                whom,
                copies,
                blindCopies,
                replyTo,
                subject,
                html,
                plain,
                enclosures,
                inReplyTo,
                references,
                importance,
                date,
                messageId,
                further);
    }

    public Letter subject(String about) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                about,
                html,
                plain,
                enclosures,
                inReplyTo,
                references,
                importance,
                date,
                messageId,
                further);
    }

    /** Says this; the plain text is made of it when it is written. */
    public Letter html(String text) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                Optional.of(text),
                Optional.empty(),
                enclosures,
                inReplyTo,
                references,
                importance,
                date,
                messageId,
                further);
    }

    /** Says this, and nothing in HTML. */
    public Letter plain(String text) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                Optional.empty(),
                Optional.of(text),
                enclosures,
                inReplyTo,
                references,
                importance,
                date,
                messageId,
                further);
    }

    /** With one more thing hanging on it. */
    public Letter with(Enclosure enclosure) {
        var more = new ArrayList<>(enclosures);
        more.add(enclosure);
        return enclosures(more);
    }

    /**
     * Without one of them.
     *
     * @param index from 0
     */
    public Letter without(int index) {
        var fewer = new ArrayList<>(enclosures);
        fewer.remove(index);
        return enclosures(fewer);
    }

    private Letter enclosures(List<Enclosure> others) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                html,
                plain,
                others,
                inReplyTo,
                references,
                importance,
                date,
                messageId,
                further);
    }

    public Letter importance(Importance how) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                html,
                plain,
                enclosures,
                inReplyTo,
                references,
                how,
                date,
                messageId,
                further);
    }

    /** In answer to something. */
    Letter answering(List<String> what, List<String> conversation) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                html,
                plain,
                enclosures,
                what,
                conversation,
                importance,
                date,
                messageId,
                further);
    }

    /**
     * As it is sent: dated, with an id.
     *
     * @param id for the case that it has none, without brackets
     */
    public Letter sent(Instant at, String id) {
        return new Letter(
                from,
                to,
                cc,
                bcc,
                replyTo,
                subject,
                html,
                plain,
                enclosures,
                inReplyTo,
                references,
                importance,
                Optional.of(at),
                messageId.or(() -> Optional.of(id)),
                further);
    }
}
