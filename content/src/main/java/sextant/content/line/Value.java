package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
            int end = at;
            while (at + 1 < source.to() && Octets.isLineEnd(octets[at + 1])) {
                at++;
            }
            boolean folded = !dialect.old() && at + 1 < source.to() && Octets.isSpace(octets[at + 1]);
            if (folded) {
                at++;
            }
            boolean soft = quotedPrintable && end > run && octets[end - 1] == '=' && !(folded && isHex(at + 1));
            out.write(octets, run, end - run - (soft ? 1 : 0));
            run = at + 1;
        }
        if (run < source.to()) {
            out.write(octets, run, source.to() - run);
        }
        return out.toByteArray();
    }

    // In the newer versions a fold may tear =C3 apart; the equals sign before it is no soft line break then.
    private boolean isHex(int at) {
        byte[] octets = source.octets();
        return at + 1 < source.to() && Character.digit(octets[at], 16) >= 0 && Character.digit(octets[at + 1], 16) >= 0;
    }

    String text(Encoding encoding, Optional<String> charset) {
        byte[] octets = unfolded(encoding == Encoding.QUOTED_PRINTABLE);
        return switch (encoding) {
            case NONE -> Octets.decode(octets, 0, octets.length, charset);
            case QUOTED_PRINTABLE -> {
                byte[] decoded = QuotedPrintable.decode(octets);
                yield Values.escapedBreaks(Octets.decode(decoded, 0, decoded.length, charset));
            }
            case BASE64 -> withoutSpace(octets);
        };
    }

    private static String withoutSpace(byte[] octets) {
        int length = 0;
        for (byte octet : octets) {
            if (!Octets.isSpace(octet)) {
                octets[length++] = octet;
            }
        }
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }
}
