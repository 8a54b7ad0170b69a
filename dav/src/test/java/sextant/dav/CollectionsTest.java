package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.Collection;
import sextant.mailbox.Shelf;

/** Extended MKCOL and MKCALENDAR. */
class CollectionsTest {
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";

    private final Rig rig = new Rig();

    private Answer mkcalendar(String segment, String properties) {
        return rig.send(
                "MKCALENDAR",
                Rig.CALENDARS + segment,
                "<C:mkcalendar" + Rig.NAMESPACES + "><D:set><D:prop>" + properties
                        + "</D:prop></D:set></C:mkcalendar>");
    }

    private Answer mkcol(String path, String properties) {
        return rig.send(
                "MKCOL",
                path,
                "<D:mkcol" + Rig.NAMESPACES + "><D:set><D:prop>" + properties + "</D:prop></D:set></D:mkcol>");
    }

    private static final String BOOK = "<D:resourcetype><D:collection/><CR:addressbook/></D:resourcetype>";
    private static final String CALENDAR = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>";

    private static String components(String... names) {
        var set = new StringBuilder("<C:supported-calendar-component-set>");
        for (var name : names) {
            set.append("<C:comp name='").append(name).append("'/>");
        }
        return set + "</C:supported-calendar-component-set>";
    }

    private Collection made(Shelf shelf, String segment) {
        return rig.mailbox().collection(shelf, segment).orElseThrow();
    }

