package sextant.server.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Many messages in one file (RFC 4155). A line that begins with {@code From } after an empty one begins a message; within
 * messages such lines are quoted with {@code >}, those that are quoted already once more, so that each comes back as it was.
 * Lines end with LF in the file and with CRLF in a message.
 */
final class Mbox {
    private static final byte[] BEGIN = "From ".getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Mbox() {}

    /** Takes one message after the other. */
    @FunctionalInterface
    interface Each {
        /**
         * Takes a message.
         *
         * @param line of the file it begins at, from 1
         */
        void message(byte[] octets, int line) throws IOException;
    }

    /**
     * Reads a file of messages, one in memory at a time.
     *
     * @param largest octets of one message; a larger one is handed on cut off at that length
     */
    static void read(InputStream file, int largest, Each each) throws IOException {
        try (var in = new BufferedInputStream(file, 64 * 1024)) {
            var message = new ByteArrayOutputStream();
            var begun = 0;
            var blank = true;
            var number = 0;
            for (var line = line(in, largest); line.length > 0; line = line(in, largest)) {
                number++;
                if (blank && startsWith(line, 0)) {
                    if (begun > 0) {
                        each.message(withoutLastBlank(message.toByteArray()), begun);
                    }
                    message.reset();
                    begun = number;
                } else if (begun == 0 && !isBlank(line)) {
                    // no mailbox at all
                    throw new IOException("the first line does not begin with \"From \"");
                } else if (message.size() <= largest) {
                    append(line, message);
                }
                blank = isBlank(line);
            }
            if (begun > 0) {
                each.message(withoutLastBlank(message.toByteArray()), begun);
            }
        }
    }

    /** With its line feed, or without one at the end of the file; none at the end. */
    private static byte[] line(InputStream in, int largest) throws IOException {
        var line = new ByteArrayOutputStream(100);
        for (var c = in.read(); c >= 0; c = in.read()) {
            if (line.size() < largest) {
                line.write(c);
            }
            if (c == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean startsWith(byte[] line, int from) {
        return line.length >= from + BEGIN.length
                && Arrays.equals(line, from, from + BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    private static boolean isBlank(byte[] line) {
        return Arrays.equals(line, new byte[] {'\n'}) || Arrays.equals(line, new byte[] {'\r', '\n'});
    }

    private static boolean isQuoted(byte[] line) {
        var from = quotes(line);
        return from > 0 && startsWith(line, from);
    }

    private static int quotes(byte[] line) {
        var from = 0;
        while (from < line.length && line[from] == '>') {
            from++;
        }
        return from;
    }

    private static void append(byte[] line, ByteArrayOutputStream message) {
        var from = isQuoted(line) ? 1 : 0;
        var ended = line[line.length - 1] == '\n';
        var end = !ended
                ? line.length
                : line.length > 1 && line[line.length - 2] == '\r' ? line.length - 2 : line.length - 1;
        message.write(line, from, Math.max(0, end - from));
        if (ended) {
            message.write('\r');
            message.write('\n');
        }
    }

    /** The empty line before the next message is not the message's. */
    private static byte[] withoutLastBlank(byte[] message) {
        var length = message.length;
        var blank = length >= 4
                && message[length - 4] == '\r'
                && message[length - 3] == '\n'
                && message[length - 2] == '\r';
        return blank ? Arrays.copyOf(message, length - 2) : message;
    }

    /**
     * Writes a message at the end of a file of messages.
     *
     * @param octets its lines; those that end with a line feed alone stay so
     */
    static void write(byte[] octets, String sender, Instant received, OutputStream file) throws IOException {
        var author = sender.isEmpty() || sender.indexOf(' ') >= 0 ? "MAILER-DAEMON" : sender;
        file.write(("From " + author + " " + DATE.format(received) + "\n").getBytes(StandardCharsets.UTF_8));
        var begin = 0;
        while (begin < octets.length) {
            var end = begin;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            var line = Arrays.copyOfRange(octets, begin, end);
            if (startsWith(line, quotes(line))) {
                file.write('>');
            }
            var cr = line.length > 0 && line[line.length - 1] == '\r';
            file.write(line, 0, cr ? line.length - 1 : line.length);
            file.write('\n');
            begin = end + 1;
        }
        file.write('\n');
    }
}
