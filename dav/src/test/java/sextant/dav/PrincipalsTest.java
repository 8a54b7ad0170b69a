package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Principals, the groups Apple's clients look for, and the reports of RFC 3744. */
class PrincipalsTest {
    private static final String SELF = "/dav/principals/alice%40example.org/";
    private static final String CS = "{http://calendarserver.org/ns/}";
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";

    private final Rig rig = new Rig();

    @Test
    void aPrincipalSaysAllThatItsStandardsDemand() {
        var row = rig.propfind(
                        SELF,
                        0,
                        "D:displayname",
                        "D:resourcetype",
                        "D:principal-URL",
                        "D:alternate-URI-set",
                        "D:group-member-set",
                        "D:group-membership",
                        "D:principal-collection-set",
                        "D:owner",
                        "D:group",
                        "C:calendar-user-address-set",
                        "C:calendar-user-type",
                        "CS:email-address-set",
                        "CS:calendar-proxy-read-for",
                        "CS:calendar-proxy-write-for",
                        "D:supported-report-set")
                .row();
        assertThat(row.refused()).isEmpty();
        assertThat(row.inside("{DAV:}resourcetype")).containsExactly("{DAV:}collection", "{DAV:}principal");
        assertThat(row.text("{DAV:}principal-URL")).isEqualTo(SELF);
        assertThat(row.text("{DAV:}principal-collection-set")).isEqualTo("/dav/principals/");
        assertThat(row.text(CALDAV + "calendar-user-type")).isEqualTo("INDIVIDUAL");
        for (var none : List.of(
                "{DAV:}alternate-URI-set",
                "{DAV:}group-member-set",
                "{DAV:}group-membership",
                CS + "calendar-proxy-read-for",
                CS + "calendar-proxy-write-for")) {
            assertThat(row.inside(none)).as(none).isEmpty();
        }
    }

