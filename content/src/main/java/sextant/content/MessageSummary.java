package sextant.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The summary of a message: its size and its subject. */
final class MessageSummary {
    private static final int HEADER = 64 * 1024; // a subject behind so many octets of header is not looked for
    private static final String SUBJECT = "SUBJECT:";

    private MessageSummary() {}

    static Summary of(Document message) throws IOException {
        return new Summary(
                Kind.MESSAGE,
                "",
                "",
                Summary.UNBOUNDED_PAST,
                Summary.UNBOUNDED_FUTURE,
                false,
                false,
                Busy.FREE,
                false,
                "",
                subject(message),
                List.of(),
                List.of(),
                message.size());
    }

    private static String subject(Document message) throws IOException {
        byte[] start;
        try (InputStream in = message.open()) {
            start = in.readNBytes(HEADER);
        }
        String[] lines = new String(start, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (line.isEmpty()) {
                return "";
            }
            if (line.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length())) {
                return unfolded(line.substring(SUBJECT.length()), lines, i + 1);
            }
        }
        return "";
    }

    // RFC 5322 2.2.3
    private static String unfolded(String first, String[] lines, int next) {
        var subject = new StringBuilder(first);
        for (int i = next; i < lines.length && (lines[i].startsWith(" ") || lines[i].startsWith("\t")); i++) {
            subject.append(lines[i].stripTrailing());
        }
        return subject.toString().strip();
    }
}
