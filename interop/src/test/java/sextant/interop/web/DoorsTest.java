package sextant.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.http.Access;
import sextant.http.Route;
import sextant.mailbox.AccountId;
import sextant.mailbox.Device;
import sextant.mailbox.Protocol;
import sextant.testkit.TestServer;
import sextant.testkit.Wire;

/** Who gets into the web page, and what nobody gets out of it. */
class DoorsTest {
    private static final String ALMA = "alma@example.org";
    private static final String BRUNO = "bruno@example.org";
    private static final String CHIEF = "chief@example.org";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Visitor alma;
    private Visitor bruno;
    private Device device;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = TestServer.start(folder, 1);
        server.addUser(ALMA);
        server.addUser(BRUNO);
        server.services().accounts().create(CHIEF, "", Optional.of(TestServer.PASSWORD), true);
        alma = visitor(ALMA);
        bruno = visitor(BRUNO);
        device = server.services()
                .devices()
                .recognise(id(ALMA), Protocol.CALDAV, "one", "Alma's phone", "phone/1", Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private AccountId id(String address) {
        return server.services().accounts().byAddress(address).orElseThrow().id();
    }

    private Visitor visitor(String address) throws IOException, InterruptedException {
        var visitor = new Visitor(client, server);
        assertThat(visitor.signIn(address, TestServer.PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private List<Route> routes(String method) {
        return server.routes().rows().stream()
                .filter(row -> row.methods().contains(method))
                .filter(row -> row.access() == Access.SESSION || row.access() == Access.SESSION_ADMINISTRATOR)
                .toList();
    }

    // ---- cookies and passwords ----------------------------------------------------------------------------------

    @Test
    void theCookieIsForThisServerAloneAndNewWithEachSignIn() throws Exception {
        var before = alma.cookie();
        var answer = alma.signIn(ALMA, TestServer.PASSWORD);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("sextant=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(alma.cookie()).isNotEqualTo(before);
        // the session that the browser had is over
        var stranger = new Visitor(client, server);
        assertThat(stranger.get("/settings", Map.of("Cookie", before)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void nothingThatIsKeptOpensASession() {
        var kept = new String(
                server.services().store().setting("web.sessions").orElseThrow(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain(alma.cookie().substring("sextant=".length()));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() throws Exception {
        var stranger = new Visitor(client, server);
        var wrong = stranger.signIn(ALMA, "no");
        var unknown = stranger.signIn("nemo@example.org", "no");
        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(403);
        assertThat(wrong.body().replace(ALMA, "")).isEqualTo(unknown.body().replace("nemo@example.org", ""));
        assertThat(stranger.cookie()).isEmpty();
    }

    @Test
    void guessesOnThePageCountTogetherWithThoseOfAllProtocols() throws Exception {
        var stranger = new Visitor(client, server);
        var last = 0;
        for (var i = 0; i < 25 && last != 429; i++) {
            if (i % 2 == 0) {
                server.wire(ALMA, "guess " + i);
                var basic = "Basic "
                        + Base64.getEncoder().encodeToString((ALMA + ":guess " + i).getBytes(StandardCharsets.UTF_8));
                last = stranger.get("/dav/", Map.of("Authorization", basic)).statusCode();
            } else {
                last = stranger.signIn(ALMA, "guess " + i).statusCode();
            }
        }
        assertThat(last).isEqualTo(429);
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void aDevicePasswordOpensNoPage() throws Exception {
        var made = server.services().accounts().createDevicePassword(id(ALMA), "phone");
        var stranger = new Visitor(client, server);
        assertThat(stranger.signIn(ALMA, made.secret()).body()).contains("This is a device password");
        assertThat(stranger.cookie()).isEmpty();
    }

    @Test
    void theCookieOpensNoProtocolAndBasicNoPage() throws Exception {
        assertThat(alma.get("/dav/").statusCode()).isEqualTo(401);
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((ALMA + ":" + TestServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var answer = new Visitor(client, server).get("/settings/devices", Map.of("Authorization", basic));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?to=/settings/devices");
    }

    @Test
    void afterSigningInTheBrowserGoesOnWithinThisPageOnly() throws Exception {
        for (var to : List.of("//example.net", "https://example.net/", "/\\example.net", "javascript:alert(1)", "")) {
            var answer = new Visitor(client, server).signIn(ALMA, TestServer.PASSWORD, to);
            assertThat(answer.headers().firstValue("Location")).as(to).hasValue("/");
        }
        var answer = new Visitor(client, server).signIn(ALMA, TestServer.PASSWORD, "/settings/devices?sort=name");
        assertThat(answer.headers().firstValue("Location")).hasValue("/settings/devices?sort=name");
    }

    // ---- the end of sessions ------------------------------------------------------------------------------------

    @Test
    void aSessionOutlivesARestartAndEndsWithSigningOut() throws Exception {
        server.restart();
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
        var cookie = alma.cookie();
        assertThat(alma.submit("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(new Visitor(client, server)
                        .get("/settings", Map.of("Cookie", cookie))
                        .statusCode())
                .isEqualTo(303);
        server.restart();
        assertThat(new Visitor(client, server)
                        .get("/settings", Map.of("Cookie", cookie))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void oneSessionSeesAndEndsTheOthersOfItsUserAndOfNobodyElse() throws Exception {
        var elsewhere = visitor(ALMA);
        var page = alma.get("/settings/sessions").body();
        assertThat(page.split("name=\"session\"", -1)).hasSize(4); // two sessions, and "others"
        assertThat(alma.submit("/settings/sessions", Map.of("session", "others"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(elsewhere.get("/settings").statusCode()).isEqualTo(303);
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
        assertThat(bruno.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() throws Exception {
        var elsewhere = visitor(ALMA);
        var wrong = alma.submit(
                "/settings/account/password",
                Map.of("old", "guess", "new", "a longer secret", "again", "a longer secret"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        var changed = alma.submit(
                "/settings/account/password",
                Map.of("old", TestServer.PASSWORD, "new", "a longer secret", "again", "a longer secret"));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/settings").statusCode()).isEqualTo(303);
        assertThat(new Visitor(client, server).signIn(ALMA, TestServer.PASSWORD).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDisabledAccountIsSignedOutAtOnce() throws Exception {
        server.services().accounts().disable(id(ALMA));
        assertThat(alma.get("/settings").statusCode()).isEqualTo(303);
        server.services().accounts().enable(id(ALMA));
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsNotKeptEndsByItself() throws Exception {
        server.time().advance(Duration.ofHours(11));
        assertThat(alma.get("/settings").statusCode()).isEqualTo(200);
        server.time().advance(Duration.ofHours(13));
        assertThat(alma.get("/settings").statusCode()).isEqualTo(303);
    }

    // ---- forms --------------------------------------------------------------------------------------------------

    @Test
    void noFormTakesWhatAnotherSitesPageSends() throws Exception {
        var chief = visitor(CHIEF);
        var forms = routes("POST");
        assertThat(forms).hasSizeGreaterThan(8);
        for (var route : forms) {
            for (var foreign : List.of(
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Sec-Fetch-Site", "same-site"),
                    Map.of("Origin", "https://example.net"),
                    Map.of("Origin", "null"))) {
                var form = Map.of("form-token", chief.formToken(), "device", "1");
                assertThat(chief.post(route.pattern(), foreign, form).statusCode())
                        .as("%s %s", route.pattern(), foreign)
                        .isEqualTo(403);
            }
            for (var token : List.of("", alma.formToken(), "x")) {
                assertThat(chief.post(route.pattern(), Map.of(), Map.of("form-token", token, "device", "1"))
                                .statusCode())
                        .as("%s without its token", route.pattern())
                        .isEqualTo(403);
            }
        }
        var login = new Visitor(client, server)
                .post(
                        "/sign-in",
                        Map.of("Sec-Fetch-Site", "cross-site"),
                        Map.of("address", ALMA, "password", TestServer.PASSWORD));
        assertThat(login.statusCode()).isEqualTo(403);
        assertThat(login.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void everyPageIsProtectedAndKeptByNobody() throws Exception {
        var chief = visitor(CHIEF);
        for (var route : routes("GET")) {
            if (route.pattern().endsWith("/news")) {
                continue; // which never ends
            }
            var answer = chief.get(route.pattern());
            if (answer.statusCode() != 303) {
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .as(route.pattern())
                        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                        .doesNotContain("unsafe");
                assertThat(answer.body()).doesNotContain("<script>", "style=\"", " onclick");
            }
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    // ---- what belongs to others ---------------------------------------------------------------------------------

    @Test
    void rowsOfOthersAreAnsweredForAsIfTheyWereNotThere() throws Exception {
        var theirs = Long.toString(device.id().value());
        for (var page : List.of("device", "activity", "edit", "delete")) {
            var guessed = bruno.get("/settings/devices/" + page + "?device=" + theirs);
            var missing = bruno.get("/settings/devices/" + page + "?device=987654321");
            assertThat(guessed.statusCode()).as(page).isEqualTo(404).isEqualTo(missing.statusCode());
            assertThat(guessed.body()).isEqualTo(missing.body()).doesNotContain("phone");
        }
        for (var form : List.of("delete", "edit")) {
            var answer = bruno.submit(
                    "/settings/devices/" + form, Map.of("device", theirs, "name", "mine", "access", "PAUSED"));
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(bruno.get("/settings/devices").body()).doesNotContain("Alma's phone");
        assertThat(server.services().devices().find(id(ALMA), device.id())).contains(device);
    }

    @Test
    void passwordsOfOthersCannotBeRevoked() throws Exception {
        var made = server.services().accounts().createDevicePassword(id(ALMA), "phone");
        var theirs = Long.toString(made.credential().id().value());
        assertThat(bruno.get("/settings/passwords/revoke?password=" + theirs).statusCode())
                .isEqualTo(404);
        assertThat(bruno.submit("/settings/passwords/revoke", Map.of("password", theirs))
                        .statusCode())
                .isEqualTo(404);
        // nor the account's own, which is no device password
        var own = server.services().accounts().credentials(id(BRUNO)).getFirst();
        assertThat(bruno.submit(
                                "/settings/passwords/revoke",
                                Map.of("password", Long.toString(own.id().value())))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.services().accounts().credentials(id(ALMA))).hasSize(2);
    }

    @Test
    void onlyAnAdministratorSeesAndBlocksTheDevicesOfAll() throws Exception {
        var all = "/settings/administration/devices";
        for (var route : server.routes().rows()) {
            if (route.access() == Access.SESSION_ADMINISTRATOR
                    && route.methods().contains("GET")) {
                assertThat(alma.get(route.pattern()).statusCode())
                        .as(route.pattern())
                        .isEqualTo(403);
            }
        }
        var block = Map.of("device", Long.toString(device.id().value()), "access", "BLOCKED", "search", "alma");
        assertThat(alma.submit(all, block).statusCode()).isEqualTo(403);

        var chief = visitor(CHIEF);
        assertThat(chief.get(all).body()).contains("Alma&#39;s phone", ALMA);
        assertThat(chief.get(all + "?search=nothing+like+it").body()).doesNotContain("Alma&#39;s phone");
        assertThat(chief.get(all + "?search=PHONE%2F1").body()).contains("Alma&#39;s phone");
        assertThat(chief.submit(all, block).statusCode()).isEqualTo(303);
        assertThat(server.services()
                        .devices()
                        .find(id(ALMA), device.id())
                        .orElseThrow()
                        .access())
                .isEqualTo(Device.Access.BLOCKED);
        // its user cannot undo that
        assertThat(alma.submit(
                                "/settings/devices/edit",
                                Map.of("device", Long.toString(device.id().value()), "access", "ALLOWED"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.services()
                        .devices()
                        .find(id(ALMA), device.id())
                        .orElseThrow()
                        .access())
                .isEqualTo(Device.Access.BLOCKED);
        var allow = Map.of("device", Long.toString(device.id().value()), "access", "ALLOWED", "search", "");
        assertThat(chief.submit(all, allow).statusCode()).isEqualTo(303);
        assertThat(server.services()
                        .devices()
                        .find(id(ALMA), device.id())
                        .orElseThrow()
                        .access())
                .isEqualTo(Device.Access.ALLOWED);
    }

    @Test
    void aBlockedRowComesBackWithNoDelete() throws Exception {
        server.services().devices().block(id(ALMA), device.id());
        var answer = alma.submit(
                "/settings/devices/delete",
                Map.of("device", Long.toString(device.id().value())));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(server.services().devices().find(id(ALMA), device.id())).isPresent();
    }

    // ---- connecting a device ------------------------------------------------------------------------------------

    private String connect(String kind) throws IOException, InterruptedException {
        var ready = alma.submit("/settings/connect", Map.of("kind", kind, "label", "Alma <b>phone</b>"));
        assertThat(ready.statusCode()).isEqualTo(200);
        return ready.body();
    }

    private static String between(String text, String before, String after) {
        var from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    @Test
    void aNewDevicePasswordIsShownOnceAndSignsIn() throws Exception {
        var page = connect("thunderbird");
        var secret = between(page, "<code id=\"secret\">", "<");
        assertThat(page).contains("Alma &lt;b&gt;phone&lt;/b&gt;").doesNotContain("<b>phone");
        assertThat(alma.get("/settings/passwords").body())
                .doesNotContain(secret)
                .contains("Alma &lt;b&gt;phone");
        try (var wire = HttpClient.newHttpClient()) {
            var answer = new Wire(wire, server::uri, ALMA, secret, "Thunderbird/128")
                    .send("PROPFIND", "/dav/calendars/" + ALMA + "/calendar/", Map.of("Depth", "0"), new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(207);
        }
        var row = server.services().devices().list(id(ALMA)).getLast();
        assertThat(row.credential()).isPresent();
    }

    @Test
    void aPhoneFetchesItsProfileWithTheKeyOfTheCodeForAQuarterOfAnHour() throws Exception {
        var page = connect("iphone");
        assertThat(page).contains("class=\"qr\"");
        var key = between(page, "mobileconfig?key=", "\"");
        var phone = new Visitor(client, server);
        assertThat(phone.get("/connect?key=" + key).body()).contains(ALMA).contains("sextant.mobileconfig?key=" + key);
        var profile = phone.get("/connect/sextant.mobileconfig?key=" + key);
        assertThat(profile.headers().firstValue("Content-Type")).hasValue("application/x-apple-aspen-config");
        assertThat(profile.body()).contains(between(page, "<code id=\"secret\">", "<"), "com.apple.carddav.account");
        assertThat(phone.get("/connect?key=" + "0".repeat(32)).statusCode()).isEqualTo(404);

        server.time().advance(Duration.ofMinutes(16));
        assertThat(phone.get("/connect?key=" + key).statusCode()).isEqualTo(404);
        assertThat(phone.get("/connect/sextant.mobileconfig?key=" + key).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPasswordThatWasRevokedIsHandedOverNoMore() throws Exception {
        var key = between(connect("mac"), "mobileconfig?key=", "\"");
        var made = server.services().accounts().credentials(id(ALMA)).getLast();
        var revoked = alma.submit(
                "/settings/passwords/revoke",
                Map.of("password", Long.toString(made.id().value())));
        assertThat(revoked.statusCode()).isEqualTo(303);
        assertThat(alma.get("/connect/sextant.mobileconfig?key=" + key).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHelpPageTellsAnybodyWhatToTypeForEachDevice() throws Exception {
        var help = new Visitor(client, server).get("/help");
        assertThat(help.statusCode()).isEqualTo(200);
        assertThat(help.body())
                .contains("Synchronizing with Sextant", "iPhone or iPad", "Thunderbird", "/.well-known/carddav");
    }

    @Test
    void newsEndWhenTheSessionsUserMayNoLongerLook() throws Exception {
        var news = client.sendAsync(
                HttpRequest.newBuilder(server.uri().resolve("/settings/devices/news"))
                        .header("Cookie", alma.cookie())
                        .build(),
                BodyHandlers.ofLines());
        var lines = news.get().body().iterator();
        assertThat(lines.next()).startsWith("retry:");
        server.services().devices().rename(id(ALMA), device.id(), "Phone");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("event: news");
        server.services().accounts().disable(id(ALMA));
        while (lines.hasNext()) {
            assertThat(lines.next()).isNotEqualTo("event: news");
        }
    }
}
