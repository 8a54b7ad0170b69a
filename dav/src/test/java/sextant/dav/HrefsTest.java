package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A client finds again what it asked for: by the spelling it asked with, and by the tag it was given. */
class HrefsTest {
    /** One home, as clients spell it. */
    private static final List<String> SPELLINGS = List.of(
            "/dav/calendars/alice%40example.org/",
            "/dav/calendars/alice@example.org/",
            "/dav/calendars/Alice%40example.org/",
            "/dav/calendars/%61lice@example.org/");

    private final Rig rig = new Rig();

    @Test
    void propfindSpeaksAsTheClientDoes() {
        rig.putEvent("a%20b.ics", "a", "x");
        for (var home : SPELLINGS) {
            assertThat(rig.propfind(home, 1, "D:getetag").rows())
                    .containsOnlyKeys(home, home + "calendar/", home + "tasks/", home + "notes/");
            assertThat(rig.propfind(home + "calendar", 1, "D:getetag").rows())
                    .containsOnlyKeys(home + "calendar/", home + "calendar/a%20b.ics");
        }
        var principals = rig.propfind("/dav/principals/alice@example.org", 1, "D:displayname");
        assertThat(principals.rows())
                .containsOnlyKeys(
                        "/dav/principals/alice@example.org/",
                        "/dav/principals/alice@example.org/calendar-proxy-read/",
                        "/dav/principals/alice@example.org/calendar-proxy-write/");
    }

    @Test
    void reportsSpeakAsTheClientDoes() {
        rig.putEvent("a%20b.ics", "a", "x");
        for (var home : SPELLINGS) {
            var calendar = home + "calendar/";
            var item = calendar + "a%20b.ics";
            assertThat(rig.sync(calendar, "", "").rows()).containsOnlyKeys(item);
            var token = rig.sync(calendar, "", "").syncToken();
            rig.putEvent("gone.ics", "gone" + home, "x");
            rig.send("DELETE", Rig.CALENDAR + "gone.ics", "");
            assertThat(rig.sync(calendar, token, "").rows().keySet()).isSubsetOf(calendar + "gone.ics");
            assertThat(rig.report(
                                    calendar,
                                    "C:calendar-query",
                                    Rig.props("D:getetag") + "<C:filter><C:comp-filter name='VCALENDAR'/></C:filter>",
                                    "Depth",
                                    "1")
                            .rows())
                    .containsOnlyKeys(item);
            var other = Rig.CALENDAR + "a%20b.ics";
            var absolute = "https://mail.example.org" + item;
            assertThat(rig.report(
                                    calendar,
                                    "C:calendar-multiget",
                                    Rig.props("D:getetag") + "<D:href>" + item + "</D:href><D:href>" + absolute
                                            + "</D:href>"
                                            + (other.equals(item) ? "" : "<D:href>" + other + "</D:href>"))
                            .rows())
                    .containsKeys(item, absolute, other);
            assertThat(rig.report(
                                    calendar,
                                    "D:principal-match",
                                    "<D:principal-property><D:owner/></D:principal-property>" + Rig.props("D:getetag"))
                            .rows())
                    .containsOnlyKeys(calendar, item);
            assertThat(rig.report(calendar, "D:expand-property", "<D:property name='owner'/>")
                            .row()
                            .href())
                    .isEqualTo(calendar);
        }
    }

    @Test
    void errorsSpeakAsTheClientDoes() {
        rig.putEvent("a%20b.ics", "a", "x");
        for (var home : SPELLINGS) {
            var answer = rig.put(home + "calendar/other.ics", Rig.event("a", "x"));
            assertThat(answer.text()).contains("<D:href>" + home + "calendar/a%20b.ics</D:href>");
        }
    }

    @Test
    void whatIsMadeIsWhereItWasPut() {
        for (var path : List.of("x@y.ics", "x%40z.ics")) {
            var made = rig.put("/dav/calendars/alice@example.org/calendar/" + path, Rig.event(path, "x"));
            assertThat(made.status()).isEqualTo(201);
            // without the field it is the path of the request (RFC 9110 15.3.2)
            assertThat(made.field("Location")).isEmpty();
        }
        assertThat(rig.propfind("/dav/calendars/alice@example.org/calendar/", 1, "D:getetag")
                        .rows())
                .containsKeys(
                        "/dav/calendars/alice@example.org/calendar/x%40y.ics",
                        "/dav/calendars/alice@example.org/calendar/x%40z.ics");
    }

    @Test
    void ofManyWritersWithOneTagOneWins() throws Exception {
        for (var round = 0; round < 5; round++) {
            var name = "race" + round + ".ics";
            var tag = rig.putEvent(name, "race" + round, "x").field("ETag").orElseThrow();
            var writers = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                var event = Rig.event("race" + name.charAt(4), "by " + i);
                writers.add(() ->
                        rig.put(Rig.CALENDAR + name, event, "If-Match", tag).status());
            }
            assertThat(statuses(writers)).filteredOn(status -> status == 204).hasSize(1);
            var makers = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                var event = Rig.event("made" + name.charAt(4), "by " + i);
                makers.add(() -> rig.put(Rig.CALENDAR + "made" + name, event, "If-None-Match", "*")
                        .status());
            }
            assertThat(statuses(makers)).filteredOn(status -> status == 201).hasSize(1);
        }
    }

    private static List<Integer> statuses(List<Callable<Integer>> writers) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = new ArrayList<Integer>();
            for (var future : threads.invokeAll(writers)) {
                statuses.add(future.get());
            }
            assertThat(statuses).allMatch(status -> List.of(201, 204, 412).contains(status));
            return statuses;
        }
    }
}
