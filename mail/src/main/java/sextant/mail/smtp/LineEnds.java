package sextant.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;

/** Passes octets on and notices whether all lines end in CR LF. For one thread. */
public final class LineEnds extends OutputStream {
    private final OutputStream to;
    private boolean afterReturn;
    private boolean bare;

    public LineEnds(OutputStream to) {
        this.to = to;
    }

    /** Whether a CR or LF stood alone so far, the end included. */
    public boolean isBare() {
        return bare || afterReturn;
    }

    @Override
    public void write(int octet) throws IOException {
        look(octet);
        to.write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
        for (var i = from; i < from + count; i++) {
            look(octets[i]);
        }
        to.write(octets, from, count);
    }

    private void look(int octet) {
        if (afterReturn != (octet == '\n')) {
            bare = true;
        }
        afterReturn = octet == '\r';
    }
}
