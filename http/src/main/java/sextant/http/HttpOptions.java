package sextant.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.http.tls.CertificateSource;

/**
 * How the server listens.
 *
 * @param plain where to listen without TLS: for this machine, or behind a proxy; port 0 for any free one
 * @param secure where to listen with TLS
 * @param origin scheme and authority that links are made of, for example {@code https://mail.example.org}; without it
 *     they are made of what the request says, which whoever sends the request can choose
 * @param trustedProxies whose {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} fields are believed
 * @param plainSignIn whether passwords are accepted over unencrypted connections from other machines
 * @param stopAfter how long running requests are waited for when the server stops
 */
public record HttpOptions(
        Optional<InetSocketAddress> plain,
        Optional<Secure> secure,
        Optional<String> origin,
        List<Network> trustedProxies,
        boolean plainSignIn,
        Duration stopAfter,
        HttpLimits limits) {

    /**
     * A listener with TLS.
     *
     * @param address where; port 0 for any free one
     * @param certificate what it shows
     */
    public record Secure(InetSocketAddress address, CertificateSource certificate) {}

    /**
     * Checks the origin.
     *
     * @throws IllegalArgumentException if the origin is none
     */
    public HttpOptions {
        trustedProxies = List.copyOf(trustedProxies);
        origin.ifPresent(HttpOptions::requireOrigin);
    }

    private static void requireOrigin(String origin) {
        int scheme = origin.startsWith("https://") ? 8 : origin.startsWith("http://") ? 7 : -1;
        if (scheme < 0 || !Client.isAuthority(origin.substring(scheme))) {
            throw new IllegalArgumentException(
                    "The public origin is a scheme and an authority, like https://mail.example.org, but not " + origin);
        }
    }

    /** A plain listener on a free port of this machine alone, everything else as shipped. */
    public static HttpOptions loopback() {
        return new HttpOptions(
                Optional.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Duration.ofSeconds(10),
                HttpLimits.defaults());
    }

    public HttpOptions with(HttpLimits other) {
        return new HttpOptions(plain, secure, origin, trustedProxies, plainSignIn, stopAfter, other);
    }

    public HttpOptions with(Secure other) {
        return new HttpOptions(plain, Optional.of(other), origin, trustedProxies, plainSignIn, stopAfter, limits);
    }

    public HttpOptions withOrigin(String other) {
        return new HttpOptions(plain, secure, Optional.of(other), trustedProxies, plainSignIn, stopAfter, limits);
    }

    public HttpOptions withTrustedProxies(List<Network> others) {
        return new HttpOptions(plain, secure, origin, others, plainSignIn, stopAfter, limits);
    }

    public HttpOptions withStopAfter(Duration other) {
        return new HttpOptions(plain, secure, origin, trustedProxies, plainSignIn, other, limits);
    }
}
