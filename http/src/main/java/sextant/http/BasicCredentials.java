package sextant.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client sends as {@code Authorization: Basic} (RFC 7617). */
record BasicCredentials(String address, String password) {
    /** The credentials in a field value; empty if it is of another scheme or broken. */
    static Optional<BasicCredentials> parse(String field) {
        String value = field.strip();
        if (!value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(value.substring(6).strip());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        String pair = text(octets);
        // RFC 7617 2: the user-id holds no colon, the password may.
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(address(pair.substring(0, colon)), pair.substring(colon + 1)));
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException older) {
            // RFC 7617 2.1: clients that know no charset parameter often send ISO 8859-1.
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    /** Devices that ask for a domain apart send {@code domain\name}, whatever was typed into the two boxes. */
    private static String address(String user) {
        int backslash = user.indexOf('\\');
        if (backslash < 0) {
            return user;
        }
        String domain = user.substring(0, backslash);
        String name = user.substring(backslash + 1);
        return name.indexOf('@') >= 0 || domain.isEmpty() ? name : name + "@" + domain;
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + address + "]";
    }
}
