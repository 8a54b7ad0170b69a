package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.dav.Calendars.object;
import static sextant.dav.Calendars.one;
import static sextant.dav.Calendars.part;
import static sextant.dav.Calendars.range;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavLimits;

/** {@code free-busy-query} (RFC 4791 7.10). */
class FreeBusyTest {
    private final Rig rig = new Rig();

    private void event(String name, String lines) {
        assertThat(rig.put(Rig.CALENDAR + name, one("VEVENT", name, lines)).status())
                .isEqualTo(201);
    }

    private Answer ask(String path) {
        return rig.report(path, "C:free-busy-query", range("20260105T000000Z", "20260112T000000Z"), "Depth", "1");
    }

    private List<String> busy(String path) {
        var answer = ask(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Type").orElse("")).startsWith("text/calendar");
        return answer.text().lines().filter(line -> line.startsWith("FREEBUSY")).toList();
    }

    @Test
    void busyTimesAreToldByTypeAndOverlapsAreOne() {
        event("a", "DTSTART:20260105T100000Z|DURATION:PT1H");
        event("b", "DTSTART:20260105T103000Z|DURATION:PT1H");
        event("c", "DTSTART:20260105T113000Z|DURATION:PT1H");
        event("tentative", "STATUS:TENTATIVE|DTSTART:20260106T100000Z|DURATION:PT1H");
        event("away", "X-MICROSOFT-CDO-BUSYSTATUS:OOF|DTSTART:20260107T100000Z|DURATION:PT1H");
        event("free", "TRANSP:TRANSPARENT|DTSTART:20260108T100000Z|DURATION:PT1H");
        event("cancelled", "STATUS:CANCELLED|DTSTART:20260108T100000Z|DURATION:PT1H");
        event("point", "DTSTART:20260108T100000Z");
        event("later", "DTSTART:20260112T000000Z|DURATION:PT1H");
        event("long", "DTSTART:20260111T230000Z|DURATION:PT5H");
        assertThat(busy(Rig.CALENDAR))
                .containsExactly(
                        "FREEBUSY;FBTYPE=BUSY:20260105T100000Z/20260105T123000Z",
                        "FREEBUSY;FBTYPE=BUSY:20260111T230000Z/20260112T000000Z",
                        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260107T100000Z/20260107T110000Z",
                        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260106T100000Z/20260106T110000Z");
    }

    @Test
    void eachInstanceOfASeriesCountsByItself() {
        rig.put(
                Rig.CALENDAR + "s",
                object(
                        part(
                                        "VEVENT",
                                        "s",
                                        "DTSTART:20251201T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY|EXDATE:20260107T100000Z")
                                + "|"
                                + part(
                                        "VEVENT",
                                        "s",
                                        "RECURRENCE-ID:20260108T100000Z|DTSTART:20260108T150000Z|DURATION:PT1H")
                                + "|"
                                + part(
                                        "VEVENT",
                                        "s",
                                        "TRANSP:TRANSPARENT|RECURRENCE-ID:20260109T100000Z|DTSTART:20260109T100000Z|DURATION:PT1H")));
        assertThat(busy(Rig.CALENDAR))
                .extracting(
                        line -> line.substring("FREEBUSY;FBTYPE=BUSY:".length(), "FREEBUSY;FBTYPE=BUSY:".length() + 11))
                .containsExactly("20260105T10", "20260106T10", "20260108T15", "20260110T10", "20260111T10");
    }

    @Test
    void wholeDaysAreThoseOfTheCalendarsZone() {
        rig.proppatch(
                Rig.CALENDAR,
                "<D:set><D:prop><C:calendar-timezone-id>Europe/Berlin</C:calendar-timezone-id></D:prop></D:set>");
        event("day", "DTSTART;VALUE=DATE:20260106");
        event("days", "DTSTART;VALUE=DATE:20260108|RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2");
        assertThat(busy(Rig.CALENDAR))
                .containsExactly(
                        "FREEBUSY;FBTYPE=BUSY:20260105T230000Z/20260106T230000Z",
                        "FREEBUSY;FBTYPE=BUSY:20260107T230000Z/20260108T230000Z",
                        "FREEBUSY;FBTYPE=BUSY:20260109T230000Z/20260110T230000Z");
    }

    @Test
    void storedFreeBusyTimesCountAndTasksDoNot() {
        rig.send("MKCALENDAR", Rig.CALENDARS + "all/", "");
        rig.put(
                Rig.CALENDARS + "all/f",
                one(
                        "VFREEBUSY",
                        "f",
                        "FREEBUSY:20260105T100000Z/PT1H|FREEBUSY;FBTYPE=FREE:20260106T100000Z/PT1H"
                                + "|FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260107T100000Z/20260107T110000Z"));
        rig.put(Rig.CALENDARS + "all/t", one("VTODO", "t", "DTSTART:20260105T100000Z|DUE:20260105T180000Z"));
        event("elsewhere", "DTSTART:20260105T110000Z|DURATION:PT1H");
        assertThat(busy(Rig.CALENDARS + "all/"))
                .containsExactly(
                        "FREEBUSY;FBTYPE=BUSY:20260105T100000Z/20260105T110000Z",
                        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260107T100000Z/20260107T110000Z");
        assertThat(busy(Rig.CALENDARS)).contains("FREEBUSY;FBTYPE=BUSY:20260105T100000Z/20260105T120000Z");
    }

    @Test
    void theAnswerIsOneWholeCalendarObject() {
        var answer = ask(Rig.CALENDAR).text();
        assertThat(answer)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(answer)
                .contains("\r\nBEGIN:VFREEBUSY\r\n", "\r\nUID:", "\r\nDTSTAMP:")
                .contains("\r\nDTSTART:20260105T000000Z\r\n", "\r\nDTEND:20260112T000000Z\r\n");
    }

    @Test
    void itHasARangeAndLimits() {
        assertThat(rig.report(Rig.CALENDAR, "C:free-busy-query", "").status()).isEqualTo(400);
        assertThat(rig.report(Rig.CALENDAR, "C:free-busy-query", range("20260105T000000Z", ""))
                        .status())
                .isEqualTo(400);
        assertThat(ask(Rig.CONTACTS).condition()).isEqualTo("{DAV:}supported-report");
        var small = new Rig(DavLimits.DEFAULT.withData(new DataLimits(0, Long.MAX_VALUE, 10, 10, 15, 3)));
        small.put(Rig.CALENDAR + "a", one("VEVENT", "a", "DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=DAILY"));
        assertThat(small.report(Rig.CALENDAR, "C:free-busy-query", range("20260105T000000Z", "20260112T000000Z"))
                        .condition())
                .isEqualTo("{DAV:}number-of-matches-within-limits");
    }
}
