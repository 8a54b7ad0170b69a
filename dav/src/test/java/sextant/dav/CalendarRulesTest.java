package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.dav.Calendars.berlin;
import static sextant.dav.Calendars.object;
import static sextant.dav.Calendars.one;
import static sextant.dav.Calendars.part;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavLimits;

/** What a calendar object must keep to (RFC 4791 4.1, 5.2.5 to 5.2.9 and 5.3.2.1). */
class CalendarRulesTest {
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";
    private static final String A = Rig.CALENDAR + "a.ics";

    // from the first second of 2000 to the last of 2099
    private final Rig rig =
            new Rig(DavLimits.DEFAULT.withData(new DataLimits(946_684_800L, 4_102_444_799L, 10, 3, 100, 100)));

    private void refused(String condition, byte[] object) {
        var answer = rig.put(A, object);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo(CALDAV + condition);
    }

    private void accepted(byte[] object) {
        assertThat(rig.put(A, object).status()).isIn(201, 204);
    }

    @Test
    void theLimitsAreTold() {
        var row = rig.propfind(
                        Rig.CALENDAR,
                        0,
                        "C:min-date-time",
                        "C:max-date-time",
                        "C:max-instances",
                        "C:max-attendees-per-instance")
                .row();
        assertThat(row.text(CALDAV + "min-date-time")).isEqualTo("20000101T000000Z");
        assertThat(row.text(CALDAV + "max-date-time")).isEqualTo("20991231T235959Z");
        assertThat(row.text(CALDAV + "max-instances")).isEqualTo("10");
        assertThat(row.text(CALDAV + "max-attendees-per-instance")).isEqualTo("3");
    }

    @Test
    void timesLieWithinTheLimits() {
        refused("min-date-time", one("VEVENT", "a", "DTSTART:19991231T235959Z"));
        refused("max-date-time", one("VEVENT", "a", "DTSTART:20991231T100000Z|DTEND:21000101T000000Z"));
        refused(
                "max-date-time",
                one("VEVENT", "a", "DTSTART:20260101T000000Z|RDATE:20270101T000000Z,21000101T000000Z"));
        accepted(
                one(
                        "VEVENT",
                        "a",
                        "DTSTART:20000101T000000Z|BEGIN:VALARM|ACTION:NONE|TRIGGER;VALUE=DATE-TIME:19760401T005545Z|END:VALARM"));
        accepted(object(berlin("Own") + "|" + part("VEVENT", "a", "DTSTART;TZID=Own:20260101T000000")));
    }

    @Test
    void instancesAreCountedWhereTheyEnd() {
        refused("max-instances", one("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=DAILY;COUNT=11"));
        refused("max-instances", one("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=SECONDLY;COUNT=2147483647"));
        refused(
                "max-instances",
                one("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=DAILY;UNTIL=20260111T000000Z"));
        accepted(one("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=DAILY;COUNT=10"));
        accepted(one("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=DAILY"));
    }

    @Test
    void attendeesAreCountedForEachInstance() {
        var three = "|ATTENDEE:mailto:a@example.org".repeat(3);
        accepted(object(part("VEVENT", "a", "DTSTART:20260101T000000Z|RRULE:FREQ=DAILY" + three) + "|"
                + part("VEVENT", "a", "RECURRENCE-ID:20260102T000000Z|DTSTART:20260102T000000Z" + three)));
        refused(
                "max-attendees-per-instance",
                one("VEVENT", "a", "DTSTART:20260101T000000Z" + three + "|ATTENDEE:mailto:b@example.org"));
    }

    @Test
    void anObjectIsOfOneKindAndOneUidAndNoMessage() {
        var event = part("VEVENT", "a", "DTSTART:20260101T000000Z");
        for (var wrong : List.of(
                event + "|" + part("VTODO", "a", "SUMMARY:x"),
                event + "|" + part("VEVENT", "b", "DTSTART:20260101T000000Z"),
                "METHOD:REQUEST|" + event)) {
            refused("valid-calendar-object-resource", object(wrong));
        }
        refused("valid-calendar-data", "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused("valid-calendar-data", object(berlin("Own")));
        assertThat(rig.put(Rig.CALENDAR + "t.ics", one("VTODO", "t", "SUMMARY:x"))
                        .condition())
                .isEqualTo(CALDAV + "supported-calendar-component");
    }
}
