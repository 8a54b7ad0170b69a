package sextant.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.content.lens.HtmlText;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;

/**
 * The words of an item that people search for.
 *
 * @param from who wrote it
 * @param to who got it
 * @param subject what it is called
 * @param body what it says; at most 256 Ki characters
 * @param attachments names of what hangs on it
 * @param people whom it names with an address, for completing addresses
 */
public record SearchText(
        String from, String to, String subject, String body, String attachments, List<MailAddress> people) {
    private static final int MOST = 256 * 1024;
    private static final int PEOPLE = 100;
    private static final Set<String> SAID = Set.of(
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "COMMENT",
            "CATEGORIES",
            "NOTE",
            "ORG",
            "TITLE",
            "ROLE",
            "ADR",
            "NICKNAME",
            "FN",
            "N",
            "ATTENDEE",
            "ORGANIZER",
            "URL");

    public SearchText {
        people = List.copyOf(people);
    }

    /** The words of a document; of one that cannot be read, those of its summary. */
    public static SearchText of(Summary summary, Document document) throws IOException {
        return switch (document.format()) {
            case MESSAGE -> ofMessage(Message.of(document));
            case ICALENDAR, VCARD -> ofLines(summary, document);
            case OPAQUE -> of(summary);
        };
    }

    /** The words of a summary alone. */
    public static SearchText of(Summary summary) {
        var people = summary.kind() == Kind.CONTACT
                ? summary.emails().stream()
                        .limit(PEOPLE)
                        .map(address -> new MailAddress(summary.displayName(), address))
                        .toList()
                : List.<MailAddress>of();
        return new SearchText(
                String.join(" ", summary.emails()),
                "",
                (summary.displayName() + " " + summary.subject()).strip(),
                String.join(" ", summary.phones()),
                "",
                people);
    }

    private static SearchText ofMessage(Message message) throws IOException {
        var attachments = message.bodies().attachments().stream()
                .flatMap(attachment -> attachment.part().name().stream())
                .collect(Collectors.joining(" "));
        var to = Stream.of(message.to(), message.cc(), message.bcc())
                .flatMap(List::stream)
                .toList();
        return new SearchText(
                spelled(message.from()),
                spelled(to),
                message.subject(),
                body(message),
                attachments,
                to.stream()
                        .filter(address -> !address.address().isEmpty())
                        .limit(PEOPLE)
                        .toList());
    }

    private static String spelled(List<MailAddress> addresses) {
        return addresses.stream()
                .map(address -> address.name() + " " + address.address())
                .collect(Collectors.joining(" "));
    }

    private static String body(Message message) throws IOException {
        var plain = atMost(message.text(message.bodies().plain(), MOST));
        return plain.isBlank()
                ? HtmlText.of(atMost(message.text(message.bodies().html(), MOST)))
                : plain;
    }

    private static String atMost(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static SearchText ofLines(Summary summary, Document document) throws IOException {
        var base = of(summary);
        try {
            var said = new ArrayList<String>();
            collect(Tree.parse(document.octets()).root(), said);
            var body = base.body() + " " + String.join(" ", said);
            return new SearchText(base.from(), "", base.subject(), atMost(body), "", base.people());
        } catch (MalformedDocument unreadable) {
            return base;
        }
    }

    private static void collect(Component component, List<String> said) {
        component.properties().stream()
                .filter(line -> SAID.contains(line.name()))
                .forEach(line -> {
                    said.add(line.text());
                    line.parameter("CN").ifPresent(said::add);
                });
        component.components().stream()
                .filter(inner -> !inner.name().equals("VTIMEZONE"))
                .forEach(inner -> collect(inner, said));
    }
}
