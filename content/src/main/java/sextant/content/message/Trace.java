package sextant.content.message;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import sextant.content.Document;

/**
 * What a mail server writes above a message that passes through it (RFC 5321 4.4): fields are put before the header, and
 * few are taken out; all other octets stay as they are.
 */
public final class Trace {
    /** A longer field is kept unseen. */
    private static final int LONGEST_FIELD = 64 * 1024;

    private static final int LONGEST_HEADER = 10 * 1024 * 1024;

    private Trace() {}

    /**
     * Copies a message.
     *
     * @param above fields to put before all others, without line ends; long ones are folded already
     * @param leaveOut tells of a field of the message, given as it stands with its folding, whether it is left out
     */
    public static void copy(Document message, List<String> above, Predicate<String> leaveOut, OutputStream to)
            throws IOException {
        for (var field : above) {
            to.write(field.getBytes(StandardCharsets.UTF_8));
            to.write('\r');
            to.write('\n');
        }
        try (var octets = new BufferedInputStream(message.open())) {
            copyHeader(octets, leaveOut, to);
            octets.transferTo(to);
        }
    }

    /**
     * A message's header as it stands, each octet a character.
     *
     * @param most octets that are read at most
     */
    public static String header(Document message, int most) throws IOException {
        try (var octets = message.open()) {
            var start = new String(octets.readNBytes(most), StandardCharsets.ISO_8859_1);
            var end = start.indexOf("\r\n\r\n");
            return end < 0 ? start : start.substring(0, end + 2);
        }
    }

    private static void copyHeader(InputStream octets, Predicate<String> leaveOut, OutputStream to) throws IOException {
        var field = new ByteArrayOutputStream();
        var line = new ByteArrayOutputStream();
        long seen = 0;
        while (seen < LONGEST_HEADER) {
            line.reset();
            var ended = readLine(octets, line);
            seen += line.size();
            var continues = startsWithSpace(line) && field.size() > 0;
            if (!continues) {
                emit(field, leaveOut, to);
            }
            line.writeTo(field);
            if (!ended || isBlank(line) || field.size() > LONGEST_FIELD) {
                break;
            }
        }
        field.writeTo(to);
    }

    private static boolean readLine(InputStream octets, ByteArrayOutputStream line) throws IOException {
        while (line.size() <= LONGEST_FIELD) {
            var octet = octets.read();
            if (octet < 0) {
                return false;
            }
            line.write(octet);
            if (octet == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithSpace(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.startsWith(" ") || text.startsWith("\t");
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() <= 2 && line.toString(StandardCharsets.ISO_8859_1).isBlank();
    }

    private static void emit(ByteArrayOutputStream field, Predicate<String> leaveOut, OutputStream to)
            throws IOException {
        if (field.size() > 0 && !leaveOut.test(field.toString(StandardCharsets.UTF_8))) {
            field.writeTo(to);
        }
        field.reset();
    }

    /** Whether a field as it stands has this name, in any case. */
    public static boolean isNamed(String field, String name) {
        var colon = field.indexOf(':');
        return colon >= name.length()
                && field.regionMatches(true, 0, name, 0, name.length())
                && field.substring(name.length(), colon).isBlank();
    }
}
