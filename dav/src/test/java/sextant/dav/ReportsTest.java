package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DavLimits;

/** The reports, but for sync-collection. */
class ReportsTest {
    private static final String DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data";
    private static final String CARD = "{urn:ietf:params:xml:ns:carddav}address-data";
    private static final String A = Rig.CALENDAR + "a.ics";

    private final Rig rig = new Rig();

    private static String hrefs(String... hrefs) {
        var all = new StringBuilder();
        for (var href : hrefs) {
            all.append("<D:href>").append(href).append("</D:href>");
        }
        return all.toString();
    }

    @Test
    void multigetAnswersUnderTheHrefsItWasGiven() {
        rig.putEvent("a@b.ics", "a", "x");
        var spellings = List.of(
                Rig.CALENDAR + "a%40b.ics",
                Rig.CALENDAR + "a@b.ics",
                "/dav/calendars/alice@example.org/calendar/%61%40b.ics",
                "https://mail.example.org" + Rig.CALENDAR + "a@b.ics",
                Rig.CALENDAR + "missing.ics",
                "https://elsewhere.example.net" + Rig.CALENDAR + "a@b.ics");
        var answer = rig.report(
                Rig.CALENDAR,
                "C:calendar-multiget",
                Rig.props("D:getetag", "C:calendar-data") + hrefs(spellings.toArray(String[]::new)),
                "Depth",
                "1");
        assertThat(answer.rows()).containsOnlyKeys(spellings);
        for (var href : spellings.subList(0, 4)) {
            assertThat(answer.row(href).text(DATA))
                    .as(href)
                    .isEqualTo(new String(Rig.event("a", "x"), StandardCharsets.UTF_8));
        }
        for (var href : spellings.subList(4, 6)) {
            assertThat(answer.row(href).status()).as(href).isEqualTo(404);
        }
    }

    @Test
    void multigetGivesNothingFromOutsideTheCollection() {
        rig.putEvent("a.ics", "a", "x");
        rig.put(Rig.CALENDARS + "tasks/t.ics", Rig.task("t", "x"));
        rig.put(Rig.CONTACTS + "c.vcf", Rig.contact("c", "C"));
        var all = hrefs(
                A,
                Rig.CALENDARS + "tasks/t.ics",
                Rig.CONTACTS + "c.vcf",
                Rig.CALENDAR,
                "/dav/calendars/bob%40example.org/calendar/a.ics",
                "../calendar/a.ics",
                "/etc/passwd",
                "");
        var answer = rig.report(Rig.CALENDAR, "C:calendar-multiget", Rig.props("D:getetag") + all);
        assertThat(answer.row(A).status()).isZero();
        assertThat(answer.rows().values().stream().filter(row -> row.status() == 404))
                .hasSize(7);
        var home = rig.report(Rig.CALENDARS, "C:calendar-multiget", Rig.props("D:getetag") + all);
        assertThat(home.rows().values().stream().filter(row -> row.status() == 404))
                .hasSize(6);
    }

    @Test
    void multigetIsLimited() {
        var small = new Rig(new DavLimits(1_000_000, 2000, 10, 255, 100, 2, 3));
        var eleven = hrefs(A).repeat(11);
        var answer = small.report(Rig.CALENDAR, "C:calendar-multiget", Rig.props("D:getetag") + eleven);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{DAV:}number-of-matches-within-limits");
    }

    @Test
    void contactsAreFetchedByAddressbookMultiget() {
        rig.put(Rig.CONTACTS + "c.vcf", Rig.contact("c", "Anna"));
        var answer = rig.report(
                Rig.CONTACTS,
                "CR:addressbook-multiget",
                "<D:prop><D:getetag/><CR:address-data content-type='text/vcard' version='3.0'/></D:prop>"
                        + hrefs(Rig.CONTACTS + "c.vcf"));
        assertThat(answer.row().text(CARD)).contains("FN:Anna\r\n");
    }

