package sextant.content.message;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Letters that begin with another message: answers (RFC 5322 3.6.4) and what is handed on. */
public final class Answers {
    private static final int REFERENCES = 30;

    private final MailAddress author;
    private final Set<String> own;
    private final DateTimeFormatter dates;

    /**
     * Letters of somebody.
     *
     * @param own all addresses of the author, which an answer to all does not go to
     * @param zone and language of the dates in what is quoted
     */
    public Answers(MailAddress author, Set<String> own, ZoneId zone, Locale language) {
        this.author = author;
        this.own =
                own.stream().map(address -> address.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone);
    }

    /** An answer to whoever wrote it. */
    public Letter reply(Message to) throws IOException {
        return answer(to, to.replyTo(), List.of());
    }

    /** An answer to everybody it went to, but the author of the answer. */
    public Letter replyAll(Message to) throws IOException {
        var seen = new HashSet<>(own);
        var first = others(to.replyTo(), seen);
        var further = others(to.to(), seen);
        var copies = others(to.cc(), seen);
        if (first.isEmpty()) {
            // an answer to what oneself wrote goes on to those it went to
            return answer(to, further.isEmpty() ? to.replyTo() : further, copies);
        }
        return answer(to, first, concat(further, copies));
    }

    private static List<MailAddress> concat(List<MailAddress> some, List<MailAddress> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<MailAddress> others(List<MailAddress> all, Set<String> seen) {
        return all.stream()
                .filter(address -> !address.address().isEmpty() && seen.add(address.key()))
                .toList();
    }

    private Letter answer(Message original, List<MailAddress> to, List<MailAddress> cc) throws IOException {
        var who = original.from().stream().findFirst().map(MailAddress::shown).orElse("");
        var when = original.sent().map(dates::format);
        var intro = when.map(date -> "On " + date + ", " + who + " wrote:").orElse(who + " wrote:");
        return quoting(original, intro, List.of())
                .to(to, cc, List.of())
                .subject(prefixed("Re: ", original.subject()))
                .answering(original.messageId().stream().toList(), references(original));
    }

    /** The message handed on, with what hangs on it. */
    public Letter forward(Message original) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("From: " + list(original.from()));
        original.sent().ifPresent(date -> lines.add("Date: " + dates.format(date)));
        lines.add("Subject: " + original.subject());
        lines.add("To: " + list(original.to()));
        if (!original.cc().isEmpty()) {
            lines.add("Cc: " + list(original.cc()));
        }
        var letter = quoting(original, "---------- Forwarded message ----------", lines)
                .subject(prefixed("Fwd: ", original.subject()))
                .answering(List.of(), references(original));
        for (var attachment : original.bodies().attachments()) {
            if (!attachment.inline()) {
                letter = letter.with(Enclosure.of(original, attachment));
            }
        }
        return letter;
    }

    /** The message handed on as a file, untouched. */
    public Letter forwardAsAttachment(Message original) {
        return Letter.from(author)
                .subject(prefixed("Fwd: ", original.subject()))
                .plain("")
                .with(Enclosure.message(original));
    }

    private static String list(List<MailAddress> addresses) {
        return addresses.stream()
                .map(address ->
                        address.name().isEmpty() ? address.address() : address.name() + " <" + address.address() + ">")
                .collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, String subject) {
        return subject.regionMatches(true, 0, prefix, 0, prefix.length()) ? subject : prefix + subject;
    }

    /** The first, which is the conversation's, and the newest ones. */
    private static List<String> references(Message original) {
        var references = new ArrayList<>(original.header().ids("References"));
        if (references.isEmpty()) {
            references.addAll(original.header().ids("In-Reply-To"));
        }
        original.messageId().ifPresent(references::add);
        while (references.size() > REFERENCES) {
            references.remove(1);
        }
        return references;
    }

    /** What is quoted comes in HTML if it was; the pictures it shows come with it. */
    private Letter quoting(Message original, String intro, List<String> lines) throws IOException {
        var letter = Letter.from(author);
        var html = Letter.text(original, original.bodies().html());
        if (html.isEmpty()) {
            var plain = Letter.text(original, original.bodies().plain()).orElse("");
            return letter.plain("\n\n" + intro + "\n" + block(lines) + (lines.isEmpty() ? quoted(plain) : plain));
        }
        var head = new StringBuilder("<p></p><p>").append(escaped(intro));
        lines.forEach(line -> head.append("<br>").append(escaped(line)));
        head.append("</p>");
        var quoted = letter.html(head + "<blockquote type=\"cite\">" + body(html.get()) + "</blockquote>");
        for (var attachment : original.bodies().attachments()) {
            if (attachment.inline()) {
                quoted = quoted.with(Enclosure.of(original, attachment));
            }
        }
        return quoted;
    }

    private static String block(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n\n";
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
    }

    /** Between the tags of the body, if there are any. */
    private static String body(String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        var open = lower.indexOf("<body");
        var begin = open < 0 ? -1 : lower.indexOf('>', open);
        if (begin < 0 || lower.length() != html.length()) {
            return html;
        }
        var end = lower.lastIndexOf("</body");
        return html.substring(begin + 1, end > begin ? end : html.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
