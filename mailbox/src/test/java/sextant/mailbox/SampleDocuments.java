package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sextant.content.Busy;
import sextant.content.Document;
import sextant.content.FileSummary;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.MalformedDocument;
import sextant.content.Summary;

/** Small documents for tests of the mailbox, and just enough of a reader for them. */
public final class SampleDocuments {
    private SampleDocuments() {}

    public static Document event(String uid, String summary) {
        return calendar("VEVENT", uid, summary);
    }

    public static Document task(String uid, String summary) {
        return calendar("VTODO", uid, summary);
    }

    public static Document note(String uid, String summary) {
        return calendar("VJOURNAL", uid, summary);
    }

    private static Document calendar(String component, String uid, String summary) {
        return document(
                Format.ICALENDAR,
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:" + component,
                "UID:" + uid,
                "SUMMARY:" + summary,
                "END:" + component,
                "END:VCALENDAR");
    }

    public static Document contact(String uid, String name) {
        return document(Format.VCARD, "BEGIN:VCARD", "VERSION:3.0", "UID:" + uid, "FN:" + name, "END:VCARD");
    }

    public static Document message(String subject, String body) {
        return document(Format.MESSAGE, "Subject: " + subject, "", body);
    }

    /** A document of these lines. */
    public static Document document(Format format, String... lines) {
        var text = String.join("\r\n", lines) + "\r\n";
        return Document.of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a document. */
    public static String text(Document document) {
        try {
            return new String(document.octets(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads what this class makes; anything that does not begin as it should is malformed. */
    public static Summary summarize(Document document) throws MalformedDocument {
        var lines = text(document).lines().toList();
        return switch (document.format()) {
            case OPAQUE -> FileSummary.of(document);
            case MESSAGE -> summary(Kind.MESSAGE, "", "", value(lines, "Subject: "), "", document);
            case VCARD -> {
                begins(lines, "BEGIN:VCARD");
                yield summary(Kind.CONTACT, "VCARD", value(lines, "UID:"), "", value(lines, "FN:"), document);
            }
            case ICALENDAR -> {
                begins(lines, "BEGIN:VCALENDAR");
                var component = lines.contains("BEGIN:VTODO")
                        ? "VTODO"
                        : lines.contains("BEGIN:VJOURNAL") ? "VJOURNAL" : "VEVENT";
                var kind = switch (component) {
                    case "VTODO" -> Kind.TASK;
                    case "VJOURNAL" -> Kind.NOTE;
                    default -> Kind.EVENT;
                };
                yield summary(kind, component, value(lines, "UID:"), value(lines, "SUMMARY:"), "", document);
            }
        };
    }

    private static void begins(List<String> lines, String first) throws MalformedDocument {
        if (lines.isEmpty() || !lines.getFirst().equals(first)) {
            throw new MalformedDocument("The first line is not " + first + ".");
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElse("");
    }

    private static Summary summary(
            Kind kind, String component, String uid, String subject, String name, Document document) {
        return new Summary(
                kind,
                component,
                uid,
                Summary.UNBOUNDED_PAST,
                Summary.UNBOUNDED_FUTURE,
                false,
                false,
                Busy.BUSY,
                false,
                name,
                subject,
                List.of(),
                List.of(),
                document.size());
    }
}
