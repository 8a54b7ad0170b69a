package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is somebody else's looks like what does not exist, to the octet. */
class IsolationTest {
    private static final String PROPFIND =
            "<D:propfind" + Rig.NAMESPACES + ">" + Rig.props("D:displayname") + "</D:propfind>";
    private static final String SYNC = "<D:sync-collection xmlns:D='DAV:'><D:sync-token/><D:sync-level>1</D:sync-level>"
            + "<D:prop/></D:sync-collection>";
    private static final String MKCOL = "<D:mkcol" + Rig.NAMESPACES
            + "><D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop></D:set></D:mkcol>";
    private static final String PATCH = "<D:propertyupdate" + Rig.NAMESPACES
            + "><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set>" + "</D:propertyupdate>";

    private record Attempt(String method, String body) {}

    private static final String EXPAND =
            "<D:expand-property xmlns:D='DAV:'><D:property name='owner'/></D:expand-property>";
    private static final String MATCH = "<D:principal-match xmlns:D='DAV:'><D:self/></D:principal-match>";
    private static final String ACL = "<D:acl-principal-prop-set xmlns:D='DAV:'/>";

    private static final List<Attempt> ATTEMPTS = List.of(
            new Attempt("OPTIONS", ""),
            new Attempt("PROPFIND", PROPFIND),
            new Attempt("PROPPATCH", PATCH),
            new Attempt("MKCOL", MKCOL),
            new Attempt("MKCALENDAR", ""),
            new Attempt("GET", ""),
            new Attempt("HEAD", ""),
            new Attempt("PUT", "BEGIN:VCALENDAR"),
            new Attempt("DELETE", ""),
            new Attempt("REPORT", SYNC),
            new Attempt("REPORT", EXPAND),
            new Attempt("REPORT", MATCH),
            new Attempt("REPORT", ACL),
            new Attempt("LOCK", ""));

    private final Rig rig = new Rig();

    @Test
    void anotherAccountsPathsAnswerAsIfThereWereNothing() {
        rig.putEvent("a.ics", "a", "secret");
        var head = rig.mailbox().head();
        rig.as(rig.bob);
        rig.propfind("/dav/calendars/bob%40example.org/calendar/", 0, "D:displayname");
        for (var tail : List.of(
                "principals/NAME/",
                "principals/NAME",
                "principals/NAME/calendar-proxy-read/",
                "calendars/NAME/",
                "calendars/NAME/calendar/",
                "calendars/NAME/calendar",
                "calendars/NAME/calendar/a.ics",
                "addressbooks/NAME/",
                "addressbooks/NAME/contacts/",
                "addressbooks/NAME/contacts/c.vcf")) {
            for (var attempt : ATTEMPTS) {
                var theirs = attempt(attempt, tail.replace("NAME", "alice%40example.org"));
                var nobodys = attempt(attempt, tail.replace("NAME", "nobody%40example.org"));
                assertThat(theirs).as(attempt.method() + " " + tail).isEqualTo(nobodys);
                assertThat(theirs.status()).isBetween(400, 499);
                assertThat(theirs.text()).doesNotContain("secret").doesNotContain("alice");
            }
        }
        assertThat(rig.mailbox().head()).isEqualTo(head);
        assertThat(rig.fixture.devices.list(rig.alice.id())).hasSize(1);
    }

    private Answer attempt(Attempt attempt, String path) {
        return rig.send(attempt.method(), "/dav/" + path, attempt.body(), "Depth", "0");
    }

    @Test
    void aNameThatLooksLikeAPatternIsNone() {
        for (var name :
                List.of(".*", "%25", "_", "*", "a@b:c", "alice%40example.org%20", "alice", "%2A%40example.org")) {
            assertThat(rig.propfind("/dav/calendars/" + name + "/", 0, "D:displayname")
                            .status())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(rig.propfind("/dav/calendars/ALICE@Example.ORG/", 0, "D:resourcetype")
                        .status())
                .isEqualTo(207);
    }

    @Test
    void noHrefLeadsOutOfTheTree() {
        for (var path : List.of(
                "/dav/calendars/alice%40example.org/../bob%40example.org/",
                "/dav/calendars/alice%40example.org/%2e%2e/x",
                "/dav/calendars/alice%40example.org/calendar/..%2f..%2fx",
                "/dav/calendars/alice%40example.org/calendar/%c0%ae",
                "/dav/calendars/alice%40example.org/calendar/%00",
                "/dav/calendars/alice%40example.org//calendar/",
                "/dav/calendars/alice%40example.org/calendar/%zz")) {
            assertThat(rig.put(path, Rig.event("a", "x")).status()).as(path).isEqualTo(400);
        }
        assertThat(rig.propfind("/dav/nothing/", 0, "D:displayname").status()).isEqualTo(404);
        assertThat(rig.propfind("/dav/principals/alice%40example.org/x/y/", 0, "D:displayname")
                        .status())
                .isEqualTo(404);
    }
}
