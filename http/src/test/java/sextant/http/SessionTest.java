package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cookie of the web page: where it counts, and where it does not. */
class SessionTest {
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8"));
    private static final String ENCRYPTED = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
    private static final String OPEN = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: http\r\n";

    private static final Route[] TABLE = {
        route("/page/**", Access.SESSION, SessionTest::who, "GET", "POST"),
        route("/chief", Access.SESSION_ADMINISTRATOR, SessionTest::who),
        route("/in", Access.ACCOUNT, SessionTest::who),
        route("/give", Access.PUBLIC, exchange -> {
            SessionCookie.give(exchange, "fresh", exchange.query().map(kept -> Duration.ofDays(1)));
            exchange.answer(204);
        }),
        route("/take", Access.PUBLIC, exchange -> {
            SessionCookie.take(exchange);
            exchange.answer(204);
        })
    };

    private static void who(Exchange exchange) throws IOException {
        Rig.say(exchange, exchange.caller().account().address());
    }

    private static RawConnection.Answer ask(String request, String fields) throws Exception {
        try (var rig = Rig.of(HttpOptions.loopback().withTrustedProxies(LOOPBACK), TABLE);
                var raw = rig.raw()) {
            return raw.send(request + " HTTP/1.1\r\nHost: mail.example.org\r\n" + fields + "\r\n")
                    .read();
        }
    }

    private static String field(RawConnection.Answer answer, String name) {
        return answer.head()
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static int status(String path, String fields) throws Exception {
        return ask("GET " + path, fields).status();
    }

    @Test
    void whoHasTheCookieIsSignedIn() throws Exception {
        var answer = ask("GET /page/x", "Cookie: theme=dark; sextant=of-alice; x\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ALICE);
    }

    @Test
    void whoHasNoneIsSentToTheSignInAndComesBack() throws Exception {
        for (var fields : List.of(
                "",
                "Cookie: sextant=guess\r\n",
                "Cookie: xsextant=of-alice\r\n",
                "Cookie: sextant\r\n",
                "Authorization: " + basic(ALICE, "wonderland") + "\r\n")) {
            var answer = ask("GET /page/a&b", fields);
            assertThat(answer.status()).as(fields).isEqualTo(303);
            assertThat(field(answer, "Location")).isEqualTo("/sign-in?to=/page/a%26b");
        }
        assertThat(field(ask("POST /page/a", "Content-Length: 0\r\n"), "Location"))
                .isEqualTo("/sign-in?to=");
    }

    @Test
    void noProtocolTakesTheCookie() throws Exception {
        assertThat(status("/in", "Cookie: sextant=of-alice\r\n")).isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorsSessionAdministers() throws Exception {
        assertThat(status("/chief", "")).isEqualTo(303);
        assertThat(status("/chief", "Cookie: sextant=of-alice\r\n")).isEqualTo(403);
        assertThat(status("/chief", "Cookie: sextant=of-admin\r\n")).isEqualTo(200);
    }

    @Test
    void overAnEncryptedConnectionOnlyTheCookieOfThisHostCounts() throws Exception {
        assertThat(status("/page/x", ENCRYPTED + "Cookie: sextant=of-alice\r\n"))
                .isEqualTo(303);
        assertThat(status("/page/x", ENCRYPTED + "Cookie: __Host-sextant=of-alice\r\n"))
                .isEqualTo(200);
    }

    @Test
    void overAnOpenConnectionNoCookieCounts() throws Exception {
        assertThat(status("/page/x", OPEN + "Cookie: sextant=of-alice\r\n")).isEqualTo(303);
        assertThat(status("/page/x", OPEN + "Cookie: __Host-sextant=of-alice\r\n"))
                .isEqualTo(303);
    }

    @Test
    void theCookieIsSetForThisHostAloneAndForNoScript() throws Exception {
        assertThat(field(ask("GET /give", ENCRYPTED), "Set-Cookie"))
                .isEqualTo("__Host-sextant=fresh; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(field(ask("GET /give?kept", ""), "Set-Cookie"))
                .isEqualTo("sextant=fresh; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400");
        assertThat(field(ask("GET /take", ENCRYPTED), "Set-Cookie"))
                .isEqualTo("__Host-sextant=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    }
}