    @Test
    void aReportThatIsNotThereIsNamedSo() {
        for (var root :
                List.of("D:nonsense", "C:addressbook-query", "CR:addressbook-query", "CR:addressbook-multiget")) {
            var answer = rig.report(Rig.CALENDAR, root, "");
            assertThat(answer.status()).as(root).isEqualTo(403);
            assertThat(answer.condition()).isEqualTo("{DAV:}supported-report");
        }
        assertThat(rig.send("REPORT", Rig.CALENDAR, "").status()).isEqualTo(400);
        assertThat(rig.report(Rig.CALENDARS + "none/", "D:sync-collection", "").status())
                .isEqualTo(404);
    }

    private static String filter(String inside) {
        return Rig.props("D:getetag") + "<C:filter><C:comp-filter name='VCALENDAR'>" + inside
                + "</C:comp-filter></C:filter>";
    }

    private Answer query(String inside) {
        return rig.report(Rig.CALENDARS + "all/", "C:calendar-query", filter(inside), "Depth", "1");
    }

    private void fillAll() {
        rig.send("MKCALENDAR", Rig.CALENDARS + "all/", "");
        rig.put(Rig.CALENDARS + "all/e.ics", Rig.event("e", "Gr\u00fc\u00dfe"));
        rig.put(Rig.CALENDARS + "all/t.ics", Rig.task("t", "Einkauf"));
        rig.put(Rig.CALENDARS + "all/n.ics", Rig.note("n", "Gedanke"));
    }

    @Test
    void aQueryPicksComponents() {
        fillAll();
        var all = Rig.CALENDARS + "all/";
        assertThat(query("").rows()).hasSize(3);
        assertThat(query("<C:comp-filter name='VEVENT'/>").rows()).containsOnlyKeys(all + "e.ics");
        assertThat(query("<C:comp-filter name='vtodo'/>").rows()).containsOnlyKeys(all + "t.ics");
        assertThat(query("<C:comp-filter name='VEVENT'><C:is-not-defined/></C:comp-filter>")
                        .rows())
                .containsOnlyKeys(all + "t.ics", all + "n.ics");
        assertThat(query("<C:comp-filter name='VEVENT'><C:comp-filter name='VALARM'/></C:comp-filter>")
                        .rows())
                .isEmpty();
    }

    @Test
    void aQueryReadsTexts() {
        fillAll();
        var summary = "<C:comp-filter name='VEVENT'><C:prop-filter name='SUMMARY'><C:text-match%s</C:text-match>"
                + "</C:prop-filter></C:comp-filter>";
        assertThat(query(summary.formatted(">gr")).rows()).hasSize(1);
        assertThat(query(summary.formatted(" collation='i;octet'>gr")).rows()).isEmpty();
        assertThat(query(summary.formatted(" collation='i;unicode-casemap'>GR\u00dc"))
                        .rows())
                .hasSize(1);
        assertThat(query(summary.formatted(" negate-condition='yes'>gr")).rows())
                .isEmpty();
        assertThat(query(summary.formatted(" collation='i;klingon'>gr")).condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}supported-collation");
        assertThat(query("<C:comp-filter name='VTODO'><C:prop-filter name='DUE'><C:is-not-defined/></C:prop-filter>"
                                + "</C:comp-filter>")
                        .rows())
                .hasSize(1);
    }

