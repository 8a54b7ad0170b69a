package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import sextant.mailbox.Role;

/** The properties that clients keep on collections and homes. */
class StoredPropertiesTest {
    private static final String APPLE = "{http://apple.com/ns/ical/}";
    private static final String CS = "{http://calendarserver.org/ns/}";
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";
    private static final String CARDDAV = "{urn:ietf:params:xml:ns:carddav}";

    private final Rig rig = new Rig();

    /** What Apple's and other clients set on a calendar, by name: as they write it. */
    private static final Map<String, String> OF_CALENDARS = new LinkedHashMap<>();

    static {
        OF_CALENDARS.put(
                CALDAV + "calendar-description",
                "<C:calendar-description xml:lang='nb'>Båter &amp; tau</C:calendar-description>");
        OF_CALENDARS.put(APPLE + "calendar-order", "<A:calendar-order>3</A:calendar-order>");
        OF_CALENDARS.put(
                APPLE + "calendar-color", "<A:calendar-color symbolic-color='custom'>#0E61B9FF</A:calendar-color>");
        OF_CALENDARS.put(APPLE + "refreshrate", "<A:refreshrate>P1W</A:refreshrate>");
        OF_CALENDARS.put(
                CALDAV + "default-alarm-vevent-datetime",
                "<C:default-alarm-vevent-datetime>BEGIN:VALARM&#13;\nTRIGGER:-PT15M&#13;\nEND:VALARM&#13;\n"
                        + "</C:default-alarm-vevent-datetime>");
        OF_CALENDARS.put(
                CALDAV + "default-alarm-vevent-date",
                "<C:default-alarm-vevent-date>BEGIN:VALARM&#13;\nEND:VALARM&#13;\n</C:default-alarm-vevent-date>");
        OF_CALENDARS.put(CS + "subscribed-strip-alarms", "<CS:subscribed-strip-alarms/>");
        OF_CALENDARS.put(CS + "subscribed-strip-attachments", "<CS:subscribed-strip-attachments/>");
        OF_CALENDARS.put(CS + "subscribed-strip-todos", "<CS:subscribed-strip-todos/>");
        OF_CALENDARS.put(
                CS + "source",
                "<CS:source><D:href>https://example.org/tides.ics?year=2026&amp;x=1</D:href></CS:source>");
        OF_CALENDARS.put(
                CALDAV + "schedule-calendar-transp",
                "<C:schedule-calendar-transp><C:opaque/></C:schedule-calendar-transp>");
        OF_CALENDARS.put(
                "{http://example.org/deep}tree",
                "<tree xmlns='http://example.org/deep' a='1'>x<b xmlns:q='urn:q' q:c='q:d'>y</b> z</tree>");
    }

    private static String set(String xml) {
        return "<D:set><D:prop>" + xml + "</D:prop></D:set>";
    }

    @Test
    void whatClientsKeepOnACalendarComesBackAsItWasSent() {
        OF_CALENDARS.forEach((name, sent) -> {
            assertThat(rig.proppatch(Rig.CALENDAR, set(sent)).row().found()).containsKey(name);
            var asked = name.substring(1).split("}", -1);
            var answer = rig.send(
                    "PROPFIND",
                    Rig.CALENDAR,
                    "<propfind xmlns='DAV:'><prop><x:%s xmlns:x='%s'/></prop></propfind>".formatted(asked[1], asked[0]),
                    "Depth",
                    "0");
            var expected = Answer.children(Answer.of(
                                    200,
                                    Map.of(),
                                    ("<r" + Rig.NAMESPACES + ">" + sent + "</r>").getBytes(StandardCharsets.UTF_8))
                            .xml())
                    .getFirst();
            var got = answer.row().property(name);
            assertThat(canonical(got)).isEqualTo(canonical(expected));
        });
    }

