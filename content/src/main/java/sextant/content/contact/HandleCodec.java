package sextant.content.contact;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * An instant messaging handle without its service: the path of an IMPP URI (RFC 4770), or the text of a line that one
 * service has for itself. A new handle in an IMPP line is a Jabber address if it looks like one, else of unknown service.
 */
record HandleCodec() implements Codec<String> {
    /** Lines of one service each, as written before there was IMPP. */
    static final Map<String, String> SERVICES = services();

    private static final Codec<String> TEXT = Codecs.text();

    private static Map<String, String> services() {
        Map<String, String> services = new LinkedHashMap<>();
        for (String service :
                new String[] {"AIM", "ICQ", "JABBER", "MSN", "YAHOO", "SKYPE", "GADUGADU", "GROUPWISE", "SIP"}) {
            services.put("X-" + service, service);
        }
        return services;
    }

    /** Whether two lines hold the same handle. */
    static boolean same(Property one, Property other) {
        var codec = new HandleCodec();
        return codec.read(one).filter(handle -> !handle.isEmpty()).equals(codec.read(other));
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> read(Property line) {
        if (!line.name().equals("IMPP")) {
            return TEXT.read(line);
        }
        String uri = line.text().strip();
        int colon = uri.indexOf(':');
        return Optional.of(decode(isScheme(uri, colon) ? uri.substring(colon + 1) : uri));
    }

    private static boolean isScheme(String uri, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                return false;
            }
        }
        return colon > 0;
    }

    @Override
    public Property write(Property line, String value, Dialect dialect) {
        if (!line.name().equals("IMPP")) {
            return TEXT.write(line, value, dialect);
        }
        return line.withValue((value.indexOf('@') > 0 ? "xmpp:" : "x-unknown:") + encode(value));
    }

    // RFC 3986 2.1: what may not stand in a URI is written as octets
    private static String encode(String handle) {
        var uri = new StringBuilder(handle.length());
        for (byte octet : handle.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c > ' ' && c < 0x7f && "\"<>\\^`{|}%,;".indexOf(c) < 0) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return uri.toString();
    }

    private static String decode(String uri) {
        if (uri.indexOf('%') < 0) {
            return uri;
        }
        byte[] octets = uri.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[octets.length];
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            int high = i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
            boolean encoded = octets[i] == '%' && high >= 0 && low >= 0;
            decoded[length++] = encoded ? (byte) (high << 4 | low) : octets[i];
            i += encoded ? 2 : 0;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public String normal(String value) {
        return TEXT.normal(value);
    }

    @Override
    public boolean isEmpty(String value) {
        return value.isEmpty();
    }
}
