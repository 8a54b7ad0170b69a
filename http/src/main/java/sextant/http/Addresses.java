package sextant.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Reads IP addresses without ever asking the DNS. */
final class Addresses {
    private Addresses() {}

    /** The address this text spells out, with or without brackets. */
    static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /** What counts as one client: an IPv4 address, or an IPv6 /64, of which everyone has as many addresses as they like. */
    static String group(String address) {
        return literal(address).map(Addresses::group).orElse(address);
    }

    static String group(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] octets = address.getAddress();
        var text = new StringBuilder(24);
        for (int i = 0; i < 8; i += 2) {
            text.append(Integer.toHexString((octets[i] & 0xff) << 8 | (octets[i + 1] & 0xff)))
                    .append(':');
        }
        return text.append(":/64").toString();
    }
}
