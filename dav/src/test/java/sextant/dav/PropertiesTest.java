package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DavLimits;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Role;

/** PROPFIND and PROPPATCH. */
class PropertiesTest {
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";
    private static final String CARDDAV = "{urn:ietf:params:xml:ns:carddav}";
    private static final String APPLE = "{http://apple.com/ns/ical/}";

    private final Rig rig = new Rig();

    private Answer all(String path) {
        return rig.send("PROPFIND", path, "", "Depth", "0");
    }

    @Test
    void aListingIsRefusedThatWouldHaveNoEnd() {
        for (var fields : List.of(new String[] {"Depth", "infinity"}, new String[] {})) {
            var answer = rig.send("PROPFIND", Rig.CALENDARS, "", fields);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.condition()).isEqualTo("{DAV:}propfind-finite-depth");
        }
        rig.putEvent("a.ics", "a", "x");
        assertThat(rig.send("PROPFIND", Rig.CALENDAR + "a.ics", "").status()).isEqualTo(207);
        assertThat(rig.send("PROPFIND", Rig.CALENDAR, "", "Depth", "2").status())
                .isEqualTo(400);
    }

    @Test
    void aBodyIsReadWholeBeforeItCounts() {
        for (var body : List.of(
                "<D:propfind xmlns:D='DAV:'><D:prop><D:getetag/></D:prop>",
                "<D:propfind xmlns:D='DAV:'/>",
                "<D:other xmlns:D='DAV:'><D:prop/></D:other>",
                "<!DOCTYPE x><D:propfind xmlns:D='DAV:'><D:allprop/></D:propfind>",
                "hello")) {
            var answer = rig.send("PROPFIND", Rig.CALENDAR, body, "Depth", "0");
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void hrefsAreTheClientsOwn() {
        for (var path : List.of(
                "/dav/calendars/alice@example.org/calendar/",
                "/dav/calendars/alice%40example.org/calendar/",
                "/dav/calendars/%61lice@example.org/calendar/")) {
            rig.putEvent("a b.ics", "a", "x");
            assertThat(rig.propfind(path, 1, "D:getetag").rows()).containsOnlyKeys(path, path + "a%20b.ics");
            var bare = path.substring(0, path.length() - 1);
            assertThat(rig.propfind(bare, 1, "D:getetag").rows()).containsOnlyKeys(path, path + "a%20b.ics");
        }
    }

    @Test
    void eachPropertyHasItsStatus() {
        var row = rig.propfind(Rig.CALENDAR, 0, "D:displayname", "D:getetag", "unknown")
                .row();
        assertThat(row.text("{DAV:}displayname")).isEqualTo("Calendar");
        assertThat(row.refused()).containsEntry("{DAV:}getetag", 404).containsEntry("{}unknown", 404);
    }

    @Test
    void whatIsMissingIsLeftOutForWhoeverPrefersIt() {
        for (var field : List.of(new String[] {"Prefer", "return=minimal"}, new String[] {"Brief", "t"})) {
            var body = "<D:propfind" + Rig.NAMESPACES + ">" + Rig.props("D:displayname", "D:nothing") + "</D:propfind>";
            var answer = rig.send("PROPFIND", Rig.CALENDAR, body, "Depth", "0", field[0], field[1]);
            assertThat(answer.row().refused()).isEmpty();
            assertThat(answer.row().found()).containsOnlyKeys("{DAV:}displayname");
            assertThat(answer.field("Vary").orElse("")).contains("Prefer").contains("Brief");
            assertThat(answer.field("Preference-Applied")).contains("return=minimal");
            var nothing = "<D:propfind" + Rig.NAMESPACES + ">" + Rig.props("D:nothing") + "</D:propfind>";
            assertThat(rig.send("PROPFIND", Rig.CALENDAR, nothing, "Depth", "0", field[0], field[1])
                            .text())
                    .contains("propstat");
        }
    }

    @Test
    void theRootIsLeftOutForWhoeverPrefersIt() {
        rig.putEvent("a.ics", "a", "x");
        var answer = rig.send("PROPFIND", Rig.CALENDAR, "", "Depth", "1", "Prefer", "depth-noroot");
        assertThat(answer.rows()).containsOnlyKeys(Rig.CALENDAR + "a.ics");
    }

    @Test
    void allpropIsWhatRfc4918DefinesAndWhatIsStored() {
        rig.proppatch(Rig.CALENDAR, "<D:set><D:prop><x xmlns='urn:x'>1</x></D:prop></D:set>");
        assertThat(all(Rig.CALENDAR).row().found())
                .containsOnlyKeys(
                        "{DAV:}resourcetype",
                        "{DAV:}displayname",
                        "{DAV:}lockdiscovery",
                        "{DAV:}supportedlock",
                        "{urn:x}x");
        rig.putEvent("a.ics", "a", "x");
        assertThat(all(Rig.CALENDAR + "a.ics").row().found())
                .containsOnlyKeys(
                        "{DAV:}resourcetype",
                        "{DAV:}getetag",
                        "{DAV:}getcontenttype",
                        "{DAV:}getcontentlength",
                        "{DAV:}getlastmodified",
                        "{DAV:}lockdiscovery",
                        "{DAV:}supportedlock",
                        "{DAV:}creationdate");
        var include = rig.send(
                "PROPFIND",
                Rig.CALENDAR,
                "<D:propfind xmlns:D='DAV:'><D:allprop/><D:include><D:owner/></D:include></D:propfind>",
                "Depth",
                "0");
        assertThat(include.row().found()).containsKeys("{DAV:}owner", "{DAV:}displayname");
    }

    @Test
    void propnameNamesWhatIsThere() {
        var body = "<D:propfind xmlns:D='DAV:'><D:propname/></D:propfind>";
        var row = rig.send("PROPFIND", Rig.CALENDAR, body, "Depth", "0").row();
        assertThat(row.found())
                .containsKeys("{DAV:}sync-token", CALDAV + "supported-calendar-component-set", "{DAV:}displayname")
                .doesNotContainKeys("{DAV:}getetag", CARDDAV + "supported-address-data");
        assertThat(row.text("{DAV:}displayname")).isEmpty();
    }

    @Test
    void aCalendarSaysWhatItTakes() {
        var row = rig.propfind(
                        Rig.CALENDAR,
                        0,
                        "C:supported-calendar-component-set",
                        "C:supported-calendar-data",
                        "C:supported-collation-set",
                        "C:max-resource-size",
                        "D:resource-id",
                        "D:supported-privilege-set",
                        "D:current-user-privilege-set")
                .row();
        assertThat(row.refused()).isEmpty();
        assertThat(Answer.children(row.property(CALDAV + "supported-calendar-component-set")))
                .extracting(comp -> comp.getAttribute("name"))
                .containsExactly("VEVENT");
        assertThat(row.text(CALDAV + "max-resource-size")).isEqualTo("10485760");
        assertThat(row.text("{DAV:}resource-id")).startsWith("urn:uuid:");
        var granted = Answer.children(row.property("{DAV:}current-user-privilege-set")).stream()
                .map(privilege -> Answer.name(Answer.children(privilege).getFirst()))
                .toList();
        assertThat(granted).contains("{DAV:}read", "{DAV:}write", "{DAV:}write-content", "{DAV:}bind", "{DAV:}unbind");
    }

    @Test
    void anAddressBookSaysWhatItTakes() {
        var row = rig.propfind(Rig.CONTACTS, 0, "CR:supported-address-data", "CR:max-resource-size", "D:resourcetype")
                .row();
        assertThat(row.inside(CARDDAV + "supported-address-data"))
                .containsExactly(CARDDAV + "address-data-type", CARDDAV + "address-data-type");
        assertThat(row.inside("{DAV:}resourcetype")).containsExactly("{DAV:}collection", CARDDAV + "addressbook");
    }

    @Test
    void noSchedulingIsPromised() {
        assertThat(rig.send("OPTIONS", Rig.CALENDAR, "").field("DAV").orElse(""))
                .doesNotContain("schedul");
        assertThat(rig.propfind("/dav/principals/alice%40example.org/", 0, "C:schedule-outbox-URL")
                        .row()
                        .refused())
                .isNotEmpty();
    }

    @Test
    void theNameIsTheOneEveryProtocolShows() {
        var answer = rig.proppatch(
                Rig.CALENDAR, "<D:set><D:prop><D:displayname>Arbeit &amp; Büro</D:displayname></D:prop></D:set>");
        assertThat(answer.row().found()).containsKey("{DAV:}displayname");
        assertThat(rig.mailbox().collection(Role.CALENDAR).name()).isEqualTo("Arbeit & Büro");
        assertThat(rig.propfind(Rig.CALENDAR, 0, "D:displayname").row().text("{DAV:}displayname"))
                .isEqualTo("Arbeit & Büro");
    }

    @Test
    void aColourIsKeptAsSentAndReadableForAll() {
        var name = APPLE + "calendar-color";
        rig.proppatch(
                Rig.CALENDAR,
                "<D:set><D:prop><A:calendar-color symbolic-color='red'>#FF2968FF</A:calendar-color></D:prop></D:set>");
        var row = rig.propfind(Rig.CALENDAR, 0, "A:calendar-color").row();
        assertThat(row.text(name)).isEqualTo("#FF2968FF");
        assertThat(row.property(name).getAttribute("symbolic-color")).isEqualTo("red");
        var calendar = rig.mailbox().collection(Role.CALENDAR);
        assertThat(calendar.properties().get("color")).contains("#ff2968");
        rig.mailbox()
                .commit(Batch.of(
                        Author.server("web"),
                        new Edit.ChangeCollection(
                                calendar.id(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                properties -> properties.with("color", "#00ff00"))));
        assertThat(rig.propfind(Rig.CALENDAR, 0, "A:calendar-color").row().text(name))
                .isEqualTo("#00ff00");
        rig.proppatch(Rig.CALENDAR, "<D:remove><D:prop><A:calendar-color/></D:prop></D:remove>");
        assertThat(rig.propfind(Rig.CALENDAR, 0, "A:calendar-color").row().refused())
                .containsKey(name);
    }

    @Test
    void deadPropertiesKeepNamespacesAttributesAndLanguage() {
        var sent = "<x:note xmlns:x='urn:x' xmlns:y='urn:y' y:kind='y:odd' xml:lang='de'>a<y:b/>"
                + "<c xmlns='urn:c'>&lt;&amp;]]&gt;</c></x:note>";
        for (var path : List.of(Rig.CALENDAR, Rig.CONTACTS, Rig.CALENDAR + "a.ics")) {
            rig.putEvent("a.ics", "a", "x");
            assertThat(rig.proppatch(path, "<D:set><D:prop>" + sent + "</D:prop></D:set>")
                            .row()
                            .found())
                    .containsKey("{urn:x}note");
            var note = rig.send(
                            "PROPFIND",
                            path,
                            "<propfind xmlns='DAV:'><prop><note xmlns='urn:x'/></prop></propfind>",
                            "Depth",
                            "0")
                    .row()
                    .property("{urn:x}note");
            assertThat(note.getAttributeNS("urn:y", "kind")).isEqualTo("y:odd");
            assertThat(note.lookupNamespaceURI("y")).isEqualTo("urn:y");
            assertThat(note.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                    .isEqualTo("de");
            assertThat(Answer.children(note)).extracting(Answer::name).containsExactly("{urn:y}b", "{urn:c}c");
            assertThat(note.getTextContent()).isEqualTo("a<&]]>");
            rig.proppatch(path, "<D:remove><D:prop><note xmlns='urn:x'/></D:prop></D:remove>");
            assertThat(all(path).row().found()).doesNotContainKey("{urn:x}note");
        }
    }

    @Test
    void aDeadPropertyCannotPassForTheMailboxsOwn() {
        rig.proppatch(Rig.CALENDAR, "<D:set><D:prop><color xmlns=''>evil</color></D:prop></D:set>");
        assertThat(rig.mailbox().collection(Role.CALENDAR).properties().get("color"))
                .isEmpty();
        assertThat(rig.propfind(Rig.CALENDAR, 0, "color").row().text("{}color")).isEqualTo("evil");
    }

    @Test
    void allIsChangedOrNothing() {
        var answer = rig.proppatch(
                Rig.CALENDAR,
                "<D:set><D:prop><D:displayname>New</D:displayname><x xmlns='urn:x'>1</x><D:getetag>1</D:getetag>"
                        + "</D:prop></D:set>");
        var row = answer.row();
        assertThat(row.found()).isEmpty();
        assertThat(row.refused())
                .containsEntry("{DAV:}displayname", 424)
                .containsEntry("{urn:x}x", 424)
                .containsEntry("{DAV:}getetag", 403);
        assertThat(answer.text()).contains("cannot-modify-protected-property");
        assertThat(rig.mailbox().collection(Role.CALENDAR).name()).isEqualTo("Calendar");
        assertThat(all(Rig.CALENDAR).row().found()).doesNotContainKey("{urn:x}x");
    }

    @Test
    void instructionsAreFollowedInOrder() {
        rig.proppatch(
                Rig.CALENDAR,
                "<D:set><D:prop><x xmlns='urn:x'>1</x></D:prop></D:set>"
                        + "<D:remove><D:prop><x xmlns='urn:x'/></D:prop></D:remove>"
                        + "<D:set><D:prop><x xmlns='urn:x'>2</x></D:prop></D:set>");
        assertThat(all(Rig.CALENDAR).row().text("{urn:x}x")).isEqualTo("2");
    }

    @Test
    void protectedPropertiesStay() {
        for (var name : List.of(
                "D:resourcetype", "D:sync-token", "C:supported-calendar-component-set", "CS:getctag", "D:owner")) {
            assertThat(rig.proppatch(Rig.CALENDAR, "<D:set><D:prop><" + name + "/></D:prop></D:set>")
                            .row()
                            .refused())
                    .as(name)
                    .containsValue(403);
        }
        for (var path : List.of("/dav/calendars/", "/dav/", "/dav/principals/alice%40example.org/")) {
            assertThat(rig.proppatch(path, "<D:set><D:prop><x xmlns='urn:x'>1</x></D:prop></D:set>")
                            .row()
                            .refused())
                    .containsEntry("{urn:x}x", 403);
        }
    }

    @Test
    void aTimeZoneIsKeptIfItIsOne() {
        var zone = "BEGIN:VCALENDAR|VERSION:2.0|BEGIN:VTIMEZONE|TZID:Europe/Berlin|END:VTIMEZONE|END:VCALENDAR|"
                .replace("|", "&#13;\n");
        var set = "<D:set><D:prop><C:calendar-timezone>%s</C:calendar-timezone></D:prop></D:set>";
        assertThat(rig.proppatch(Rig.CALENDAR, set.formatted("nonsense")).text())
                .contains("valid-calendar-data");
        rig.proppatch(Rig.CALENDAR, set.formatted(zone));
        assertThat(rig.propfind(Rig.CALENDAR, 0, "C:calendar-timezone").row().text(CALDAV + "calendar-timezone"))
                .contains("\r\nTZID:Europe/Berlin\r\n");
    }

    @Test
    void successIsSaidInAWordToWhoeverPrefersIt() {
        var body = "<D:propertyupdate" + Rig.NAMESPACES
                + "><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
        var answer = rig.send("PROPPATCH", Rig.CALENDAR, body, "Prefer", "return=minimal");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void storedPropertiesAreLimited() {
        var small = new Rig(new DavLimits(100_000, 200, 10, 255, 100, 2, 5));
        var tooLong = "<D:set><D:prop><x xmlns='urn:x'>" + "y".repeat(100) + "</x></D:prop></D:set>";
        assertThat(small.proppatch(Rig.CALENDAR, tooLong).row().refused()).containsEntry("{urn:x}x", 507);
        var tooMany = "<D:set><D:prop><a xmlns='urn:x'/><b xmlns='urn:x'/><c xmlns='urn:x'/></D:prop></D:set>";
        assertThat(small.proppatch(Rig.CALENDAR, tooMany).row().refused())
                .containsEntry("{urn:x}c", 507)
                .containsEntry("{urn:x}a", 424);
        var body = new StringBuilder("<D:propfind xmlns:D='DAV:'><D:prop>");
        for (var i = 0; i < 501; i++) {
            body.append("<D:p").append(i).append("/>");
        }
        body.append("</D:prop></D:propfind>");
        assertThat(rig.send("PROPFIND", Rig.CALENDAR, body.toString(), "Depth", "0")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aListingOfManyPagesHasEveryItemOnce() {
        var small = new Rig(new DavLimits(100_000, 2000, 10, 255, 100, 2, 3));
        for (var i = 0; i < 10; i++) {
            small.put(Rig.CALENDAR + i + ".ics", Rig.event("u" + i, "x"));
        }
        assertThat(small.propfind(Rig.CALENDAR, 1, "D:getetag").rows()).hasSize(11);
        assertThat(small.sync(Rig.CALENDAR, "", "").rows()).hasSize(10);
    }

    @Test
    void hostileTextsComeOutAsTextAndNothingElse() {
        var hostile = "]]><a:href>/x</a:href>\"'&amp;";
        rig.put(Rig.CALENDAR + "%5D%5D%3E%3Ca%3Ahref%3E%22'&.ics", Rig.event("h", hostile + "\u0001\u0002 end"));
        var rows = rig.propfind(Rig.CALENDAR, 1, "D:getetag").rows();
        assertThat(rows).hasSize(2);
        var answer = rig.report(
                Rig.CALENDAR,
                "C:calendar-query",
                Rig.props("C:calendar-data") + "<C:filter><C:comp-filter name='VCALENDAR'/></C:filter>",
                "Depth",
                "1");
        assertThat(answer.row().text(CALDAV + "calendar-data")).contains("SUMMARY:" + hostile + "\uFFFD\uFFFD end\r\n");
    }
}
