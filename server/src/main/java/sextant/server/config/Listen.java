package sextant.server.config;

import java.util.Locale;
import java.util.Optional;

/**
 * An address to listen on.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 0 to 65535; 0 lets the system choose
 */
public record Listen(String host, int port) {
    private static final int LAST_PORT = 65_535;

    public Listen {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is missing");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is a number from 0 to " + LAST_PORT);
        }
    }

    /**
     * Reads {@code HOST:PORT} or {@code [IPv6]:PORT}; {@code off} is empty.
     *
     * @throws IllegalArgumentException if it is neither; the message says what it should be, as a clause
     */
    public static Optional<Listen> parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("off")) {
            return Optional.empty();
        }
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("it should be HOST:PORT (for example 127.0.0.1:8080) or off");
        }
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, for example [::1]:8080");
        }
        return Optional.of(new Listen(host, port(text.substring(colon + 1))));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number from 0 to " + LAST_PORT, e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
