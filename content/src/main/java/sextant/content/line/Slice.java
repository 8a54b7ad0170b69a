package sextant.content.line;

import java.io.ByteArrayOutputStream;

/** A run of octets of the parsed document. */
final class Slice {
    static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] octets;
    private final int from;
    private final int to;

    Slice(byte[] octets, int from, int to) {
        this.octets = octets;
        this.from = from;
        this.to = to;
    }

    byte[] octets() {
        return octets;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    void writeTo(ByteArrayOutputStream out) {
        out.write(octets, from, to - from);
    }

    /** This slice without the line end it closes with. */
    Slice withoutLineEnd() {
        int end = to;
        while (end > from && Octets.isLineEnd(octets[end - 1])) {
            end--;
        }
        return new Slice(octets, from, end);
    }

    boolean endsWith(char last) {
        return from < to && octets[to - 1] == last;
    }

    /** Whether nothing but a line end is left. */
    boolean isBlank() {
        return from == to || Octets.isLineEnd(octets[from]);
    }
}
