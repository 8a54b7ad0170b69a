package sextant.mail.send;

import java.util.Optional;

/**
 * A server to hand mail to.
 *
 * @param secure whether TLS begins at once
 * @param strict whether TLS with a name and a certificate that fit is demanded; else it is used where the server offers it
 * @param user who signs in there, and the password
 */
public record Route(String host, int port, boolean secure, boolean strict, Optional<Credentials> user) {
    /** What is needed to sign in. */
    public record Credentials(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A server that was found by its name alone. */
    static Route found(String host, int port) {
        return new Route(host, port, false, false, Optional.empty());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
