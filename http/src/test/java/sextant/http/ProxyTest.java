package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the client is, and under which name it called, with proxies between that may or may not be believed. */
class ProxyTest {
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8"), Network.parse("10.0.0.0/8"));

    private static final Route[] TABLE = {
        route("/who", Access.PUBLIC, exchange -> Rig.say(exchange, exchange.peer() + " " + exchange.origin())),
        route("/in", Access.ACCOUNT, Rig::echo)
    };

    private static RawConnection.Answer ask(HttpOptions options, String path, String fields) throws Exception {
        try (var rig = Rig.of(options, TABLE);
                var raw = rig.raw()) {
            return raw.send("GET " + path + " HTTP/1.1\r\nHost: mail.example.org\r\n" + fields + "\r\n")
                    .read();
        }
    }

    private static String who(HttpOptions options, String fields) throws Exception {
        return ask(options, "/who", fields).body();
    }

    @Test
    void aProxyNobodyTrustsIsNotBelieved() throws Exception {
        String lies = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n";
        assertThat(who(HttpOptions.loopback(), lies)).isEqualTo("127.0.0.1 http://mail.example.org");
    }

    @Test
    void aTrustedProxyIsBelieved() throws Exception {
        String truth =
                "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: dav.example.org\r\n";
        assertThat(who(HttpOptions.loopback().withTrustedProxies(LOOPBACK), truth))
                .isEqualTo("203.0.113.9 https://dav.example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    198.51.100.1, 203.0.113.9            | 203.0.113.9
                    198.51.100.1, 203.0.113.9, 10.1.2.3  | 203.0.113.9
                    1.2.3.4, not an address, 10.1.2.3    | 10.1.2.3
                    2001:db8::1                          | 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]                        | 2001:db8:0:0:0:0:0:1
                    evil.example                         | 127.0.0.1
                    """)
    void onlyWhatTrustedProxiesSawCounts(String chain, String client) throws Exception {
        var options = HttpOptions.loopback().withTrustedProxies(LOOPBACK);
        assertThat(who(options, "X-Forwarded-For: " + chain + "\r\n")).startsWith(client + " ");
    }

    @Test
    void aConfiguredOriginIsTheOnlyOne() throws Exception {
        var options = HttpOptions.loopback().withTrustedProxies(LOOPBACK).withOrigin("https://mail.example.com");
        assertThat(who(options, "X-Forwarded-Host: evil.example\r\n")).endsWith(" https://mail.example.com");
        assertThat(who(options, "")).endsWith(" https://mail.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/x", "evil.example\\\"", "a b", "<x>", "user@evil.example", "a?b"})
    void aHostThatWouldMeanMoreInALinkIsRefused(String host) throws Exception {
        var options = HttpOptions.loopback().withTrustedProxies(LOOPBACK);
        assertThat(ask(options, "/who", "X-Forwarded-Host: " + host + "\r\n").status())
                .isEqualTo(400);
    }

    @Test
    void passwordsAreTakenOverEncryptedConnectionsOnly() throws Exception {
        var options = HttpOptions.loopback().withTrustedProxies(LOOPBACK);
        String alice = "Authorization: " + basic(ALICE, "wonderland") + "\r\n";
        String outside = "X-Forwarded-For: 203.0.113.9\r\n";
        var plain = ask(options, "/in", alice + outside);
        assertThat(plain.status()).isEqualTo(403);
        assertThat(ask(options, "/in", outside).head())
                .as("nor are they asked for")
                .startsWith("HTTP/1.1 403")
                .doesNotContain("WWW-Authenticate");
        assertThat(ask(options, "/in", alice + outside + "X-Forwarded-Proto: https\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(ask(options, "/in", alice).status()).as("from this machine").isEqualTo(200);
        assertThat(ask(HttpOptions.loopback(), "/in", alice + outside).status())
                .as("a proxy on this machine that nobody told the server about")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "fd00::/8, fdab::1, true",
        "fd00::/8, 10.0.0.1, false",
        "::/0, 10.0.0.1, false"
    })
    void aNetworkIsItsLeadingBits(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "localhost/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.org", "ftp://mail.example.org", "https://", "https://a/b", "https://a b"})
    void whatIsNoOriginIsRefused(String origin) {
        assertThatThrownBy(() -> HttpOptions.loopback().withOrigin(origin))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
