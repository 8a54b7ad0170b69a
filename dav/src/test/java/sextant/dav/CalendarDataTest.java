package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.dav.Calendars.DATA;
import static sextant.dav.Calendars.berlin;
import static sextant.dav.Calendars.data;
import static sextant.dav.Calendars.object;
import static sextant.dav.Calendars.one;
import static sextant.dav.Calendars.part;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavLimits;

/** {@code calendar-data} in the shapes a report may ask for (RFC 4791 9.6). */
class CalendarDataTest {
    private static final String A = Rig.CALENDAR + "a.ics";
    private static final String FEBRUARY = " start='20260201T000000Z' end='20260301T000000Z'/>";

    private final Rig rig = new Rig();

    private void put(byte[] object) {
        assertThat(rig.put(A, object).status()).isEqualTo(201);
    }

    private static String expand(String range) {
        return "<C:calendar-data><C:expand" + range + "</C:calendar-data>";
    }

    private static List<String> lines(List<String> of, String... names) {
        return of.stream()
                .filter(line -> List.of(names).contains(line.split("[;:]", 2)[0]))
                .toList();
    }

    @Test
    void withoutAShapeTheOctetsComeBackAsTheyWere() {
        var object = one("VEVENT", "a", "DTSTART:20260105T100000Z|X-Odd;x=\"1\" : y|SUMMARY:folded|  here");
        put(object);
        var answer = rig.report(
                Rig.CALENDAR,
                "C:calendar-multiget",
                "<D:prop><C:calendar-data content-type='text/calendar' version='2.0'/></D:prop><D:href>" + A
                        + "</D:href>");
        assertThat(answer.row().text(DATA)).isEqualTo(new String(object, StandardCharsets.UTF_8));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        for (var type :
                List.of("content-type='text/x-other'", "version='1.0'", "content-type='application/calendar+json'")) {
            var answer = rig.report(
                    Rig.CALENDAR,
                    "C:calendar-multiget",
                    "<D:prop><C:calendar-data " + type + "/></D:prop><D:href>" + A + "</D:href>");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}supported-calendar-data");
        }
    }

    @Test
    void expandMakesEachInstanceAComponentInUtc() {
        put(object(berlin("Europe/Berlin") + "|"
                + part(
                        "VEVENT",
                        "a",
                        "SUMMARY:x|DTSTART;TZID=Europe/Berlin:20260325T100000|DTEND;TZID=Europe/Berlin:20260325T113000"
                                + "|RRULE:FREQ=WEEKLY;COUNT=4|EXDATE;TZID=Europe/Berlin:20260408T100000"
                                + "|X-THING;TZID=Europe/Berlin:20260325T110000")
                + "|"
                + part(
                        "VEVENT",
                        "a",
                        "SUMMARY:moved|RECURRENCE-ID;TZID=Europe/Berlin:20260401T100000"
                                + "|DTSTART;TZID=Europe/Berlin:20260402T120000|DURATION:P1D")));
        var expanded = data(rig, A, expand(" start='20260320T000000Z' end='20260501T000000Z'/>"));
        assertThat(lines(expanded, "BEGIN"))
                .containsExactly("BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VEVENT", "BEGIN:VEVENT");
        assertThat(lines(expanded, "DTSTART"))
                .containsExactly("DTSTART:20260325T090000Z", "DTSTART:20260402T100000Z", "DTSTART:20260415T080000Z");
        assertThat(lines(expanded, "DTEND", "DURATION"))
                .containsExactly("DTEND:20260325T103000Z", "DTEND:20260403T100000Z", "DTEND:20260415T093000Z");
        assertThat(lines(expanded, "RECURRENCE-ID"))
                .containsExactly(
                        "RECURRENCE-ID:20260325T090000Z",
                        "RECURRENCE-ID:20260401T080000Z",
                        "RECURRENCE-ID:20260415T080000Z");
        assertThat(lines(expanded, "SUMMARY")).containsExactly("SUMMARY:x", "SUMMARY:moved", "SUMMARY:x");
        assertThat(lines(expanded, "RRULE", "EXDATE")).isEmpty();
        assertThat(lines(expanded, "X-THING")).containsOnly("X-THING:20260325T100000Z");
        assertThat(String.join("", expanded)).doesNotContain("TZID");
    }

    @Test
    void expandTakesOnlyWhatLiesInTheRange() {
        put(one("VEVENT", "a", "DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY"));
        assertThat(lines(data(rig, A, expand(FEBRUARY)), "DTSTART"))
                .containsExactly(
                        "DTSTART:20260202T100000Z",
                        "DTSTART:20260209T100000Z",
                        "DTSTART:20260216T100000Z",
                        "DTSTART:20260223T100000Z");
    }

    @Test
    void datesStayDatesAndFloatingTimesFloat() {
        put(one("VEVENT", "a", "DTSTART;VALUE=DATE:20260201|RRULE:FREQ=DAILY;INTERVAL=20;COUNT=3"));
        var days = data(rig, A, expand(FEBRUARY));
        assertThat(lines(days, "DTSTART", "RECURRENCE-ID"))
                .containsExactly(
                        "DTSTART;VALUE=DATE:20260201",
                        "RECURRENCE-ID;VALUE=DATE:20260201",
                        "DTSTART;VALUE=DATE:20260221",
                        "RECURRENCE-ID;VALUE=DATE:20260221");
        rig.put(A, one("VEVENT", "a", "DTSTART:20260210T100000|DTEND:20260210T110000"));
        assertThat(lines(data(rig, A, expand(FEBRUARY)), "DTSTART", "DTEND", "RECURRENCE-ID"))
                .containsExactly("DTSTART:20260210T100000", "DTEND:20260210T110000");
    }

    @Test
    void tasksAreExpandedToo() {
        var tasks = Rig.CALENDARS + "tasks/a.ics";
        rig.put(tasks, one("VTODO", "a", "DTSTART:20260202T100000Z|DUE:20260202T120000Z|RRULE:FREQ=MONTHLY;COUNT=3"));
        var task = data(rig, tasks, expand(FEBRUARY));
        assertThat(lines(task, "BEGIN", "DTSTART", "DUE", "RECURRENCE-ID"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "BEGIN:VTODO",
                        "DTSTART:20260202T100000Z",
                        "DUE:20260202T120000Z",
                        "RECURRENCE-ID:20260202T100000Z");
        rig.put(tasks, one("VTODO", "a", "DUE:20260202T100000Z"));
        assertThat(lines(data(rig, tasks, expand(FEBRUARY)), "BEGIN", "DUE"))
                .containsExactly("BEGIN:VCALENDAR", "BEGIN:VTODO", "DUE:20260202T100000Z");
    }

    @Test
    void changesToAllLaterInstancesAreExpandedIntoEach() {
        put(object(part("VEVENT", "a", "SUMMARY:old|DTSTART:20260203T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=4")
                + "|"
                + part(
                        "VEVENT",
                        "a",
                        "SUMMARY:new|RECURRENCE-ID;RANGE=THISANDFUTURE:20260210T100000Z|DTSTART:20260210T120000Z"
                                + "|DURATION:PT2H")));
        var expanded = data(rig, A, expand(FEBRUARY));
        assertThat(lines(expanded, "SUMMARY"))
                .containsExactly("SUMMARY:old", "SUMMARY:new", "SUMMARY:new", "SUMMARY:new");
        assertThat(lines(expanded, "RECURRENCE-ID"))
                .containsExactly(
                        "RECURRENCE-ID:20260203T100000Z",
                        "RECURRENCE-ID:20260210T100000Z",
                        "RECURRENCE-ID:20260217T100000Z",
                        "RECURRENCE-ID:20260224T100000Z");
        assertThat(lines(expanded, "DTSTART").getLast()).isEqualTo("DTSTART:20260224T120000Z");
    }

    @Test
    void moreInstancesThanMayBeAreNotCutOffInSilence() {
        var small = new Rig(DavLimits.DEFAULT.withData(new DataLimits(0, Long.MAX_VALUE, 10, 10, 15, 10)));
        small.put(A, one("VEVENT", "a", "DTSTART:20260201T100000Z|RRULE:FREQ=DAILY"));
        small.put(Rig.CALENDAR + "b.ics", one("VEVENT", "b", "DTSTART:20260201T100000Z|RRULE:FREQ=DAILY"));
        var eleven = expand(" start='20260201T000000Z' end='20260212T000000Z'/>");
        var refused = small.report(
                Rig.CALENDAR,
                "C:calendar-multiget",
                "<D:prop><D:getetag/>" + eleven + "</D:prop><D:href>" + A + "</D:href>");
        assertThat(refused.row().refused()).containsEntry(DATA, 507);
        assertThat(refused.text()).contains("number-of-matches-within-limits");
        var ten = "<D:prop><D:getetag/>" + expand(" start='20260201T000000Z' end='20260211T000000Z'/>") + "</D:prop>";
        var both = small.report(
                Rig.CALENDAR,
                "C:calendar-multiget",
                ten + "<D:href>" + A + "</D:href><D:href>" + Rig.CALENDAR + "b.ics</D:href>");
        assertThat(both.row(A).text(DATA)).contains("DTSTART:20260210T100000Z");
        assertThat(both.row(Rig.CALENDAR + "b.ics").refused()).containsEntry(DATA, 507);
    }

    @Test
    void onlyOverridesThatMatterAreGivenIfSoAsked() {
        put(object(part("VEVENT", "a", "DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY") + "|"
                + part("VEVENT", "a", "SUMMARY:in|RECURRENCE-ID:20260209T100000Z|DTSTART:20260210T100000Z") + "|"
                + part("VEVENT", "a", "SUMMARY:away|RECURRENCE-ID:20260216T100000Z|DTSTART:20260410T100000Z") + "|"
                + part("VEVENT", "a", "SUMMARY:hither|RECURRENCE-ID:20260413T100000Z|DTSTART:20260220T100000Z") + "|"
                + part("VEVENT", "a", "SUMMARY:out|RECURRENCE-ID:20260511T100000Z|DTSTART:20260512T100000Z")));
        var limited = data(rig, A, "<C:calendar-data><C:limit-recurrence-set" + FEBRUARY + "</C:calendar-data>");
        assertThat(lines(limited, "SUMMARY")).containsExactly("SUMMARY:in", "SUMMARY:away", "SUMMARY:hither");
        assertThat(lines(limited, "RRULE")).hasSize(1);
    }

    @Test
    void onlyFreeBusyTimesInTheRangeAreGivenIfSoAsked() {
        put(one(
                "VFREEBUSY",
                "a",
                "FREEBUSY:20260105T100000Z/PT1H,20260205T100000Z/PT1H|FREEBUSY;FBTYPE=FREE:20260305T100000Z/PT1H"));
        assertThat(lines(
                        data(rig, A, "<C:calendar-data><C:limit-freebusy-set" + FEBRUARY + "</C:calendar-data>"),
                        "FREEBUSY"))
                .containsExactly("FREEBUSY:20260205T100000Z/PT1H");
    }

    @Test
    void onlyThePartsAskedForAreGiven() {
        put(
                object(
                        berlin("Europe/Berlin") + "|"
                                + part(
                                        "VEVENT",
                                        "a",
                                        "SUMMARY;LANGUAGE=de:x|DTSTART:20260105T100000Z|BEGIN:VALARM|ACTION:DISPLAY|TRIGGER:-PT1H|END:VALARM")));
        var some = "<C:calendar-data><C:comp name='VCALENDAR'><C:prop name='version'/><C:comp name='vevent'>"
                + "<C:prop name='UID'/><C:prop name='SUMMARY' novalue='yes'/></C:comp></C:comp></C:calendar-data>";
        assertThat(data(rig, A, some))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "BEGIN:VEVENT",
                        "UID:a",
                        "SUMMARY;LANGUAGE=de:",
                        "END:VEVENT",
                        "END:VCALENDAR");
        var all = "<C:calendar-data><C:comp name='VCALENDAR'><C:allprop/><C:comp name='VEVENT'><C:allprop/><C:allcomp/>"
                + "</C:comp></C:comp></C:calendar-data>";
        assertThat(data(rig, A, all))
                .contains("PRODID:-//example.org//EN", "TRIGGER:-PT1H")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void shapesWorkInEveryReportAndTheTagStaysThatOfTheStoredOctets() {
        put(one("VEVENT", "a", "SUMMARY:x|DTSTART:20260205T100000Z|RRULE:FREQ=DAILY;COUNT=2"));
        var etag = rig.send("GET", A, "").field("ETag").orElseThrow();
        var props = "<D:prop><D:getetag/>" + expand(FEBRUARY) + "</D:prop>";
        var query = rig.report(Rig.CALENDAR, "C:calendar-query", props + Calendars.filter(""));
        var sync =
                rig.report(Rig.CALENDAR, "D:sync-collection", "<D:sync-token/><D:sync-level>1</D:sync-level>" + props);
        for (var row : List.of(query.row(A), sync.row(A))) {
            assertThat(row.text(DATA)).contains("RECURRENCE-ID:20260206T100000Z");
            assertThat(row.text("{DAV:}getetag")).isEqualTo(etag);
        }
    }

    @Test
    void aShapeThatIsNoneIsRefused() {
        for (var shape : List.of(
                "<C:expand/>",
                "<C:expand start='20260201T000000Z'/>",
                "<C:expand" + FEBRUARY + "<C:limit-recurrence-set" + FEBRUARY,
                "<C:comp name='VEVENT'/>",
                "<C:comp/>")) {
            assertThat(rig.report(
                                    Rig.CALENDAR,
                                    "C:calendar-multiget",
                                    "<D:prop><C:calendar-data>" + shape + "</C:calendar-data></D:prop>")
                            .status())
                    .as(shape)
                    .isEqualTo(400);
        }
    }
}
