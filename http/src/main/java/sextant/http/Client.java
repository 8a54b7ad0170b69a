package sextant.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end, seen through the proxies that are trusted.
 *
 * @param address the client's address
 * @param secure whether the client's own connection is encrypted
 * @param loopback whether the client's own connection does not leave this machine
 * @param sameMachine whether, on top of that, it calls this machine by a name that only this machine has: a web page
 *     whose host name was made to point here does not
 * @param authority the authority the client asked for, if it named one
 */
record Client(InetAddress address, boolean secure, boolean loopback, boolean sameMachine, Optional<String> authority) {

    /**
     * @throws Problem with 400 if the authority is malformed
     */
    static Client of(Request request, List<Network> trustedProxies) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        InetAddress socket = address(connection);
        HttpFields fields = request.getHeaders();
        Optional<String> asked = authority(request);
        if (trustedProxies.stream().noneMatch(network -> network.contains(socket))) {
            // A forwarded field from a proxy that is not trusted still shows that the client is elsewhere.
            boolean loopback =
                    socket.isLoopbackAddress() && !fields.contains("X-Forwarded-For") && !fields.contains("Forwarded");
            boolean here = asked.map(Client::namesThisMachine).orElse(true);
            return new Client(socket, connection.isSecure(), loopback, loopback && here, asked.map(Client::checked));
        }
        InetAddress address = furthest(fields, trustedProxies, socket);
        return new Client(
                address,
                last(fields, "X-Forwarded-Proto").map("https"::equalsIgnoreCase).orElse(connection.isSecure()),
                address.isLoopbackAddress(),
                address.isLoopbackAddress()
                        && asked.map(Client::namesThisMachine).orElse(true),
                last(fields, "X-Forwarded-Host").or(() -> asked).map(Client::checked));
    }

    private static InetAddress address(ConnectionMetaData connection) {
        return connection.getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Walks back along the proxies, for as long as each was told by a trusted one. */
    private static InetAddress furthest(HttpFields fields, List<Network> trusted, InetAddress socket) {
        InetAddress address = socket;
        List<String> hops = FieldList.of(fields, "X-Forwarded-For");
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = Addresses.literal(hops.get(i));
            if (hop.isEmpty()) {
                return address;
            }
            InetAddress next = hop.get();
            address = next;
            if (trusted.stream().noneMatch(network -> network.contains(next))) {
                return address;
            }
        }
        return address;
    }

    private static Optional<String> last(HttpFields fields, String name) {
        List<String> values = FieldList.of(fields, name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    private static Optional<String> authority(Request request) {
        // RFC 9112 3.2.2: an absolute-form target wins over the Host field; Jetty has done so.
        return Optional.ofNullable(request.getHttpURI().getAuthority())
                .or(() -> Optional.ofNullable(request.getHeaders().get("Host")))
                .filter(text -> !text.isEmpty());
    }

    private static boolean namesThisMachine(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
        return host.equalsIgnoreCase("localhost")
                || Addresses.literal(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static String checked(String authority) {
        if (!isAuthority(authority)) {
            throw new Problem(400, "The host name is malformed.");
        }
        return authority;
    }

    /** Whether this is a host with or without a port, and nothing that would mean more inside a link. */
    static boolean isAuthority(String text) {
        return !text.isEmpty()
                && text.length() <= 260
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || ".-_:[]".indexOf(c) >= 0);
    }

    /** Whether a password may come this way: encrypted, or not over any wire at all. */
    boolean mayShowPassword(HttpOptions options) {
        return secure || loopback || options.plainSignIn();
    }

    /** Scheme and authority as the client sees them. */
    String origin() {
        String scheme = secure ? "https" : "http";
        return scheme + "://" + authority.orElse("localhost");
    }
}
