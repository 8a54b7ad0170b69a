package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The quoted-printable encoding (RFC 2045 6.7) as the first versions of vCard and vCalendar use it. */
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private QuotedPrintable() {}

    /** Decodes in place of soft line breaks and {@code =XX}; whatever is neither stays as it is. */
    static byte[] decode(byte[] encoded) {
        var out = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            byte octet = encoded[i];
            if (octet != '=') {
                out.write(octet);
                continue;
            }
            int high = i + 1 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                out.write((high << 4) | low);
                i += 2;
            } else if (i + 1 < encoded.length) {
                out.write(octet);
            }
        }
        return out.toByteArray();
    }

    /**
     * Encodes octets with soft line breaks.
     *
     * @param column how many octets the line already has
     * @param soft what a soft line break is, empty for none
     */
    static byte[] encode(byte[] octets, int column, byte[] soft) {
        var out = new ByteArrayOutputStream(octets.length + 16);
        int at = column;
        for (int i = 0; i < octets.length; i++) {
            byte octet = octets[i];
            boolean plain = (octet > ' ' && octet < 0x7f && octet != '=') || (octet == ' ' && i + 1 < octets.length);
            int width = plain ? 1 : 3;
            // a line of the value must never start with white space, nor look like END:VCARD
            if (soft.length > 0 && at + width >= LINE) {
                out.writeBytes(soft);
                plain = false;
                width = 3;
                at = 0;
            }
            at += width;
            if (plain) {
                out.write(octet);
            } else {
                out.write('=');
                out.write(HEX[(octet >> 4) & 0xf]);
                out.write(HEX[octet & 0xf]);
            }
        }
        return out.toByteArray();
    }
}
