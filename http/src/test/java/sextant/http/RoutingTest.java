package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ADMIN;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches an endpoint, and what never does. */
class RoutingTest {
    private static final Route[] TABLE = {
        route("/dav/**", Access.ACCOUNT, Rig::echo),
        route("/EWS/Exchange.asmx", Access.ACCOUNT, Rig::echo, "POST"),
        route("/autodiscover/autodiscover.json", Access.PUBLIC, Rig::echo, "GET"),
        route("/admin", Access.ADMINISTRATOR, Rig::echo),
        route("/local", Access.LOCAL, Rig::echo, "GET")
    };

    private static RawConnection.Answer ask(Rig rig, String method, String path, String fields) throws Exception {
        try (var raw = rig.raw()) {
            return raw.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
                    .read(!method.equals("HEAD"));
        }
    }

    private static String signedIn() {
        return "Authorization: " + basic(ALICE, "wonderland") + "\r\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /dav/a%40b/             | [dav, a@b]
                    /dav/a@b                | [dav, a@b]
                    /dav/a%20b              | [dav, a b]
                    /dav/%25                | [dav, %]
                    /dav/%2525              | [dav, %25]
                    /dav/a;b                | [dav, a;b]
                    /dav/a%3Bb              | [dav, a;b]
                    /dav/%C3%BC             | [dav, ü]
                    /dav/a?b=/../c          | [dav, a]
                    /dav/a%3Fb              | [dav, a?b]
                    """)
    void encodedNamesReachTheEndpoint(String path, String segments) throws Exception {
        try (var rig = Rig.of(TABLE)) {
            var answer = ask(rig, "PROPFIND", path, signedIn());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().lines().toList().get(1)).isEqualTo(segments);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dav/../EWS/Exchange.asmx",
                "/dav/%2e%2e/admin",
                "/dav/..%2fadmin",
                "/dav/..;/admin",
                "//dav/a",
                "/dav//a",
                "/dav/a%2Fb",
                "/dav/%00",
                "/dav/%c0%ae",
                "/dav/%ff",
                "/dav/%zz",
                "/dav/.",
                "/dav/a\\b",
                "/dav/a#b",
                "/autodiscover/autodiscover.json/../../admin",
                "dav",
                "/dav/%u0041"
            })
    void pathsOfTwoReadingsAreRefusedBeforeAnybodySignsIn(String path) throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", path, signedIn()).status()).isEqualTo(400);
            assertThat(ask(rig, "GET", path, "").status()).isEqualTo(400);
            assertThat(rig.verified).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/EWS;x/Exchange.asmx", "/EWS/Exchange.asmx;x", "/autodiscover/autodiscover.json;x",
                "/autodiscover/autodiscover.json/EWS/Exchange.asmx", "/EWS%20/Exchange.asmx", "/EWS/Exchange.asmx."
            })
    void whatOnlyLooksLikeARouteIsNone(String path) throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "POST", path, signedIn()).status()).isEqualTo(404);
        }
    }

    @Test
    void aQueryCannotOpenAnotherDoor() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            var answer = ask(rig, "GET", "/autodiscover/autodiscover.json?@x/EWS/Exchange.asmx", "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("GET /autodiscover/autodiscover.json\n");
        }
    }

    @Test
    void optionsReachTheEndpoint() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "OPTIONS", "/dav/a", signedIn()).body()).startsWith("OPTIONS /dav/a");
            assertThat(ask(rig, "OPTIONS", "/dav/a", "").status()).isEqualTo(401);
            assertThat(ask(rig, "OPTIONS", "*", "").status()).isEqualTo(400);
        }
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() throws Exception {
        try (var rig = Rig.of(TABLE);
                var raw = rig.raw()) {
            raw.send("HEAD /autodiscover/autodiscover.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var head = raw.read(false);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.head()).contains("Content-Length: 76\r\n");
            raw.send("GET /autodiscover/autodiscover.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.read().body()).startsWith("GET ");
        }
    }

    @Test
    void administrationIsForAdministrators() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/admin", "").status()).isEqualTo(401);
            assertThat(ask(rig, "GET", "/admin", signedIn()).status()).isEqualTo(403);
            assertThat(ask(rig, "GET", "/admin", "Authorization: " + basic(ADMIN, "root") + "\r\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsLocalIsNotThereForOthers() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/local", "").status()).isEqualTo(200);
            assertThat(ask(rig, "GET", "/local", "X-Forwarded-For: 203.0.113.1\r\n")
                            .status())
                    .as("through a proxy on this machine that nobody told the server about")
                    .isEqualTo(404);
            try (var raw = rig.raw()) {
                raw.send("GET /local HTTP/1.1\r\nHost: rebound.example.org\r\n\r\n");
                assertThat(raw.read().status())
                        .as("by a name that was made to point here")
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void aRequestSignsInAtMostOnce() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/dav/", signedIn() + signedIn()).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void anyoneMayUseAPublicRouteAndStillBeKnown() throws Exception {
        String path = "/autodiscover/autodiscover.json";
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", path, signedIn()).body()).contains("by " + ALICE);
            assertThat(ask(rig, "GET", path, "Authorization: " + basic(ALICE, "x") + "\r\n")
                            .body())
                    .doesNotContain("by ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic YQ==", "Bearer abc", "Digest x=y", "basic Og=="})
    void whatIsNoBasicSignInIsNone(String field) throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/dav/", "Authorization: " + field + "\r\n")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void namesAndPasswordsMayHoldAnyLetter() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/dav/", "Authorization: " + basic("jörg@example.org", "grün") + "\r\n")
                            .status())
                    .isEqualTo(200);
            assertThat(ask(rig, "GET", "/dav/", "Authorization: Basic avZyZ0BleGFtcGxlLm9yZzpncvxu\r\n")
                            .status())
                    .as("in ISO 8859-1, as older clients have it")
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org\\alice", "EXAMPLE\\alice@example.org", "\\alice@example.org"})
    void aDomainInABoxOfItsOwnIsUnderstood(String user) throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/dav/", "Authorization: " + basic(user, "wonderland") + "\r\n")
                            .body())
                    .contains("by " + ALICE);
        }
    }

    @Test
    void refusalsOfUnknownAndKnownAccountsAreTheSameOctets() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            var known = ask(rig, "GET", "/dav/", "Authorization: " + basic(ALICE, "x") + "\r\n");
            var unknown = ask(rig, "GET", "/dav/", "Authorization: " + basic("nobody@example.org", "x") + "\r\n");
            assertThat(unknown).isEqualTo(known);
        }
    }

    @Test
    void tooManyWrongPasswordsAreTurnedAwayOnEveryDoor() throws Exception {
        try (var rig = Rig.of(TABLE)) {
            assertThat(ask(rig, "GET", "/dav/", signedIn()).status()).isEqualTo(200);
            String[] doors = {"/dav/", "/admin", "/dav/x"};
            for (int i = 0; i < 20; i++) {
                var answer =
                        ask(rig, "GET", doors[i % 3], "Authorization: " + basic("bob@example.org", "x" + i) + "\r\n");
                assertThat(answer.status()).isEqualTo(401);
            }
            var turnedAway = ask(rig, "GET", "/dav/", "Authorization: " + basic("bob@example.org", "y") + "\r\n");
            assertThat(turnedAway.status()).isEqualTo(429);
            assertThat(turnedAway.head()).contains("Retry-After: 1\r\n").doesNotContain("WWW-Authenticate");
            assertThat(ask(rig, "GET", "/dav/", signedIn()).status())
                    .as("who is signed in stays so")
                    .isEqualTo(200);
        }
    }
}
