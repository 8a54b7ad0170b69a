package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Where a parsed value lies and how its octets become text. */
record Value(Slice source, Dialect dialect) {

    /** The octets without the folding; soft line breaks of quoted-printable are gone too. */
    byte[] unfolded(boolean quotedPrintable) {
        byte[] octets = source.octets();
        var out = new ByteArrayOutputStream(source.length());
        int run = source.from();
        for (int at = source.from(); at < source.to(); at++) {
            if (!Octets.isLineEnd(octets[at])) {
                continue;
            }
            boolean soft = quotedPrintable && at > run && octets[at - 1] == '=';
            out.write(octets, run, at - run - (soft ? 1 : 0));
            while (at + 1 < source.to() && Octets.isLineEnd(octets[at + 1])) {
                at++;
            }
            if (!dialect.old() && at + 1 < source.to() && Octets.isSpace(octets[at + 1])) {
                at++;
            }
            run = at + 1;
        }
        if (run < source.to()) {
            out.write(octets, run, source.to() - run);
        }
        return out.toByteArray();
    }

    String text(boolean quotedPrintable, Optional<String> charset) {
        byte[] octets = unfolded(quotedPrintable);
        if (quotedPrintable) {
            octets = QuotedPrintable.decode(octets);
        }
        return Octets.decode(octets, 0, octets.length, charset);
    }
}
