package sextant.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What a client sends, as lines, as data up to the lone dot, and as chunks of a known length. For one thread. */
public final class SmtpInput {
    private static final int BUFFER = 16 * 1024;

    private final InputStream octets;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    public SmtpInput(InputStream octets) {
        this.octets = octets;
    }

    /** Whether something was read that nobody has asked for: commands a client sent without waiting. */
    public boolean hasMore() {
        return position < limit;
    }

    /**
     * The next line, without its line end.
     *
     * @param most octets it may have
     * @throws BadSyntax if it is longer (it was read to its end), or no text
     * @throws BareLineEnd if it ends in CR or LF alone
     * @throws EOFException if there is no further line
     */
    public String line(int most) throws IOException, BadSyntax {
        var line = new ByteArrayOutputStream();
        long length = 0;
        for (var octet = next(); octet != '\r'; octet = next()) {
            if (octet == '\n') {
                throw new BareLineEnd();
            }
            if (length++ < most) {
                line.write(octet);
            }
        }
        if (next() != '\n') {
            throw new BareLineEnd();
        }
        if (length > most) {
            throw new BadSyntax(500, "5.5.6", "The line is longer than " + most + " octets.");
        }
        return text(line.toByteArray());
    }

    private static String text(byte[] line) throws BadSyntax {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new BadSyntax(500, "5.5.2", "A command has no control characters.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new BadSyntax(500, "5.5.2", "A command is ASCII or UTF-8.");
        }
    }

    /**
     * Reads data up to the line that is a dot, and takes the dots away that were put before other lines (RFC 5321 4.5.2).
     *
     * @param to gets at most {@code most} octets; what is more is read and dropped
     * @return octets of the data, whether they were kept or not
     * @throws BareLineEnd if a line ends in CR or LF alone
     */
    public long data(OutputStream to, long most) throws IOException {
        var kept = new Kept(to, most);
        while (true) {
            var octet = next();
            if (octet == '.') {
                octet = next();
                if (octet == '\r') {
                    if (next() != '\n') {
                        throw new BareLineEnd();
                    }
                    return kept.finish();
                }
            }
            while (octet != '\r') {
                if (octet == '\n') {
                    throw new BareLineEnd();
                }
                kept.write(octet);
                octet = next();
            }
            if (next() != '\n') {
                throw new BareLineEnd();
            }
            kept.write('\r');
            kept.write('\n');
        }
    }

    /**
     * Reads a chunk (RFC 3030 2).
     *
     * @param to gets what it is given as it comes; nothing if it has no room for all
     * @param most octets that are kept; if the chunk has more, none of it is
     */
    public void chunk(OutputStream to, long length, long most) throws IOException {
        var left = length;
        while (left > 0) {
            if (position == limit) {
                fill();
            }
            var count = (int) Math.min(left, limit - position);
            if (length <= most) {
                to.write(buffer, position, count);
            }
            position += count;
            left -= count;
        }
    }

    private int next() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        var count = octets.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException("the connection ended");
        }
        position = 0;
        limit = count;
    }

    /** Gathers octets, so that not each one is a call. */
    private static final class Kept {
        private final byte[] gathered = new byte[BUFFER];
        private final OutputStream to;
        private final long most;
        private int count;
        private long total;

        Kept(OutputStream to, long most) {
            this.to = to;
            this.most = most;
        }

        void write(int octet) throws IOException {
            total++;
            if (total > most) {
                return;
            }
            gathered[count++] = (byte) octet;
            if (count == gathered.length) {
                flush();
            }
        }

        private void flush() throws IOException {
            to.write(gathered, 0, count);
            count = 0;
        }

        long finish() throws IOException {
            flush();
            return total;
        }
    }
}