    /** An element with its attributes, texts and namespaces, whatever its prefixes. */
    private static String canonical(Node node) {
        if (!(node instanceof Element element)) {
            return node.getTextContent();
        }
        var text = new StringBuilder("<" + Answer.name(element));
        var attributes = new TreeSet<String>();
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                attributes.add(Answer.name(attribute) + "=" + attribute.getNodeValue());
            }
        }
        text.append(attributes).append('>');
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(canonical(child));
        }
        return text.append("</>").toString();
    }

    @Test
    void aCalendarIsMadeWithAllThatItsMakerKnows() {
        var properties = new StringBuilder("<D:displayname>Tides</D:displayname><C:supported-calendar-component-set>"
                + "<C:comp name='VTODO'/></C:supported-calendar-component-set>");
        OF_CALENDARS.values().forEach(properties::append);
        var answer = rig.send(
                "MKCALENDAR",
                Rig.CALENDARS + "tides/",
                "<C:mkcalendar" + Rig.NAMESPACES + ">" + set(properties.toString()) + "</C:mkcalendar>");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var row = rig.propfind(Rig.CALENDARS + "tides/", 0, "A:calendar-order", "CS:source", "C:calendar-description")
                .row();
        assertThat(row.text(APPLE + "calendar-order")).isEqualTo("3");
        assertThat(row.text(CS + "source")).isEqualTo("https://example.org/tides.ics?year=2026&x=1");
    }

    @Test
    void anAddressBookHasItsDescription() {
        rig.proppatch(
                Rig.CONTACTS, set("<CR:addressbook-description xml:lang='en'>All hands</CR:addressbook-description>"));
        assertThat(rig.propfind(Rig.CONTACTS, 0, "CR:addressbook-description")
                        .row()
                        .text(CARDDAV + "addressbook-description"))
                .isEqualTo("All hands");
    }

    @Test
    void aChangedPropertyIsNewsForWhoeverSyncs() {
        rig.putEvent("a.ics", "a", "x");
        var before = rig.propfind(Rig.CALENDAR, 0, "CS:getctag", "D:sync-token").row();
        rig.proppatch(Rig.CALENDAR, set("<A:calendar-order>9</A:calendar-order>"));
        var after = rig.propfind(Rig.CALENDAR, 0, "CS:getctag", "D:sync-token").row();
        assertThat(after.text(CS + "getctag"))
                .isNotEqualTo(before.text(CS + "getctag"))
                .isEqualTo(after.text("{DAV:}sync-token"));
        assertThat(rig.sync(Rig.CALENDAR, before.text("{DAV:}sync-token"), "").rows())
                .isEmpty();
        rig.proppatch(Rig.CALENDAR + "a.ics", set("<x xmlns='urn:x'>1</x>"));
        assertThat(rig.propfind(Rig.CALENDAR, 0, "CS:getctag").row().text(CS + "getctag"))
                .isNotEqualTo(after.text(CS + "getctag"));
    }

    @Test
    void aHomeKeepsWhatClientsSetOnIt() {
        var card = "<CS:me-card><D:href>" + Rig.CONTACTS + "me.vcf</D:href></CS:me-card>";
        assertThat(rig.proppatch(Rig.ADDRESS_BOOKS, set(card)).row().found()).containsKey(CS + "me-card");
        assertThat(rig.propfind(Rig.ADDRESS_BOOKS, 0, "CS:me-card").row().text(CS + "me-card"))
                .isEqualTo(Rig.CONTACTS + "me.vcf");
        rig.proppatch(
                Rig.CALENDARS,
                set("<C:default-alarm-vevent-date>BEGIN:VALARM\nEND:VALARM</C:default-alarm-vevent-date>"));
        var all = rig.send("PROPFIND", Rig.CALENDARS, "", "Depth", "0").row();
        assertThat(all.found()).containsKey(CALDAV + "default-alarm-vevent-date");
        rig.proppatch(Rig.CALENDAR, set("<A:calendar-order>1</A:calendar-order>"));
        assertThat(rig.send("PROPFIND", Rig.CALENDARS, "", "Depth", "0").row().found())
                .doesNotContainKey(APPLE + "calendar-order");
        assertThat(rig.send("PROPFIND", Rig.CALENDAR, "", "Depth", "0").row().found())
                .containsKey(APPLE + "calendar-order")
                .doesNotContainKey(CALDAV + "default-alarm-vevent-date");
        assertThat(rig.propfind(Rig.CALENDARS + "tasks/", 0, "C:default-alarm-vevent-date")
                        .row()
                        .refused())
                .isNotEmpty();
        rig.proppatch(Rig.CALENDARS, "<D:remove><D:prop><C:default-alarm-vevent-date/></D:prop></D:remove>");
        assertThat(rig.send("PROPFIND", Rig.CALENDARS, "", "Depth", "0").row().found())
                .doesNotContainKey(CALDAV + "default-alarm-vevent-date");
    }

    @Test
    void aHomeHasNoColourAndNoComponents() {
        for (var property :
                List.of("<A:calendar-color>#ff0000</A:calendar-color>", "<C:supported-calendar-component-set/>")) {
            assertThat(rig.proppatch(Rig.CALENDARS, set(property)).row().refused())
                    .as(property)
                    .containsValue(403);
        }
        assertThat(rig.mailbox().collection(Role.CALENDAR).properties().get("color"))
                .isEqualTo(Optional.empty());
    }

    @Test
    void whatAClientCallsAHomeOrAnItemIsKept() {
        rig.putEvent("a.ics", "a", "x");
        for (var path : List.of(Rig.CALENDARS, Rig.ADDRESS_BOOKS, Rig.CALENDAR + "a.ics")) {
            assertThat(rig.propfind(path, 0, "D:displayname").row().refused()).isNotEmpty();
            rig.proppatch(path, set("<D:displayname>Mine</D:displayname>"));
            assertThat(rig.propfind(path, 0, "D:displayname").row().text("{DAV:}displayname"))
                    .isEqualTo("Mine");
        }
        assertThat(rig.propfind(Rig.CALENDAR, 0, "D:displayname").row().text("{DAV:}displayname"))
                .isEqualTo("Calendar");
    }

    @Test
    void nothingIsPromisedThatIsNotThere() {
        var names = List.of(
                "CS:pushkey",
                "CS:push-transports",
                "CS:allowed-sharing-modes",
                "CS:invite",
                "CS:notification-URL",
                "CS:dropbox-home-URL",
                "C:schedule-inbox-URL",
                "C:schedule-outbox-URL",
                "CR:directory-gateway",
                "D:bulk-requests");
        for (var path : List.of("/dav/principals/alice%40example.org/", Rig.CALENDARS, Rig.CALENDAR, Rig.CONTACTS)) {
            var row = rig.propfind(path, 0, names.toArray(String[]::new)).row();
            assertThat(row.found()).as(path).isEmpty();
        }
        assertThat(rig.send("OPTIONS", Rig.CALENDAR, "").field("DAV").orElse(""))
                .doesNotContain("schedule", "sharing", "push", "proxy", "subscribed");
    }

    @Test
    void groupsOfContactsAreKeptInTheSpellingTheyWereWrittenIn() {
        var apple = """
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//Apple Inc.//macOS 14//EN
                N:Crew
                FN:Crew
                X-ADDRESSBOOKSERVER-KIND:group
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u2
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u3
                UID:g1
                END:VCARD
                """.replace("\n", "\r\n");
        var four = """
                BEGIN:VCARD
                VERSION:4.0
                UID:g2
                KIND:group
                FN:Crew
                MEMBER:urn:uuid:u2
                MEMBER;PREF=1:mailto:bo@example.org
                END:VCARD
                """.replace("\n", "\r\n");
        for (var card : List.of(apple, four)) {
            var name = card.contains("UID:g1") ? "g1.vcf" : "g2.vcf";
            assertThat(rig.put(Rig.CONTACTS + name, card.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(201);
            assertThat(rig.send("GET", Rig.CONTACTS + name, "").text()).isEqualTo(card);
        }
    }
}
