package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.mailbox.Protocol;

/** Clients on their way from a server's name to its calendars and address books, each as it goes. */
class DiscoveryTest {
    private final Rig rig = new Rig();

    private String href(String path, String property) {
        return rig.propfind(path, 0, property).row().text(clark(property));
    }

    private static String clark(String property) {
        return property.replace("D:", "{DAV:}")
                .replace("CS:", "{http://calendarserver.org/ns/}")
                .replace("CR:", "{urn:ietf:params:xml:ns:carddav}")
                .replace("C:", "{urn:ietf:params:xml:ns:caldav}");
    }

    @Test
    void wellKnownLeadsToTheRootWhateverTheMethod() {
        for (var name : List.of("caldav", "carddav")) {
            for (var method : List.of("GET", "HEAD", "PROPFIND", "OPTIONS", "POST", "REPORT")) {
                var answer = rig.send(method, "/.well-known/" + name, "");
                assertThat(answer.status()).as(method).isEqualTo(301);
                assertThat(answer.field("Location")).contains("/dav/");
            }
        }
    }

    @Test
    void theHostInALinkCannotBeForged() {
        var answer = rig.send("PROPFIND", "/.well-known/caldav", "", "Host", "evil.example.net");
        assertThat(answer.field("Location")).contains("/dav/");
    }

    @Test
    void everyResourceNamesTheCurrentUsersPrincipal() {
        rig.putEvent("a.ics", "a", "x");
        for (var path : List.of(
                "/",
                "/principals/",
                "/principals",
                "/dav/",
                "/dav",
                "/dav/principals/",
                "/dav/principals/alice%40example.org/",
                "/dav/calendars/",
                "/dav/addressbooks/",
                Rig.CALENDARS,
                Rig.ADDRESS_BOOKS,
                Rig.CALENDAR,
                Rig.CALENDAR + "a.ics")) {
            assertThat(href(path, "D:current-user-principal"))
                    .as(path)
                    .isEqualTo("/dav/principals/alice%40example.org/");
        }
    }

    @Test
    void anAppleClientStartsAtTheTopAndEndsAtBothHomes() {
        rig.from("iOS/18.0 (22A3354) dataaccessd/1.0");
        var principal = href("/", "D:current-user-principal");
        var answer = rig.propfind(
                principal,
                0,
                "C:calendar-home-set",
                "C:calendar-user-address-set",
                "C:schedule-inbox-URL",
                "CS:email-address-set",
                "D:displayname",
                "D:principal-URL",
                "D:principal-collection-set",
                "D:supported-report-set");
        var row = answer.row();
        assertThat(row.text(clark("C:calendar-home-set"))).isEqualTo(Rig.CALENDARS);
        assertThat(row.text(clark("C:calendar-user-address-set"))).startsWith("mailto:alice@example.org");
        assertThat(row.text(clark("CS:email-address-set"))).isEqualTo("alice@example.org");
        assertThat(row.text(clark("D:principal-URL"))).isEqualTo(principal);
        assertThat(row.refused()).containsEntry(clark("C:schedule-inbox-URL"), 404);
        var calendars = rig.propfind(
                Rig.CALENDARS,
                1,
                "D:resourcetype",
                "D:displayname",
                "CS:getctag",
                "C:supported-calendar-component-set",
                "D:current-user-privilege-set");
        assertThat(calendars.rows())
                .containsOnlyKeys(Rig.CALENDARS, Rig.CALENDAR, Rig.CALENDARS + "tasks/", Rig.CALENDARS + "notes/");
        assertThat(calendars.row(Rig.CALENDARS + "tasks/").inside("{DAV:}resourcetype"))
                .containsExactly("{DAV:}collection", "{urn:ietf:params:xml:ns:caldav}calendar");
        var contacts = href(principal, "CR:addressbook-home-set");
        assertThat(rig.propfind(contacts, 1, "D:resourcetype").rows()).containsOnlyKeys(contacts, Rig.CONTACTS);
    }

