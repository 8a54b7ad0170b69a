package sextant.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.TestServer;

/** What synced, as the page shows it; it is the first of March 2026, a Sunday, in the morning. */
class ListsTest {
    private static final String USER = "alma@example.org";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Visitor alma;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = TestServer.start(folder, 1);
        server.addUser(USER);
        alma = new Visitor(client, server);
        alma.signIn(USER, TestServer.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private void put(String path, String document) throws IOException, InterruptedException {
        var type = path.endsWith(".vcf") ? "text/vcard" : "text/calendar";
        var octets = document.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var answer = server.wire(USER, "device/1").send("PUT", path, Map.of("Content-Type", type), octets);
        assertThat(answer.statusCode()).as(path).isEqualTo(201);
    }

    private void event(String uid, String lines) throws IOException, InterruptedException {
        item("calendar", "VEVENT", uid, lines);
    }

    private void item(String collection, String component, String uid, String lines)
            throws IOException, InterruptedException {
        put("/dav/calendars/" + USER + "/" + collection + "/" + uid + ".ics", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:test
                BEGIN:%1$s
                UID:%2$s
                DTSTAMP:20260101T000000Z
                SUMMARY:%2$s
                %3$s
                END:%1$s
                END:VCALENDAR
                """.formatted(component, uid, lines));
    }

    /** Headings and lines of a page, in order, without their marks. */
    private List<String> page(String path) throws IOException, InterruptedException {
        var shown = new ArrayList<String>();
        var page = alma.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        for (var line : page.body().lines().toList()) {
            if (line.startsWith("<h2>")) {
                shown.add(text(line));
            } else if (line.contains("class=\"line-mark\"")) {
                shown.add(text(line.substring(0, line.indexOf("<span class=\"in-folder\">")))
                        + (line.startsWith("<li class=\"done\"") ? " (done)" : ""));
            }
        }
        return shown;
    }

    private static String text(String html) {
        var text = new StringBuilder();
        var in = false;
        for (var i = 0; i < html.length(); i++) {
            var c = html.charAt(i);
            if (c == '<') {
                in = true;
                text.append(' ');
            } else if (c == '>') {
                in = false;
            } else if (!in) {
                text.append(c);
            }
        }
        return String.join(" ", List.of(text.toString().strip().split(" +")));
    }

    @Test
    void eventsAreThereOnEachOfTheirDaysInTheUsersZone() throws Exception {
        event("late", "DTSTART:20260301T233000Z\nDTEND:20260302T003000Z\nLOCATION:Quay");
        event("fair", "DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260305");
        event("midnight", "DTSTART:20260304T220000Z\nDTEND:20260305T000000Z");
        event("weekly", "DTSTART:20260105T090000Z\nDTEND:20260105T093000Z\nRRULE:FREQ=WEEKLY;COUNT=10");
        event("past", "DTSTART:20260201T090000Z\nDTEND:20260201T093000Z");

        assertThat(page("/calendar"))
                .containsExactly(
                        "Today, Sunday, 1 March",
                        "23:30 late until 00:30 Quay",
                        "Tomorrow, Monday, 2 March",
                        "goes on late Quay",
                        "09:00 weekly until 09:30",
                        "Tuesday, 3 March",
                        "all day fair",
                        "Wednesday, 4 March",
                        "all day fair",
                        "22:00 midnight until 00:00",
                        "Monday, 9 March",
                        "09:00 weekly until 09:30");
        assertThat(page("/calendar?page=-1")).contains("09:00 past until 09:30").hasSizeGreaterThan(5);
        assertThat(page("/calendar?page=nonsense")).hasSize(12);

        assertThat(alma.submit("/settings/account", Map.of("name", "Alma", "zone", "Asia/Tokyo"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/calendar"))
                .startsWith("Tomorrow, Monday, 2 March", "08:30 late until 09:30 Quay", "18:00 weekly until 18:30")
                .contains("07:00 midnight until 09:00", "all day fair");
        assertThat(alma.submit("/settings/account", Map.of("name", "Alma", "zone", "Mars/Olympus"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void tasksAreThereByWhenTheyAreDueAndDoneOnesLast() throws Exception {
        item("tasks", "VTODO", "someday", "PRIORITY:0");
        item("tasks", "VTODO", "soon", "DUE;VALUE=DATE:20260301");
        item("tasks", "VTODO", "later", "DUE:20260420T100000Z");
        item("tasks", "VTODO", "finished", "STATUS:COMPLETED\nCOMPLETED:20260101T000000Z");
        assertThat(page("/tasks"))
                .containsExactly(
                        "To do", "soon Due today", "later Due 20 Apr 2026", "someday", "Done", "finished (done)");
    }

    @Test
    void notesAreThereWithTheirBeginnings() throws Exception {
        item("notes", "VJOURNAL", "ropes", "DESCRIPTION:Two of hemp\\n" + "one of wire");
        item("notes", "VJOURNAL", "paint", "DESCRIPTION:" + "white ".repeat(100));
        var notes = page("/notes");
        assertThat(notes.getFirst())
                .startsWith("paint white white")
                .contains("…")
                .endsWith("Today, 08:00");
        assertThat(notes.getLast()).isEqualTo("ropes Two of hemp one of wire Today, 08:00");
    }

    @Test
    void contactsAreThereByTheirNames() throws Exception {
        for (var name : List.of("Zoe Last", "Ärla First", "<b>Bold</b>", "42 Numbers")) {
            put("/dav/addressbooks/" + USER + "/contacts/" + name.hashCode() + ".vcf", """
                    BEGIN:VCARD
                    VERSION:3.0
                    UID:%1$d
                    FN:%2$s
                    N:%2$s;;;;
                    EMAIL:%1$d@example.org
                    TEL:+47 90 00 00 09
                    END:VCARD
                    """.formatted(
                            name.hashCode(), name));
        }
        var contacts = page("/contacts");
        assertThat(contacts.stream().filter(line -> line.length() == 1)).containsExactly("#", "A", "Z");
        assertThat(contacts).anyMatch(line -> line.startsWith("# 42 Numbers") && line.endsWith("+4790000009"));
        assertThat(alma.get("/contacts").body())
                .contains("&lt;b&gt;Bold&lt;/b&gt;")
                .doesNotContain("<b>Bold");
    }

    @Test
    void whatIsEmptySaysHowItFills() throws Exception {
        for (var path : List.of("/contacts", "/tasks", "/notes")) {
            assertThat(alma.get(path).body())
                    .contains("Make one, or connect a device that has some.")
                    .contains("href=\"" + path + "/edit\"");
        }
        assertThat(alma.get("/calendar").body()).contains("Nothing is on in these four weeks");
    }
}