    @Test
    void nobodyActsForAnybodyAndTheGroupsThatSaySoAreThere() {
        for (var name : List.of("calendar-proxy-read", "calendar-proxy-write")) {
            var row = rig.propfind(
                            SELF + name + "/",
                            0,
                            "D:resourcetype",
                            "D:displayname",
                            "D:principal-URL",
                            "D:group-member-set",
                            "D:group-membership",
                            "D:owner")
                    .row();
            assertThat(row.refused()).isEmpty();
            assertThat(row.inside("{DAV:}resourcetype"))
                    .containsExactly("{DAV:}collection", "{DAV:}principal", CS + name);
            assertThat(row.text("{DAV:}principal-URL")).isEqualTo(SELF + name + "/");
            assertThat(row.text("{DAV:}owner")).isEqualTo(SELF);
            assertThat(row.inside("{DAV:}group-member-set")).isEmpty();
            var member = "<D:set><D:prop><D:group-member-set><D:href>/dav/principals/bob%40example.org/</D:href>"
                    + "</D:group-member-set></D:prop></D:set>";
            assertThat(rig.proppatch(SELF + name + "/", member).row().refused())
                    .containsEntry("{DAV:}group-member-set", 403);
            assertThat(rig.send("DELETE", SELF + name + "/", "").status()).isEqualTo(403);
        }
        assertThat(rig.propfind(SELF + "calendar-proxy-else/", 0, "D:resourcetype")
                        .status())
                .isEqualTo(404);
        assertThat(rig.propfind("/dav/principals/bob%40example.org/calendar-proxy-read/", 0, "D:resourcetype")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void macOsExpandsItsDelegatesAndFindsNone() {
        rig.from("macOS/14.4 (23E214) CalendarAgent/988");
        var people = "<D:property name='displayname'/><D:property name='principal-URL'/>"
                + "<D:property name='calendar-user-address-set' namespace='urn:ietf:params:xml:ns:caldav'/>";
        var body = new StringBuilder();
        for (var name : List.of("calendar-proxy-write-for", "calendar-proxy-read-for")) {
            body.append("<D:property name='%s' namespace='http://calendarserver.org/ns/'>%s</D:property>"
                    .formatted(name, people));
        }
        body.append("<D:property name='group-membership'>").append(people).append("</D:property>");
        var row = rig.report(SELF, "D:expand-property", body.toString(), "Depth", "0")
                .row();
        assertThat(row.href()).isEqualTo(SELF);
        assertThat(row.refused()).isEmpty();
        assertThat(row.inside(CS + "calendar-proxy-write-for")).isEmpty();
        assertThat(row.inside("{DAV:}group-membership")).isEmpty();
    }

    @Test
    void expandedPropertiesNestAndComeInTheirOwnPlaces() {
        var answer = rig.report(
                "/dav/calendars/alice@example.org/calendar/",
                "D:expand-property",
                "<D:property name='owner'><D:property name='principal-collection-set'>"
                        + "<D:property name='resourcetype'/></D:property><D:property name='current-user-principal'>"
                        + "<D:property name='displayname'/></D:property></D:property>");
        var row = answer.row();
        assertThat(row.href()).isEqualTo("/dav/calendars/alice@example.org/calendar/");
        var owner = Answer.row(Answer.children(row.property("{DAV:}owner")).getFirst());
        assertThat(owner.href()).isEqualTo(SELF);
        var set = Answer.row(Answer.children(owner.property("{DAV:}principal-collection-set"))
                .getFirst());
        assertThat(set.href()).isEqualTo("/dav/principals/");
        assertThat(set.inside("{DAV:}resourcetype")).containsExactly("{DAV:}collection");
        var self = Answer.row(
                Answer.children(owner.property("{DAV:}current-user-principal")).getFirst());
        assertThat(self.text("{DAV:}displayname")).isEqualTo("alice");
    }

    @Test
    void anExpansionWithoutEndIsRefused() {
        var deep = "<D:property name='owner'>".repeat(200) + "</D:property>".repeat(200);
        assertThat(rig.report(SELF, "D:expand-property", deep).status()).isEqualTo(400);
        var nest = "<D:property name='owner'>" + "<D:property name='owner'/>".repeat(30) + "</D:property>";
        assertThat(rig.report(SELF, "D:expand-property", nest.repeat(17)).status())
                .isEqualTo(400);
        assertThat(rig.report(SELF, "D:expand-property", nest.repeat(16)).status())
                .isEqualTo(207);
    }

    @Test
    void aSearchFindsTheOneWhoSearchesAndNobodyElse() {
        for (var sought : List.of("ALI", "alice", "ice")) {
            assertThat(search("", sought, "<D:displayname/>", "").rows())
                    .as(sought)
                    .containsOnlyKeys(SELF);
        }
        for (var sought : List.of("bob", "BOB", "example.org")) {
            assertThat(search("", sought, "<D:displayname/>", "").text())
                    .as(sought)
                    .doesNotContain("bob");
        }
        assertThat(search("", "alice@example", "<CS:email-address-set/>", "").rows())
                .hasSize(1);
        assertThat(search("", "bob", "<D:displayname/>", "").rows()).isEmpty();
        var row = search("test='anyof'", "alice", "<CS:email-address-set/><D:displayname/>", "")
                .row();
        assertThat(row.text("{DAV:}displayname")).isEqualTo("alice");
        assertThat(search("", "alice", "<D:displayname/><x xmlns='urn:x'/>", "").rows())
                .isEmpty();
        assertThat(search("test='anyof'", "alice", "<D:displayname/><x xmlns='urn:x'/>", "")
                        .rows())
                .hasSize(1);
        assertThat(search("", "lice", "<D:displayname/>", " match-type='starts-with'")
                        .rows())
                .isEmpty();
        assertThat(search("", "Alice", "<D:displayname/>", " match-type='equals'")
                        .rows())
                .hasSize(1);
    }

    private Answer search(String test, String text, String properties, String match) {
        return rig.send(
                "REPORT",
                "/dav/principals/",
                "<D:principal-property-search" + Rig.NAMESPACES + " " + test + "><D:property-search><D:prop>"
                        + properties + "</D:prop><D:match" + match + ">" + text + "</D:match></D:property-search>"
                        + Rig.props("D:displayname") + "</D:principal-property-search>",
                "Depth",
                "0");
    }

    @Test
    void aSearchOfAHomeLooksForPrincipalsOnlyIfToldTo() {
        var criteria = "<D:property-search><D:prop><D:displayname/></D:prop><D:match>alice</D:match>"
                + "</D:property-search>" + Rig.props("D:displayname");
        assertThat(rig.report(Rig.CALENDARS, "D:principal-property-search", criteria)
                        .rows())
                .isEmpty();
        assertThat(rig.report(
                                Rig.CALENDARS,
                                "D:principal-property-search",
                                criteria + "<D:apply-to-principal-collection-set/>")
                        .rows())
                .containsOnlyKeys(SELF);
        assertThat(rig.report("/dav/principals/", "D:principal-property-search", Rig.props("D:displayname"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatCanBeSearchedIsSaid() {
        var answer = rig.report("/dav/principals/", "D:principal-search-property-set", "", "Depth", "0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Answer.name(answer.xml())).isEqualTo("{DAV:}principal-search-property-set");
        assertThat(Answer.children(answer.xml()))
                .extracting(one -> Answer.name(
                        Answer.children(Answer.children(one).getFirst()).getFirst()))
                .containsExactly("{DAV:}displayname", CS + "email-address-set", CALDAV + "calendar-user-address-set");
    }

    @Test
    void theCallerIsFoundAmongThePrincipals() {
        var self = "<D:self/>" + Rig.props("D:displayname");
        for (var path : List.of("/dav/principals/", "/dav/", SELF)) {
            assertThat(rig.report(path, "D:principal-match", self, "Depth", "0").rows())
                    .as(path)
                    .containsOnlyKeys(SELF);
        }
        assertThat(rig.report(Rig.CALENDARS, "D:principal-match", self).rows()).isEmpty();
        assertThat(rig.report("/dav/principals/", "D:principal-match", self, "Depth", "1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatPointsAtTheCallerIsFoundHoweverDeep() {
        rig.putEvent("a.ics", "a", "x");
        var owned = "<D:principal-property><D:owner/></D:principal-property>" + Rig.props("D:displayname");
        assertThat(rig.report(Rig.CALENDARS, "D:principal-match", owned).rows())
                .containsOnlyKeys(
                        Rig.CALENDARS,
                        Rig.CALENDAR,
                        Rig.CALENDAR + "a.ics",
                        Rig.CALENDARS + "tasks/",
                        Rig.CALENDARS + "notes/");
        var named = "<D:principal-property><D:displayname/></D:principal-property>" + Rig.props("D:displayname");
        assertThat(rig.report(Rig.CALENDARS, "D:principal-match", named).rows()).isEmpty();
    }

    @Test
    void thePrincipalsInAListAreDescribed() {
        rig.putEvent("a.ics", "a", "x");
        for (var path : List.of(Rig.CALENDARS, Rig.CALENDAR, Rig.CALENDAR + "a.ics", SELF)) {
            var answer = rig.report(path, "D:acl-principal-prop-set", Rig.props("D:displayname"), "Depth", "0");
            assertThat(answer.row(SELF).text("{DAV:}displayname")).as(path).isEqualTo("alice");
        }
        assertThat(rig.report("/dav/", "D:acl-principal-prop-set", Rig.props("D:displayname"))
                        .rows())
                .isEmpty();
    }

    @Test
    void everyReportThatIsPromisedIsAnswered() {
        var bodies = List.of(
                "<D:self/>",
                "<D:property-search><D:prop><D:displayname/></D:prop><D:match>x</D:match></D:property-search>",
                "");
        for (var path :
                List.of("/", "/principals/", "/dav/", "/dav/principals/", SELF, Rig.CALENDARS, Rig.ADDRESS_BOOKS)) {
            var row = rig.propfind(path, 0, "D:supported-report-set").row();
            assertThat(row.text("{DAV:}supported-report-set")).isEmpty();
            for (var supported : Answer.children(row.property("{DAV:}supported-report-set"))) {
                var report =
                        Answer.children(Answer.children(supported).getFirst()).getFirst();
                if (!report.getNamespaceURI().equals("DAV:")) {
                    continue;
                }
                assertThat(bodies)
                        .as(path + " " + report.getLocalName())
                        .anyMatch(body -> rig.report(path, "D:" + report.getLocalName(), body)
                                        .status()
                                < 300);
            }
        }
    }

    @Test
    void whereNothingIsButAWayOnNothingElseIsAllowed() {
        for (var path : List.of("/", "/principals/")) {
            var allow = rig.send("OPTIONS", path, "").field("Allow").orElse("");
            assertThat(allow).as(path).isEqualTo("OPTIONS, PROPFIND, REPORT");
            for (var method : List.of("PROPPATCH", "DELETE", "MKCOL", "PUT")) {
                assertThat(rig.send(method, path, "").status())
                        .as(method + " " + path)
                        .isEqualTo(405);
            }
        }
    }
}
