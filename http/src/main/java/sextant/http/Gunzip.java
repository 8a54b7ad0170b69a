package sextant.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a gzip body (RFC 1952), strictly: whatever is broken, cut off or glued on at the end is a {@link Problem}
 * with 400, and what inflates to too much is one with 413.
 */
final class Gunzip extends InputStream {
    /** Octets that may come out of any body before its ratio is looked at. */
    private static final long UNSUSPICIOUS = 64 * 1024;

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final RequestBody source;
    private final long limit;
    private final int ratio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[4096];
    private int from;
    private int to;
    private long inflated;
    private long member;
    private boolean started;
    private boolean ended;

    /**
     * @param limit octets that may come out
     * @param ratio octets that may come out per octet that went in
     */
    Gunzip(RequestBody source, long limit, int ratio) {
        this.source = source;
        this.limit = limit;
        this.ratio = ratio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            started = true;
            if (!fill()) {
                throw broken();
            }
            header();
        }
        while (!ended) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) {
        try {
            int count = inflater.inflate(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                member += count;
                inflated += count;
                check();
                return count;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                trailer();
                nextMember();
            } else if (inflater.needsDictionary()) {
                throw broken();
            } else if (inflater.needsInput()) {
                from = to;
                if (!fill()) {
                    throw broken();
                }
                inflater.setInput(input, from, to - from);
            }
            return 0;
        } catch (DataFormatException e) {
            throw broken();
        }
    }

    private void check() {
        if (inflated > limit) {
            throw RequestBody.tooLarge(limit);
        }
        if (inflated > UNSUSPICIOUS && inflated > source.octets() * ratio) {
            throw new Problem(413, "The request's body inflates to more than " + ratio + " times its size.");
        }
    }

    private void header() {
        if (octet() != 0x1f || octet() != 0x8b || octet() != 8) {
            throw broken();
        }
        int flags = octet();
        if ((flags & RESERVED) != 0) {
            throw broken();
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(octet() | octet() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.setInput(input, from, to - from);
    }

    private void trailer() {
        if (number() != crc.getValue() || number() != (member & 0xffff_ffffL)) {
            throw broken();
        }
    }

    /** RFC 1952 2.2: members may follow one another; anything else after the last one is refused. */
    private void nextMember() {
        if (from == to && !fill()) {
            ended = true;
            return;
        }
        inflater.reset();
        crc.reset();
        member = 0;
        header();
    }

    private long number() {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private void skip(int count) {
        for (int i = 0; i < count; i++) {
            octet();
        }
    }

    private void skipText() {
        while (octet() != 0) {
            // a name or comment means nothing here
        }
    }

    private int octet() {
        if (from == to && !fill()) {
            throw broken();
        }
        return input[from++] & 0xff;
    }

    private boolean fill() {
        from = 0;
        to = Math.max(0, source.read(input, 0, input.length));
        return to > 0;
    }

    private static Problem broken() {
        return new Problem(400, "The request's body is not proper gzip.");
    }

    /** Frees what the inflater holds outside the heap. */
    @Override
    public void close() {
        inflater.end();
        ended = true;
    }
}
