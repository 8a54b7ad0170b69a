package sextant.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.http.HttpOptions;
import sextant.http.Route;
import sextant.mailbox.MailboxLimits;

/** The whole route table, pinned: a route that is not listed here fails the build. */
class RoutesTest {
    @TempDir
    private Path folder;

    private Sextant server;

    @BeforeEach
    void start() throws IOException {
        var services = Start.services(World.real(), new DataFolder(folder), MailboxLimits.DEFAULT);
        services.accounts().addDomain("example.org");
        services.accounts().create("user@example.org", "", Optional.of("secret"), false);
        server = new Sextant(services, HttpOptions.loopback());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTableIsThis() {
        assertThat(server.routes().rows())
                .extracting(route -> route.pattern() + " " + route.access() + " " + sorted(route.methods()))
                .containsExactlyInAnyOrder(
                        "/ ACCOUNT OPTIONS,PROPFIND,REPORT",
                        "/.well-known/caldav PUBLIC *",
                        "/.well-known/carddav PUBLIC *",
                        "/dav/** ACCOUNT *",
                        "/principals ACCOUNT OPTIONS,PROPFIND,REPORT",
                        "/ SESSION GET",
                        "/assets/** PUBLIC GET",
                        "/calendar SESSION GET",
                        "/connect PUBLIC GET",
                        "/connect/sextant.mobileconfig PUBLIC GET",
                        "/contacts SESSION GET",
                        "/contacts/edit SESSION GET",
                        "/contacts/edit SESSION POST",
                        "/health PUBLIC GET",
                        "/mail SESSION GET",
                        "/mail/act SESSION POST",
                        "/mail/attach SESSION POST",
                        "/mail/body SESSION GET",
                        "/mail/complete SESSION GET",
                        "/mail/compose SESSION GET",
                        "/mail/compose SESSION POST",
                        "/mail/message SESSION GET",
                        "/mail/news SESSION GET",
                        "/mail/part SESSION GET",
                        "/mail/rows SESSION GET",
                        "/mail/source SESSION GET",
                        "/help PUBLIC GET",
                        "/metrics LOCAL GET",
                        "/notes SESSION GET",
                        "/notes/edit SESSION GET",
                        "/notes/edit SESSION POST",
                        "/settings SESSION GET",
                        "/settings/absence SESSION GET",
                        "/settings/absence SESSION POST",
                        "/settings/account SESSION GET",
                        "/settings/account SESSION POST",
                        "/settings/account/password SESSION POST",
                        "/settings/administration/devices SESSION_ADMINISTRATOR GET",
                        "/settings/administration/devices SESSION_ADMINISTRATOR POST",
                        "/settings/administration/devices/news SESSION_ADMINISTRATOR GET",
                        "/settings/administration/devices/rows SESSION_ADMINISTRATOR GET",
                        "/settings/connect SESSION GET",
                        "/settings/connect SESSION POST",
                        "/settings/devices SESSION GET",
                        "/settings/devices/activity SESSION GET",
                        "/settings/devices/delete SESSION GET",
                        "/settings/devices/delete SESSION POST",
                        "/settings/devices/device SESSION GET",
                        "/settings/devices/edit SESSION GET",
                        "/settings/devices/edit SESSION POST",
                        "/settings/devices/news SESSION GET",
                        "/settings/devices/rows SESSION GET",
                        "/settings/passwords SESSION GET",
                        "/settings/passwords/revoke SESSION GET",
                        "/settings/passwords/revoke SESSION POST",
                        "/settings/sessions SESSION GET",
                        "/settings/sessions SESSION POST",
                        "/sign-in PUBLIC GET",
                        "/sign-in PUBLIC POST",
                        "/sign-out SESSION POST",
                        "/tasks SESSION GET",
                        "/tasks/edit SESSION GET",
                        "/tasks/edit SESSION POST");
    }

    @Test
    void whoDoesNotSignInGetsNoFurtherThanThis() throws IOException, InterruptedException {
        // what an anonymous client on this same machine is answered, for each access
        var expected = Map.of(
                "PUBLIC", Set.of(200, 301),
                "ACCOUNT", Set.of(401),
                "SESSION", Set.of(303),
                "SESSION_ADMINISTRATOR", Set.of(303),
                "LOCAL", Set.of(200));
        for (var route : server.routes().rows()) {
            for (var method :
                    route.methods().isEmpty() ? Set.of("GET", "PROPFIND", "PUT", "DELETE") : route.methods()) {
                assertThat(status(method, path(route)))
                        .as("%s %s, %s", method, route.pattern(), route.access())
                        .isIn(special(method, route.pattern())
                                .orElse(expected.getOrDefault(route.access().name(), Set.of())));
            }
        }
    }

    @Test
    void whatIsNotInTheTableIsNotThere() throws IOException, InterruptedException {
        for (var path : new String[] {
            "/admin", "/setup", "/devices", "/settings/devices/1", "/.git/config", "/health/x", "/dav.bak"
        }) {
            assertThat(status("GET", path)).as(path).isEqualTo(404);
        }
        assertThat(status("POST", "/health")).isEqualTo(405);
    }

    /** What anybody may ask for, but has to know a key, a name or a password for. */
    private static Optional<Set<Integer>> special(String method, String pattern) {
        return switch (method + " " + pattern) {
            case "GET /connect", "GET /connect/sextant.mobileconfig", "GET /assets/**" -> Optional.of(Set.of(404));
            case "POST /sign-in" -> Optional.of(Set.of(403));
            default -> Optional.empty();
        };
    }

    private static String path(Route route) {
        return route.pattern().replace("**", "calendars/user@example.org/calendar/x.ics");
    }

    private static String sorted(Set<String> methods) {
        return methods.isEmpty()
                ? "*"
                : String.join(",", methods.stream().sorted().toList());
    }

    private int status(String method, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.plainPort().orElseThrow() + path);
        var request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) { // which follows no redirects
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
