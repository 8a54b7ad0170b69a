package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.dav.Calendars.found;
import static sextant.dav.Calendars.object;
import static sextant.dav.Calendars.one;
import static sextant.dav.Calendars.part;
import static sextant.dav.Calendars.range;
import static sextant.dav.Calendars.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which items a calendar-query finds (RFC 4791 7.8 and 9.7 to 9.9). */
class CalendarQueryTest {
    private static final String ALL = Rig.CALENDARS + "all/";

    private final Rig rig = new Rig();

    CalendarQueryTest() {
        rig.send("MKCALENDAR", ALL, "");
    }

    private void put(String name, byte[] object) {
        assertThat(rig.put(ALL + name, object).status()).as(name).isEqualTo(201);
    }

    private void event(String name, String lines) {
        put(name, one("VEVENT", name, lines));
    }

    private Set<String> query(String inside, String... after) {
        return found(rig, ALL, inside, after);
    }

    private Set<String> events(String start, String end) {
        return query(within("VEVENT", range(start, end)));
    }

    @Test
    void aSeriesIsNotFoundBetweenTwoOfItsInstances() {
        event("weekly", "DTSTART:20260105T100000Z|DTEND:20260105T110000Z|RRULE:FREQ=WEEKLY");
        assertThat(events("20260112T100000Z", "20260112T101000Z")).containsExactly("weekly");
        assertThat(events("20260113T000000Z", "20260118T000000Z")).isEmpty();
        assertThat(events("20260112T110000Z", "20260119T100000Z")).isEmpty();
        assertThat(events("20260112T105959Z", "20260113T000000Z")).containsExactly("weekly");
    }