    @Test
    void aCalendarWithoutAWordTakesEverything() {
        var answer = rig.send("MKCALENDAR", Rig.CALENDARS + "work/", "");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.field("Cache-Control")).contains("no-cache");
        var calendar = made(Shelf.CALENDARS, "work");
        assertThat(calendar.kind()).isEqualTo(Kind.EVENT);
        assertThat(calendar.accepts()).isEqualTo(Set.of(Kind.EVENT, Kind.TASK, Kind.NOTE));
        assertThat(calendar.name()).isEqualTo("work");
        for (var octets : List.of(Rig.event("a", "x"), Rig.task("b", "x"), Rig.note("c", "x"))) {
            assertThat(rig.put(Rig.CALENDARS + "work/" + octets.length + octets[40] + ".ics", octets)
                            .status())
                    .isLessThan(300);
        }
    }

    @Test
    void appleMakesOneListForEventsAndOneForReminders() {
        assertThat(mkcalendar(
                                "7B9A-1/",
                                components("VEVENT")
                                        + "<D:displayname>Arbeit</D:displayname>"
                                        + "<A:calendar-color symbolic-color='custom'>#FF2968FF</A:calendar-color>"
                                        + "<A:calendar-order>2</A:calendar-order>"
                                        + "<C:calendar-description xml:lang='de'>Alles</C:calendar-description>")
                        .status())
                .isEqualTo(201);
        assertThat(mkcalendar("7B9A-2/", components("VTODO") + "<D:displayname>Liste</D:displayname>")
                        .status())
                .isEqualTo(201);
        assertThat(made(Shelf.CALENDARS, "7B9A-1").accepts()).isEqualTo(Set.of(Kind.EVENT));
        assertThat(made(Shelf.CALENDARS, "7B9A-2").kind()).isEqualTo(Kind.TASK);
        var row = rig.propfind(
                        Rig.CALENDARS + "7B9A-1/",
                        0,
                        "D:displayname",
                        "A:calendar-color",
                        "A:calendar-order",
                        "C:calendar-description")
                .row();
        assertThat(row.text("{DAV:}displayname")).isEqualTo("Arbeit");
        assertThat(row.text("{http://apple.com/ns/ical/}calendar-order")).isEqualTo("2");
        assertThat(row.property(CALDAV + "calendar-description")
                        .getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                .isEqualTo("de");
        assertThat(rig.put(Rig.CALENDARS + "7B9A-2/a.ics", Rig.event("a", "x")).condition())
                .isEqualTo(CALDAV + "supported-calendar-component");
    }

    @Test
    void journalsAloneAreNotes() {
        mkcalendar("j", components("VJOURNAL"));
        assertThat(made(Shelf.CALENDARS, "j").kind()).isEqualTo(Kind.NOTE);
        mkcalendar("k", components("VTODO", "VEVENT", "VFREEBUSY"));
        assertThat(made(Shelf.CALENDARS, "k").accepts()).isEqualTo(Set.of(Kind.EVENT, Kind.TASK));
    }

    @Test
    void anAddressBookIsMadeByExtendedMkcol() {
        var path = Rig.ADDRESS_BOOKS + "friends/";
        assertThat(mkcol(
                                path,
                                BOOK + "<D:displayname>Freunde</D:displayname>"
                                        + "<CR:addressbook-description>Nur gute</CR:addressbook-description>")
                        .status())
                .isEqualTo(201);
        assertThat(made(Shelf.ADDRESS_BOOKS, "friends").accepts()).isEqualTo(Set.of(Kind.CONTACT));
        assertThat(rig.propfind(path, 0, "CR:addressbook-description")
                        .row()
                        .text("{urn:ietf:params:xml:ns:carddav}addressbook-description"))
                .isEqualTo("Nur gute");
        assertThat(rig.put(path + "a.vcf", Rig.contact("a", "Anna")).status()).isEqualTo(201);
    }

    @Test
    void aCalendarIsMadeByExtendedMkcolToo() {
        assertThat(mkcol(Rig.CALENDARS + "m/", CALENDAR + components("VTODO")).status())
                .isEqualTo(201);
        assertThat(made(Shelf.CALENDARS, "m").kind()).isEqualTo(Kind.TASK);
    }

    @Test
    void namesMayHoldSpacesAtSignsAndAllLetters() {
        for (var segment : List.of("my%20calendar", "a@b", "a%40c", "%C3%BC%C3%9F%E2%82%AC", "x.y~z", "MiXed")) {
            var path = Rig.CALENDARS + segment + "/";
            assertThat(mkcol(path, CALENDAR).status()).as(segment).isEqualTo(201);
            assertThat(rig.propfind(path, 0, "D:resourcetype").row().href()).isEqualTo(path);
            assertThat(rig.put(path + "a.ics", Rig.event("a", "x")).status()).isEqualTo(201);
        }
        assertThat(rig.propfind(Rig.CALENDARS, 1, "D:resourcetype").rows()).hasSize(4 + 6);
    }

    @Test
    void whatDoesNotBelongThereIsNamedSo() {
        var wrong = mkcol(Rig.ADDRESS_BOOKS + "x/", CALENDAR);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(Answer.name(wrong.xml())).isEqualTo("{DAV:}mkcol-response");
        assertThat(wrong.text()).contains("valid-resourcetype");
        assertThat(mkcol(Rig.CALENDARS + "x/", BOOK).status()).isEqualTo(403);
        assertThat(rig.send("MKCOL", Rig.CALENDARS + "x/", "").condition()).isEqualTo("{DAV:}valid-resourcetype");
        assertThat(rig.send("MKCALENDAR", Rig.ADDRESS_BOOKS + "x/", "").condition())
                .isEqualTo(CALDAV + "calendar-collection-location-ok");
        assertThat(rig.send("MKCALENDAR", Rig.CALENDAR + "x/", "").condition())
                .isEqualTo(CALDAV + "calendar-collection-location-ok");
        assertThat(rig.send("MKCALENDAR", Rig.CALENDARS + "none/x/", "").status())
                .isEqualTo(409);
        assertThat(rig.send("MKCALENDAR", Rig.CALENDARS + "x".repeat(256), "").status())
                .isEqualTo(403);
        assertThat(rig.mailbox().collections()).hasSize(11);
    }

    @Test
    void whatIsThereIsNotMadeAgain() {
        var again = rig.send("MKCALENDAR", Rig.CALENDAR, "");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.condition()).isEqualTo("{DAV:}resource-must-be-null");
        assertThat(mkcol(Rig.CONTACTS, BOOK).status()).isEqualTo(405);
    }

    @Test
    void nothingIsMadeIfOnePropertyCannotBe() {
        var answer = mkcalendar("x/", "<D:displayname>X</D:displayname><D:getetag>1</D:getetag>");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Answer.name(answer.xml())).isEqualTo(CALDAV + "mkcalendar-response");
        assertThat(answer.text()).contains("424").contains("cannot-modify-protected-property");
        assertThat(rig.mailbox().collection(Shelf.CALENDARS, "x")).isEmpty();
        assertThat(mkcalendar("x/", components("VPOLL")).text()).contains("supported-calendar-component");
        assertThat(mkcalendar("x/", "<D:displayname>X</D:displayname").status()).isEqualTo(400);
        assertThat(rig.mailbox().collection(Shelf.CALENDARS, "x")).isEmpty();
    }

    @Test
    void optionsTellWhatCanBeMadeWhere() {
        assertThat(rig.send("OPTIONS", Rig.CALENDARS + "new", "").field("Allow").orElse(""))
                .contains("MKCALENDAR");
        assertThat(rig.send("OPTIONS", Rig.ADDRESS_BOOKS + "new", "")
                        .field("Allow")
                        .orElse(""))
                .contains("MKCOL")
                .doesNotContain("MKCALENDAR");
        assertThat(rig.send("OPTIONS", Rig.CALENDAR + "new.ics", "")
                        .field("Allow")
                        .orElse(""))
                .contains("PUT");
    }
}
