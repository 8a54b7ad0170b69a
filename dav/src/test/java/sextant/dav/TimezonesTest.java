package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.dav.Calendars.DATA;
import static sextant.dav.Calendars.berlin;
import static sextant.dav.Calendars.object;
import static sextant.dav.Calendars.part;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Time zones by reference (RFC 7809). */
class TimezonesTest {
    private static final String A = Rig.CALENDAR + "a.ics";
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";

    private final Rig rig = new Rig();
    private final byte[] event = object(berlin("Europe/Berlin") + "|" + berlin("Own") + "|"
            + part("VEVENT", "a", "DTSTART;TZID=Europe/Berlin:20260105T100000|DTEND;TZID=Own:20260105T110000"));

    @Test
    void theServerSaysThatItCan() {
        assertThat(rig.send("OPTIONS", Rig.CALENDAR, "").field("DAV").orElse(""))
                .contains("calendar-no-timezone");
    }

    @Test
    void wellKnownZonesAreLeftOutForWhoeverKnowsThem() {
        rig.put(A, event);
        var ask = Rig.props("C:calendar-data") + "<D:href>" + A + "</D:href>";
        var without = rig.report(Rig.CALENDAR, "C:calendar-multiget", ask, "CalDAV-Timezones", "F");
        assertThat(without.row().text(DATA))
                .doesNotContain("TZID:Europe/Berlin")
                .contains("TZID:Own", "TZID=Europe/Berlin");
        var with = rig.report(Rig.CALENDAR, "C:calendar-multiget", ask, "CalDAV-Timezones", "T");
        assertThat(with.row().text(DATA)).isEqualTo(new String(event, StandardCharsets.UTF_8));
        var get = rig.send("GET", A, "", "CalDAV-Timezones", "F");
        assertThat(get.text()).isEqualTo(without.row().text(DATA));
        assertThat(get.field("ETag").orElse("")).startsWith("W/");
        assertThat(rig.send("GET", A, "").body()).isEqualTo(event);
    }

    @Test
    void anObjectNeedNotDefineAZoneThatIsKnown() {
        var object = object(part("VEVENT", "a", "DTSTART;TZID=Europe/Berlin:20260705T100000|DURATION:PT1H"));
        assertThat(rig.put(A, object).status()).isEqualTo(201);
        assertThat(Calendars.found(
                        rig,
                        Rig.CALENDAR,
                        Calendars.within("VEVENT", Calendars.range("20260705T080000Z", "20260705T081000Z"))))
                .hasSize(1);
    }

    private Answer set(String element, String value) {
        return rig.proppatch(
                Rig.CALENDAR, "<D:set><D:prop><C:" + element + ">" + value + "</C:" + element + "></D:prop></D:set>");
    }

    private Answer.Row zone() {
        return rig.propfind(Rig.CALENDAR, 0, "C:calendar-timezone", "C:calendar-timezone-id")
                .row();
    }

    @Test
    void theZoneOfACalendarAndItsNameAreOne() {
        assertThat(zone().found()).isEmpty();
        set("calendar-timezone-id", "Europe/Paris");
        assertThat(zone().text(CALDAV + "calendar-timezone-id")).isEqualTo("Europe/Paris");
        assertThat(zone().text(CALDAV + "calendar-timezone"))
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n", "TZOFFSETTO:+0200");
        set("calendar-timezone", Calendars.inXml(object(berlin("Europe/Berlin"))));
        assertThat(zone().text(CALDAV + "calendar-timezone-id")).isEqualTo("Europe/Berlin");
        assertThat(zone().text(CALDAV + "calendar-timezone")).contains("TZID:Europe/Berlin\r\n");
        set("calendar-timezone", Calendars.inXml(object(berlin("Own"))));
        assertThat(zone().refused()).containsKey(CALDAV + "calendar-timezone-id");
        rig.proppatch(Rig.CALENDAR, "<D:remove><D:prop><C:calendar-timezone-id/></D:prop></D:remove>");
        assertThat(zone().found()).isEmpty();
    }

    @Test
    void aNameThatNobodyKnowsIsRefused() {
        assertThat(set("calendar-timezone-id", "Mars/Base").text()).contains("valid-timezone");
        assertThat(set("calendar-timezone", Calendars.inXml(object(part("VEVENT", "x", "DTSTART:20260101T000000Z"))))
                        .text())
                .contains("valid-calendar-data");
    }
}