    @Test
    void exceptionsOverridesAndTheirFutureCount() {
        put(
                "moved",
                object(part(
                                "VEVENT",
                                "m",
                                "DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=4"
                                        + "|EXDATE:20260119T100000Z")
                        + "|"
                        + part(
                                "VEVENT",
                                "m",
                                "RECURRENCE-ID:20260112T100000Z|DTSTART:20260114T100000Z|DURATION:PT1H")));
        put(
                "future",
                object(
                        part("VEVENT", "f", "DTSTART:20260205T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=4") + "|"
                                + part(
                                        "VEVENT",
                                        "f",
                                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260212T100000Z|DTSTART:20260213T100000Z|DURATION:PT1H")));
        assertThat(events("20260112T000000Z", "20260113T000000Z")).isEmpty();
        assertThat(events("20260114T000000Z", "20260115T000000Z")).containsExactly("moved");
        assertThat(events("20260119T000000Z", "20260120T000000Z")).isEmpty();
        assertThat(events("20260126T000000Z", "20260127T000000Z")).containsExactly("moved");
        assertThat(events("20260219T000000Z", "20260220T000000Z")).isEmpty();
        assertThat(events("20260220T000000Z", "20260221T000000Z")).containsExactly("future");
    }

    @Test
    void eventsWithoutAnEndTakeNoTimeOrTheirDay() {
        event("point", "DTSTART:20260105T100000Z");
        event("day", "DTSTART;VALUE=DATE:20260106");
        event("lasting", "DTSTART:20260107T100000Z|DURATION:PT1H");
        assertThat(events("20260105T100000Z", "20260105T100001Z")).containsExactly("point");
        assertThat(events("20260105T090000Z", "20260105T100000Z")).isEmpty();
        assertThat(events("20260105T100001Z", "20260105T110000Z")).isEmpty();
        assertThat(events("20260106T235959Z", "20260107T000000Z")).containsExactly("day");
        assertThat(events("20260107T000000Z", "20260107T100000Z")).isEmpty();
        assertThat(events("20260107T105959Z", "")).containsExactly("lasting");
        assertThat(events("", "20260105T100000Z")).isEmpty();
        assertThat(events("", "20260105T100001Z")).containsExactly("point");
    }

    @Test
    void floatingTimesAreInTheZoneOfTheQueryElseOfTheCalendarElseInUtc() {
        event("floating", "DTSTART:20260105T100000|DURATION:PT1H");
        event("day", "DTSTART;VALUE=DATE:20260106");
        event("series", "DTSTART:20260107T100000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2");
        var morning = within("VEVENT", range("20260105T150000Z", "20260105T160000Z"));
        var newYork = "<C:timezone-id>America/New_York</C:timezone-id>";
        assertThat(query(morning)).isEmpty();
        assertThat(query(morning, newYork)).containsExactly("floating");
        assertThat(query(within("VEVENT", range("20260107T030000Z", "20260107T040000Z")), newYork))
                .containsExactly("day");
        assertThat(query(within("VEVENT", range("20260108T150000Z", "20260108T160000Z")), newYork))
                .containsExactly("series");
        rig.proppatch(
                ALL,
                "<D:set><D:prop><C:calendar-timezone-id>America/New_York</C:calendar-timezone-id></D:prop></D:set>");
        assertThat(query(morning)).containsExactly("floating");
        var berlin = "<C:timezone>" + Calendars.inXml(object(Calendars.berlin("Somewhere"))) + "</C:timezone>";
        assertThat(query(morning, berlin)).isEmpty();
        assertThat(query(within("VEVENT", range("20260105T090000Z", "20260105T091000Z")), berlin))
                .containsExactly("floating");
    }

    @Test
    void aZoneThatIsNoneIsRefused() {
        var body = Rig.props("D:getetag") + Calendars.filter("");
        assertThat(rig.report(ALL, "C:calendar-query", body + "<C:timezone-id>Mars/Base</C:timezone-id>")
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-timezone");
        assertThat(rig.report(ALL, "C:calendar-query", body + "<C:timezone>nonsense</C:timezone>")
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-calendar-data");
    }

    @Test
    void tasksAreFoundByTheirEightRows() {
        put("due", one("VTODO", "due", "DUE:20260105T100000Z"));
        put("both", one("VTODO", "both", "DTSTART:20260106T100000Z|DUE:20260106T120000Z"));
        put("start", one("VTODO", "start", "DTSTART:20260107T100000Z"));
        put("lasting", one("VTODO", "lasting", "DTSTART:20260108T100000Z|DURATION:PT2H"));
        put("done", one("VTODO", "done", "CREATED:20260109T100000Z|COMPLETED:20260110T100000Z"));
        put("completed", one("VTODO", "completed", "COMPLETED:20260112T100000Z"));
        put("created", one("VTODO", "created", "CREATED:20260113T100000Z"));
        put("bare", one("VTODO", "bare", "SUMMARY:x"));
        put("daily", one("VTODO", "daily", "DTSTART:20260201T100000Z|DUE:20260201T110000Z|RRULE:FREQ=DAILY;COUNT=3"));
        assertThat(tasks("20260105T090000Z", "20260105T100000Z")).containsExactly("bare", "due");
        assertThat(tasks("20260105T100000Z", "20260105T110000Z")).containsExactly("bare");
        assertThat(tasks("20260106T110000Z", "20260106T110001Z")).containsExactly("bare", "both");
        assertThat(tasks("20260107T100000Z", "20260107T100001Z")).containsExactly("bare", "start");
        assertThat(tasks("20260108T120000Z", "20260108T130000Z")).containsExactly("bare", "lasting");
        assertThat(tasks("20260109T120000Z", "20260109T130000Z")).containsExactly("bare", "done");
        assertThat(tasks("20260112T100000Z", "20260112T110000Z")).containsExactly("bare", "completed");
        assertThat(tasks("20260114T100000Z", "20260114T110000Z")).containsExactly("bare", "created");
        assertThat(tasks("20260202T103000Z", "20260202T104000Z")).containsExactly("bare", "created", "daily");
        assertThat(tasks("20260202T120000Z", "20260202T130000Z")).containsExactly("bare", "created");
    }

    private Set<String> tasks(String start, String end) {
        return query(within("VTODO", range(start, end)));
    }

    @Test
    void journalsAndFreeBusyTimesHaveTimeToo() {
        put("note", one("VJOURNAL", "note", "DTSTART;VALUE=DATE:20260105"));
        put("undated", one("VJOURNAL", "undated", "SUMMARY:x"));
        put("busy", one("VFREEBUSY", "busy", "FREEBUSY:20260105T100000Z/PT1H,20260107T100000Z/PT1H"));
        assertThat(query(within("VJOURNAL", range("20260105T100000Z", "20260105T110000Z"))))
                .containsExactly("note");
        assertThat(query(within("VJOURNAL", range("20200105T100000Z", "")))).containsExactly("note");
        assertThat(query(within("VJOURNAL", ""))).containsExactly("note", "undated");
        assertThat(query(within("VFREEBUSY", range("20260106T000000Z", "20260107T000000Z"))))
                .isEmpty();
        assertThat(query(within("VFREEBUSY", range("20260107T000000Z", "20260108T000000Z"))))
                .containsExactly("busy");
    }

    @Test
    void alarmsAreFoundWhenTheyGoOff() {
        event(
                "early",
                "DTSTART:20260105T100000Z|DURATION:PT1H|RRULE:FREQ=WEEKLY|BEGIN:VALARM|ACTION:DISPLAY|TRIGGER:-P2D|END:VALARM");
        put(
                "fixed",
                one(
                        "VTODO",
                        "fixed",
                        "DUE:20260405T100000Z|BEGIN:VALARM|ACTION:AUDIO|TRIGGER;VALUE=DATE-TIME:20260103T100000Z"
                                + "|REPEAT:2|DURATION:PT10M|END:VALARM"));
        var third = range("20260103T095959Z", "20260103T100001Z");
        assertThat(query(within("VEVENT", within("VALARM", third)))).containsExactly("early");
        assertThat(query(within("VTODO", within("VALARM", third)))).containsExactly("fixed");
        assertThat(query(within("VEVENT", within("VALARM", range("20260104T000000Z", "20260106T000000Z")))))
                .isEmpty();
        assertThat(query(within("VEVENT", within("VALARM", range("20260110T000000Z", "20260111T000000Z")))))
                .containsExactly("early");
        assertThat(query(within("VTODO", within("VALARM", range("20260103T101500Z", "20260103T102500Z")))))
                .containsExactly("fixed");
        assertThat(query(within(
                        "VEVENT",
                        within(
                                "VALARM",
                                third + "<C:prop-filter name='ACTION'><C:text-match>AUDIO</C:text-match>"
                                        + "</C:prop-filter>"))))
                .isEmpty();
        assertThat(query(within("VEVENT", within("VALARM", "<C:is-not-defined/>"))))
                .isEmpty();
    }

    @Test
    void propertiesAreFoundByTheirDates() {
        event("a", "DTSTART:20260105T100000Z|LAST-MODIFIED:20260201T100000Z");
        event("b", "DTSTART:20260105T100000Z|LAST-MODIFIED:20260202T100000Z|EXDATE;VALUE=DATE:20260301,20260303");
        put("c", one("VTODO", "c", "COMPLETED:20260202T100000Z"));
        assertThat(query(within("VEVENT", property("LAST-MODIFIED", range("20260202T000000Z", "20260203T000000Z")))))
                .containsExactly("b");
        assertThat(query(within("VEVENT", property("EXDATE", range("20260303T230000Z", "20260304T000000Z")))))
                .containsExactly("b");
        assertThat(query(within("VEVENT", property("EXDATE", range("20260302T000000Z", "20260303T000000Z")))))
                .isEmpty();
        assertThat(query(within("VTODO", property("COMPLETED", range("20260202T100000Z", "")))))
                .containsExactly("c");
        assertThat(query(within("VTODO", property("COMPLETED", range("", "20260202T100000Z")))))
                .isEmpty();
    }

    private static String property(String name, String inside) {
        return "<C:prop-filter name='" + name + "'>" + inside + "</C:prop-filter>";
    }

    private static String text(String attributes, String text) {
        return "<C:text-match " + attributes + ">" + text + "</C:text-match>";
    }

    @Test
    void severalTestsMustAllHoldOfOneComponent() {
        put(
                "series",
                object(part("VEVENT", "s", "SUMMARY:Team|DTSTART:20260105T100000Z|RRULE:FREQ=WEEKLY") + "|"
                        + part(
                                "VEVENT",
                                "s",
                                "SUMMARY:Party|RECURRENCE-ID:20260112T100000Z|DTSTART:20260112T100000Z")));
        var team = property("SUMMARY", text("", "team"));
        var party = property("SUMMARY", text("", "party"));
        var override = range("20260112T000000Z", "20260113T000000Z");
        var other = range("20260119T000000Z", "20260120T000000Z");
        assertThat(query(within("VEVENT", override + party))).hasSize(1);
        assertThat(query(within("VEVENT", override + team))).isEmpty();
        assertThat(query(within("VEVENT", other + team))).hasSize(1);
        assertThat(query(within("VEVENT", other + party))).isEmpty();
        assertThat(query(within("VEVENT", team + party))).isEmpty();
        assertThat(query(within("VEVENT", team) + within("VEVENT", party))).hasSize(1);
        assertThat(query(within("VEVENT", team) + within("VTODO", "<C:is-not-defined/>")))
                .hasSize(1);
        assertThat(query(within("VEVENT", team) + within("VTODO", ""))).isEmpty();
    }

    @Test
    void textsAreComparedByTheCollationAskedFor() {
        event("a", "SUMMARY:Grüße an Ärzte|DTSTART:20260105T100000Z");
        assertThat(summary("", "GRüßE")).hasSize(1);
        assertThat(summary("", "GRÜßE")).isEmpty();
        assertThat(summary("collation='i;ascii-casemap'", "gR")).hasSize(1);
        assertThat(summary("collation='i;octet'", "gR")).isEmpty();
        assertThat(summary("collation='i;octet'", "Gr")).hasSize(1);
        assertThat(summary("collation='i;unicode-casemap'", "ärzte")).hasSize(1);
        assertThat(summary("collation='i;unicode-casemap'", "a\u0308RZTE")).hasSize(1);
        assertThat(summary("collation='default'", "an")).hasSize(1);
        assertThat(summary("negate-condition='yes'", "nothing")).hasSize(1);
        assertThat(summary("negate-condition='yes'", "an")).isEmpty();
    }

    private Set<String> summary(String attributes, String text) {
        return query(within("VEVENT", property("SUMMARY", text(attributes, text))));
    }

    @Test
    void categoriesAreTextsOfTheirOwn() {
        event("a", "CATEGORIES:Work,Home\\, sweet|CATEGORIES:Far|DTSTART:20260105T100000Z");
        assertThat(category("work")).hasSize(1);
        assertThat(category("home, sweet")).hasSize(1);
        assertThat(category("far")).hasSize(1);
        assertThat(category("near")).isEmpty();
        assertThat(query(within("VEVENT", property("CATEGORIES", text("match-type='equals'", "work")))))
                .hasSize(1);
        assertThat(query(within("VEVENT", property("CATEGORIES", text("match-type='equals'", "wor")))))
                .isEmpty();
    }

    private Set<String> category(String text) {
        return query(within("VEVENT", property("CATEGORIES", text("", text))));
    }

    @Test
    void parametersAreTestedOnTheVeryProperty() {
        event(
                "a",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org|ATTENDEE;PARTSTAT=DECLINED;CN=Bert:mailto:bert@example.org");
        assertThat(attendee("anna", "<C:param-filter name='partstat'>" + text("", "ACCEPTED") + "</C:param-filter>"))
                .hasSize(1);
        assertThat(attendee("anna", "<C:param-filter name='PARTSTAT'>" + text("", "DECLINED") + "</C:param-filter>"))
                .isEmpty();
        assertThat(attendee("anna", "<C:param-filter name='CN'><C:is-not-defined/></C:param-filter>"))
                .hasSize(1);
        assertThat(attendee("bert", "<C:param-filter name='CN'><C:is-not-defined/></C:param-filter>"))
                .isEmpty();
        assertThat(attendee("bert", "<C:param-filter name='CN'/>")).hasSize(1);
        assertThat(query(within("VEVENT", property("ORGANIZER", "<C:is-not-defined/>"))))
                .hasSize(1);
    }

    private Set<String> attendee(String text, String parameter) {
        return query(within("VEVENT", property("ATTENDEE", text("", text) + parameter)));
    }

    @Test
    void anObjectAndAHomeAnswerToo() {
        event("a", "DTSTART:20260105T100000Z");
        var body = Rig.props("D:getetag") + Calendars.filter(within("VEVENT", range("20260105T000000Z", "")));
        assertThat(rig.report(ALL + "a", "C:calendar-query", body).rows()).containsOnlyKeys(ALL + "a");
        assertThat(rig.report(Rig.CALENDARS, "C:calendar-query", body, "Depth", "infinity")
                        .rows())
                .containsOnlyKeys(ALL + "a");
        assertThat(rig.report(Rig.CALENDARS, "C:calendar-query", body, "Depth", "1")
                        .rows())
                .isEmpty();
    }

    @Test
    void anItemIsFoundByItsUid() {
        event("a", "DTSTART:20260105T100000Z");
        event("b", "DTSTART:20260105T100000Z");
        assertThat(query(within("VEVENT", property("UID", text("collation='i;octet'", "b")))))
                .containsExactly("b");
    }

    @Test
    void aRuleThatNeverEndsToTestIsGivenUpOn() {
        event("bomb", "DTSTART:20260105T100000Z|RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30");
        event("seconds", "DTSTART:20260105T100000Z|RRULE:FREQ=SECONDLY");
        assertThat(events("20290105T100000Z", "20290105T100001Z")).containsExactly("seconds");
    }
}
