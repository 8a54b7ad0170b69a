package sextant.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Summaries;
import sextant.http.HttpOptions;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.PasswordCost;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;

/** The table of everything the server answers, and who may use it: a route that is missing here fails the build. */
class RouteTableTest {
    @TempDir
    private Path folder;

    private Sextant server;

    @BeforeEach
    void start() throws Exception {
        var services = Services.over(
                World.real(),
                SqliteStore.open(folder, SqliteOptions.DEFAULTS),
                new Summaries(),
                MailboxLimits.DEFAULT,
                new PasswordCost(64, 1, 1, 4));
        server = new Sextant(services, HttpOptions.loopback());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsListedWithWhoMayUseIt() {
        assertThat(server.routes().describe()).isEqualTo("""
                        / ACCOUNT 65536 OPTIONS,PROPFIND
                        / PUBLIC 0 GET
                        /.well-known/caldav PUBLIC 65536 *
                        /.well-known/carddav PUBLIC 65536 *
                        /dav/** ACCOUNT 16842752 *
                        /devices ACCOUNT 0 GET
                        /health PUBLIC 0 GET
                        /metrics LOCAL 0 GET
                        /style.css PUBLIC 0 GET
                        """);
    }

    @Test
    void withoutSigningInOnlyPublicRoutesAnswer() throws Exception {
        var expected = new LinkedHashMap<String, Integer>();
        expected.put("GET /", 200);
        expected.put("GET /health", 200);
        expected.put("GET /devices", 401);
        expected.put("PROPFIND /", 401);
        expected.put("OPTIONS /", 401);
        expected.put("GET /.well-known/caldav", 301);
        expected.put("PROPFIND /.well-known/carddav", 301);
        expected.put("PROPFIND /dav/", 401);
        expected.put("OPTIONS /dav/", 401);
        expected.put("GET /dav/calendars/nobody@example.org/calendar/a.ics", 401);
        expected.put("PUT /dav/calendars/nobody@example.org/calendar/a.ics", 401);
        expected.put("DELETE /dav/addressbooks/nobody@example.org/contacts/", 401);
        expected.put("MKCALENDAR /dav/calendars/nobody@example.org/new/", 401);
        expected.put("REPORT /dav/calendars/nobody@example.org/calendar/", 401);
        expected.put("GET /nothing-here", 404);
        expected.put("GET /dav/../health", 400);

        var answered = new LinkedHashMap<String, Integer>();
        try (var client = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Integer> row : expected.entrySet()) {
                var words = row.getKey().split(" ", 2);
                var request = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + server.plainPort().orElseThrow() + words[1]))
                        .method(words[0], BodyPublishers.noBody())
                        .build();
                answered.put(
                        row.getKey(),
                        client.send(request, BodyHandlers.discarding()).statusCode());
            }
        }
        assertThat(answered).isEqualTo(expected);
    }
}
