package sextant.mail.receive;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import sextant.mail.smtp.BadSyntax;

/** How a password is told (RFC 4616, and LOGIN, which was never written down). */
final class Sasl {
    private Sasl() {}

    /** What somebody says of himself. */
    record Given(String address, String password) {}

    /** An identity to act as, which must be the one that signs in or none; who signs in; the password. */
    static Given plain(String encoded) throws BadSyntax {
        var fields = decoded(encoded).split("\0", -1);
        if (fields.length != 3 || (!fields[0].isEmpty() && !fields[0].equals(fields[1]))) {
            throw new BadSyntax(501, "5.5.2", "PLAIN has an identity, an address and a password.");
        }
        return new Given(fields[1], fields[2]);
    }

    static String decoded(String encoded) throws BadSyntax {
        try {
            var plain = encoded.equals("=") ? "" : encoded;
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadSyntax(501, "5.5.2", "That is not base64.");
        }
    }
}