    @Test
    void theOldPlaceOfPrincipalsLeadsOnAndHoldsNothing() {
        assertThat(rig.propfind("/principals/", 1, "D:current-user-principal", "D:resourcetype")
                        .rows())
                .containsOnlyKeys("/principals/");
        assertThat(rig.send("OPTIONS", "/principals/", "").field("DAV").orElse(""))
                .contains("calendar-access");
        assertThat(rig.send("PUT", "/principals/", "x").status()).isEqualTo(405);
        assertThat(rig.propfind("/principals/users/", 0, "D:current-user-principal")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatEveryKindOfClientNeedsIsThereAtFirstContact() {
        var calendars = rig.propfind(Rig.CALENDARS, 1, "C:supported-calendar-component-set");
        for (var expected : List.of("calendar/ VEVENT", "tasks/ VTODO", "notes/ VJOURNAL")) {
            var parts = expected.split(" ", -1);
            var set = calendars.row(Rig.CALENDARS + parts[0]).property(clark("C:supported-calendar-component-set"));
            assertThat(Answer.children(set))
                    .extracting(comp -> comp.getAttribute("name"))
                    .containsExactly(parts[1]);
        }
        assertThat(rig.propfind(Rig.ADDRESS_BOOKS, 1, "D:resourcetype").rows())
                .containsOnlyKeys(Rig.ADDRESS_BOOKS, Rig.CONTACTS);
    }

    @Test
    void aMacListsItsCalendarsBrieflyAndIsToldNothingItCannotUse() {
        rig.from("macOS/14.4 (23E214) CalendarAgent/988");
        var names = new String[] {
            "D:add-member",
            "CS:allowed-sharing-modes",
            "A:autoprovisioned",
            "D:bulk-requests",
            "C:calendar-alarm",
            "A:calendar-color",
            "C:calendar-description",
            "C:calendar-free-busy-set",
            "A:calendar-order",
            "C:calendar-timezone",
            "D:current-user-privilege-set",
            "C:default-alarm-vevent-date",
            "C:default-alarm-vevent-datetime",
            "D:displayname",
            "CS:getctag",
            "CS:invite",
            "A:language-code",
            "A:location-code",
            "C:max-attendees-per-instance",
            "D:owner",
            "CS:pre-publish-url",
            "CS:publish-url",
            "CS:push-transports",
            "CS:pushkey",
            "D:quota-available-bytes",
            "D:quota-used-bytes",
            "A:refreshrate",
            "D:resource-id",
            "D:resourcetype",
            "C:schedule-calendar-transp",
            "C:schedule-default-calendar-URL",
            "CS:source",
            "CS:subscribed-strip-alarms",
            "CS:subscribed-strip-attachments",
            "CS:subscribed-strip-todos",
            "C:supported-calendar-component-set",
            "C:supported-calendar-component-sets",
            "D:supported-report-set",
            "D:sync-token"
        };
        var answer = rig.send(
                "PROPFIND",
                Rig.CALENDARS,
                "<D:propfind" + Rig.NAMESPACES + ">" + Rig.props(names) + "</D:propfind>",
                "Depth",
                "1",
                "Brief",
                "t",
                "Prefer",
                "return=minimal");
        assertThat(answer.rows()).hasSize(4);
        for (var row : answer.rows().values()) {
            assertThat(row.refused()).as(row.href()).isEmpty();
            assertThat(row.found()).containsKeys("{DAV:}resourcetype", "{DAV:}owner", "{DAV:}supported-report-set");
        }
        assertThat(answer.row(Rig.CALENDAR).found().keySet())
                .contains("{DAV:}resource-id", "{DAV:}sync-token", clark("CS:getctag"))
                .noneMatch(name -> name.contains("push") || name.contains("publish") || name.contains("schedule"));
    }

    @Test
    void davx5FindsBothHomesFromTheRoot() {
        rig.from("DAVx5/4.3.13-ose (2024/02/01; dav4jvm; okhttp/4.12.0) Android/14");
        var options = rig.send("OPTIONS", "/dav/", "");
        assertThat(options.field("DAV").orElse("")).contains("calendar-access").contains("addressbook");
        var principal = href("/dav/", "D:current-user-principal");
        assertThat(href(principal, "C:calendar-home-set")).isEqualTo(Rig.CALENDARS);
        assertThat(href(principal, "CR:addressbook-home-set")).isEqualTo(Rig.ADDRESS_BOOKS);
        var row = rig.propfind(Rig.CONTACTS, 0, "CR:supported-address-data", "D:sync-token", "D:supported-report-set")
                .row();
        assertThat(row.refused()).isEmpty();
        assertThat(row.text("{DAV:}sync-token")).startsWith("data:,");
    }

    @Test
    void vdirsyncerFollowsPrincipalHomeAndCollections() {
        rig.from("vdirsyncer/0.19.0");
        var principal = href("/dav/", "D:current-user-principal");
        var home = href(principal, "C:calendar-home-set");
        var rows = rig.propfind(home, 1, "D:resourcetype", "D:displayname", "A:calendar-color");
        assertThat(rows.row(Rig.CALENDAR).text("{DAV:}displayname")).isEqualTo("Calendar");
        rig.putEvent("a.ics", "a", "x");
        var items = rig.propfind(Rig.CALENDAR, 1, "D:resourcetype", "D:getcontenttype", "D:getetag");
        var item = items.row(Rig.CALENDAR + "a.ics");
        assertThat(item.text("{DAV:}getcontenttype")).contains("calendar");
        assertThat(item.text("{DAV:}getetag")).matches("\"[0-9a-f]{32}\"");
        assertThat(item.inside("{DAV:}resourcetype")).isEmpty();
    }

    @Test
    void evolutionAsksForOptionsFirstAndReadsThem() {
        rig.from("Evolution/3.46.4");
        for (var i = 0; i < 3; i++) {
            var options = rig.send("OPTIONS", Rig.CALENDAR, "", "Connection", "close");
            assertThat(options.status()).isEqualTo(200);
            assertThat(options.field("DAV").orElse("")).contains("1").contains("calendar-access");
            assertThat(options.field("Allow").orElse(""))
                    .contains("PROPFIND")
                    .contains("REPORT")
                    .contains("DELETE");
        }
        assertThat(href(Rig.CALENDAR, "CS:getctag")).isNotEmpty();
        assertThat(rig.report(
                                Rig.CALENDAR,
                                "C:calendar-query",
                                Rig.props("D:getetag") + "<C:filter><C:comp-filter name='VCALENDAR'/></C:filter>",
                                "Depth",
                                "1")
                        .status())
                .isEqualTo(207);
    }

    @Test
    void thunderbirdIsGivenWhatItAsksOfACalendar() {
        rig.from("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Thunderbird/153.0");
        var row = rig.propfind(
                        Rig.CALENDAR,
                        0,
                        "D:resourcetype",
                        "D:owner",
                        "D:current-user-principal",
                        "D:current-user-privilege-set",
                        "D:supported-report-set",
                        "C:supported-calendar-component-set",
                        "CS:getctag")
                .row();
        assertThat(row.refused()).isEmpty();
        assertThat(row.text("{DAV:}owner")).isEqualTo("/dav/principals/alice%40example.org/");
        assertThat(row.inside("{DAV:}supported-report-set")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aRowAppearsForEachProtocolAndClientAndNoneBeforeItIsKnownWhich() {
        rig.from("TestClient/1.0").propfind("/", 0, "D:current-user-principal");
        rig.propfind("/dav/", 0, "D:current-user-principal", "C:calendar-home-set", "CR:addressbook-home-set");
        assertThat(rig.fixture.devices.list(rig.alice.id())).isEmpty();
        rig.propfind("/dav/principals/alice%40example.org/", 0, "C:calendar-home-set");
        rig.propfind(Rig.CALENDARS, 1, "D:resourcetype");
        rig.propfind(Rig.CONTACTS, 0, "D:resourcetype");
        rig.from("vdirsyncer/0.19.0").propfind(Rig.CALENDAR, 0, "D:resourcetype");
        rig.from("vdirsyncer/0.20.0").propfind(Rig.CALENDAR, 0, "D:resourcetype");
        assertThat(rig.fixture.devices.list(rig.alice.id()))
                .extracting(device -> device.protocol() + " " + device.name())
                .containsExactly("CALDAV TestClient", "CARDDAV TestClient", "CALDAV vdirsyncer");
    }

    @Test
    void aDevicePasswordMakesADeviceWhateverTheClientCallsItself() {
        rig.withDevicePassword(7).from("one/1").propfind(Rig.CALENDAR, 0, "D:resourcetype");
        rig.from("two/2").propfind(Rig.CALENDAR, 0, "D:resourcetype");
        rig.withDevicePassword(8).propfind(Rig.CALENDAR, 0, "D:resourcetype");
        assertThat(rig.fixture.devices.list(rig.alice.id()))
                .hasSize(2)
                .allMatch(device -> device.protocol() == Protocol.CALDAV);
    }

    @Test
    void aBlockedDeviceIsRefused() {
        rig.propfind(Rig.CALENDAR, 0, "D:resourcetype");
        var device = rig.fixture.devices.list(rig.alice.id()).getFirst();
        rig.fixture.devices.block(rig.alice.id(), device.id());
        assertThat(rig.propfind(Rig.CALENDAR, 0, "D:resourcetype").status()).isEqualTo(403);
    }

    @Test
    void theFamilyOfAClientIsReadFromWhatItCallsItself() {
        assertThat(ClientFamily.of("macOS/14.4 (23E214) CalendarAgent/988")).isEqualTo("macOS");
        assertThat(ClientFamily.of("macOS/13.1 (22C65) AddressBookCore/2511.3.3"))
                .isEqualTo("macOS");
        assertThat(ClientFamily.of("iOS/17.2 (21C62) dataaccessd/1.0")).isEqualTo("iOS");
        assertThat(ClientFamily.of("Evolution/3.46.4")).isEqualTo("Evolution");
        assertThat(ClientFamily.of("SyncEvolution 2.0.0")).isEqualTo("SyncEvolution");
        assertThat(ClientFamily.of("cadaver/0.24 neon/0.32.2")).isEqualTo("cadaver");
        assertThat(ClientFamily.of("New-Thing/2 (x)")).isEqualTo("New-Thing");
        assertThat(ClientFamily.of("<script>\r\n/1")).isEqualTo("script");
        assertThat(ClientFamily.of("")).isEqualTo("Unknown client");
        assertThat(ClientFamily.of("x".repeat(1000))).hasSize(60);
    }
}
