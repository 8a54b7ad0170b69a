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
                        "/ PUBLIC GET",
                        "/.well-known/caldav PUBLIC *",
                        "/.well-known/carddav PUBLIC *",
                        "/dav/** ACCOUNT *",
                        "/principals ACCOUNT OPTIONS,PROPFIND,REPORT",
                        "/devices ACCOUNT GET",
                        "/health PUBLIC GET",
                        "/metrics LOCAL GET",
                        "/style.css PUBLIC GET");
    }

    @Test
    void whoDoesNotSignInGetsNoFurtherThanThis() throws IOException, InterruptedException {
        // what an anonymous client on this same machine is answered, for each access
        var expected = Map.of("PUBLIC", Set.of(200, 301), "ACCOUNT", Set.of(401), "LOCAL", Set.of(200));
        for (var route : server.routes().rows()) {
            for (var method :
                    route.methods().isEmpty() ? Set.of("GET", "PROPFIND", "PUT", "DELETE") : route.methods()) {
                assertThat(status(method, path(route)))
                        .as("%s %s, %s", method, route.pattern(), route.access())
                        .isIn(expected.getOrDefault(route.access().name(), Set.of()));
            }
        }
    }

    @Test
    void whatIsNotInTheTableIsNotThere() throws IOException, InterruptedException {
        for (var path : new String[] {"/admin", "/setup", "/devices/1", "/.git/config", "/health/x", "/dav.bak"}) {
            assertThat(status("GET", path)).as(path).isEqualTo(404);
        }
        assertThat(status("POST", "/health")).isEqualTo(405);
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
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