    @Test
    void aQueryThatIsMalformedOrNotUnderstoodIsRefused() {
        assertThat(rig.report(Rig.CALENDAR, "C:calendar-query", Rig.props("D:getetag"))
                        .status())
                .isEqualTo(400);
        assertThat(rig.report(
                                Rig.CALENDAR,
                                "C:calendar-query",
                                Rig.props("D:getetag") + "<C:filter><C:comp-filter name='VEVENT'/></C:filter>")
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-filter");
        fillAll();
        for (var range : List.of("", " start='2026'", " start='20260102T000000Z' end='20260101T000000Z'")) {
            assertThat(query("<C:comp-filter name='VEVENT'><C:time-range" + range + "/></C:comp-filter>")
                            .condition())
                    .as(range)
                    .isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-filter");
        }
        var range = "<C:time-range start='20260102T000000Z'/>";
        for (var invalid : List.of(
                "<C:comp-filter name='VEVENT'><C:comp-filter name='VTODO'/></C:comp-filter>",
                "<C:comp-filter name='VALARM'/>",
                "<C:comp-filter name='VCALENDAR'/>",
                range,
                "<C:comp-filter name='VEVENT'><C:is-not-defined/><C:prop-filter name='UID'/></C:comp-filter>",
                "<C:comp-filter name='VEVENT'><C:prop-filter name='SUMMARY'>" + range
                        + "</C:prop-filter></C:comp-filter>",
                "<C:comp-filter name='VEVENT'><C:prop-filter/></C:comp-filter>",
                "<C:comp-filter name='VEVENT'><C:prop-filter name='UID'><C:text-match match-type='like'>x"
                        + "</C:text-match></C:prop-filter></C:comp-filter>",
                "<C:comp-filter name='VEVENT'><C:nonsense/></C:comp-filter>")) {
            var answer = query(invalid);
            assertThat(answer.status()).as(invalid).isEqualTo(403);
            assertThat(answer.condition()).as(invalid).isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-filter");
        }
        assertThat(query("<C:comp-filter name='VTIMEZONE'>" + range + "</C:comp-filter>")
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}supported-filter");
    }

    private Answer contacts(String filter) {
        return rig.report(Rig.CONTACTS, "CR:addressbook-query", Rig.props("CR:address-data") + filter);
    }

    @Test
    void contactsAreFoundByName() {
        rig.put(Rig.CONTACTS + "a.vcf", Rig.contact("a", "Anna M\u00fcller"));
        rig.put(Rig.CONTACTS + "b.vcf", Rig.contact("b", "Bert"));
        rig.put(Rig.CONTACTS + "c.vcf", Rig.contact("c", "Anneliese"));
        var match = "<CR:filter%s><CR:prop-filter name='FN'><CR:text-match%s</CR:text-match></CR:prop-filter>"
                + "<CR:prop-filter name='UID'><CR:text-match match-type='equals'>b</CR:text-match></CR:prop-filter>"
                + "</CR:filter>";
        assertThat(contacts("").rows()).hasSize(3);
        assertThat(contacts(match.formatted("", ">M\u00dcLLER")).rows()).hasSize(2);
        assertThat(contacts(match.formatted(" test='allof'", ">M\u00dcLLER")).rows())
                .isEmpty();
        assertThat(contacts(match.formatted("", " match-type='starts-with'>ann"))
                        .rows())
                .hasSize(3);
        assertThat(contacts(match.formatted(" test='allof'", " match-type='ends-with'>ert"))
                        .rows())
                .containsOnlyKeys(Rig.CONTACTS + "b.vcf");
        assertThat(contacts("<CR:filter><CR:prop-filter name='EMAIL'><CR:is-not-defined/></CR:prop-filter></CR:filter>")
                        .rows())
                .hasSize(3);
        var limited = contacts("<CR:limit><CR:nresults>2</CR:nresults></CR:limit>");
        assertThat(limited.rows()).hasSize(3);
        assertThat(limited.row(Rig.CONTACTS).status()).isEqualTo(507);
        assertThat(contacts("<CR:limit><CR:nresults>3</CR:nresults></CR:limit>").rows())
                .hasSize(3)
                .doesNotContainKey(Rig.CONTACTS);
    }

    @Test
    void expandPropertyFollowsHrefs() {
        var answer = rig.report(
                Rig.CALENDAR,
                "D:expand-property",
                "<D:property name='owner'><D:property name='displayname'/><D:property name='nothing'/></D:property>"
                        + "<D:property name='displayname'/><D:property name='calendar-color'"
                        + " namespace='http://apple.com/ns/ical/'/>");
        var row = answer.row();
        assertThat(row.text("{DAV:}displayname")).isEqualTo("Calendar");
        assertThat(row.refused()).containsKey("{http://apple.com/ns/ical/}calendar-color");
        var inner = Answer.row(Answer.children(row.property("{DAV:}owner")).getFirst());
        assertThat(inner.href()).isEqualTo("/dav/principals/alice%40example.org/");
        assertThat(inner.text("{DAV:}displayname")).isEqualTo("alice");
        assertThat(inner.refused()).containsKey("{DAV:}nothing");
    }
}
