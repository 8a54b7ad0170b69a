package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The privileges that are listed are those that are honoured. */
class PrivilegesTest {
    private static final String SELF = "/dav/principals/alice%40example.org/";
    private static final String PATCH = "<D:set><D:prop><x xmlns='urn:x'>1</x></D:prop></D:set>";

    private final Rig rig = new Rig();

    private Set<String> granted(String path) {
        var row = rig.propfind(path, 0, "D:current-user-privilege-set").row();
        var granted = new TreeSet<String>();
        for (var privilege : Answer.children(row.property("{DAV:}current-user-privilege-set"))) {
            granted.add(Answer.children(privilege).getFirst().getLocalName());
        }
        return granted;
    }

    private List<String> everything() {
        rig.putEvent("a.ics", "a", "x");
        rig.put(Rig.CONTACTS + "c.vcf", Rig.contact("c", "Cy"));
        rig.send("MKCALENDAR", Rig.CALENDARS + "own/", "");
        return List.of(
                "/",
                "/principals/",
                "/dav/",
                "/dav/principals/",
                SELF,
                SELF + "calendar-proxy-read/",
                "/dav/calendars/",
                "/dav/addressbooks/",
                Rig.CALENDARS,
                Rig.ADDRESS_BOOKS,
                Rig.CALENDAR,
                Rig.CALENDARS + "own/",
                Rig.CONTACTS,
                Rig.CALENDAR + "a.ics",
                Rig.CONTACTS + "c.vcf");
    }

    @Test
    void readingIsForAll() {
        for (var path : everything()) {
            assertThat(granted(path)).as(path).contains("read", "read-acl", "read-current-user-privilege-set");
            assertThat(rig.propfind(path, 0, "D:acl", "D:current-user-privilege-set", "D:resourcetype")
                            .row()
                            .refused())
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void writePropertiesIsWhereAPropertyCanBeSet() {
        for (var path : everything()) {
            if (path.equals("/") || path.equals("/principals/")) {
                // no method that writes gets there at all
                assertThat(granted(path)).doesNotContain("write-properties");
                continue;
            }
            var set = rig.proppatch(path, PATCH).row().found().containsKey("{urn:x}x");
            assertThat(granted(path).contains("write-properties")).as(path).isEqualTo(set);
        }
    }

    @Test
    void bindIsWhereSomethingCanBeMade() {
        for (var path : everything()) {
            if (path.endsWith(".ics") || path.endsWith(".vcf")) {
                // there is nothing to bind in what is no collection
                continue;
            }
            var made = List.of(
                            rig.send("MKCALENDAR", path + "made/", ""),
                            rig.send(
                                    "MKCOL",
                                    path + "book/",
                                    "<D:mkcol" + Rig.NAMESPACES
                                            + "><D:set><D:prop><D:resourcetype><D:collection/><CR:addressbook/>"
                                            + "</D:resourcetype></D:prop></D:set></D:mkcol>"),
                            rig.put(path + "new.ics", Rig.event("new" + path.hashCode(), "x")),
                            rig.put(path + "new.vcf", Rig.contact("new", "x")))
                    .stream()
                    .anyMatch(answer -> answer.status() == 201);
            assertThat(granted(path).contains("bind")).as(path).isEqualTo(made);
        }
    }

    @Test
    void unbindIsWhereAMemberCanBeTakenAway() {
        everything();
        assertThat(granted(Rig.CALENDARS)).contains("unbind");
        assertThat(rig.send("DELETE", Rig.CALENDARS + "own/", "").status()).isEqualTo(204);
        assertThat(granted(Rig.CALENDAR)).contains("unbind");
        assertThat(rig.send("DELETE", Rig.CALENDAR + "a.ics", "").status()).isEqualTo(204);
        assertThat(granted(Rig.CONTACTS)).contains("unbind");
        assertThat(rig.send("DELETE", Rig.CONTACTS + "c.vcf", "").status()).isEqualTo(204);
        for (var path : List.of("/dav/", "/dav/principals/", SELF, "/dav/calendars/", "/dav/addressbooks/")) {
            assertThat(granted(path)).as(path).doesNotContain("unbind");
            for (var child : rig.propfind(path, 1, "D:resourcetype").rows().keySet()) {
                assertThat(rig.send("DELETE", child, "").status()).as(child).isEqualTo(403);
            }
        }
    }

    @Test
    void theCalendarThatStaysSaysWhyItStays() {
        var answer = rig.send("DELETE", Rig.CALENDAR, "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}default-calendar-needed");
    }

    @Test
    void writeContentIsWhereOctetsCanBeReplaced() {
        for (var path : everything()) {
            if (path.endsWith(".ics")) {
                assertThat(granted(path)).contains("write-content");
                assertThat(rig.put(path, Rig.event("a", "other")).status()).isEqualTo(204);
            } else if (path.endsWith(".vcf")) {
                assertThat(granted(path)).contains("write-content");
                assertThat(rig.put(path, Rig.contact("c", "Other")).status()).isEqualTo(204);
            } else if (path.equals("/dav/") || path.equals(SELF) || path.equals(Rig.CALENDARS)) {
                assertThat(granted(path)).doesNotContain("write-content", "write", "all");
                assertThat(rig.put(path, Rig.event("a", "x")).status()).isEqualTo(405);
            }
        }
    }

    @Test
    void whatIsGrantedIsSupportedAndWholesComeWithTheirParts() {
        for (var path : everything()) {
            var row = rig.propfind(path, 0, "D:supported-privilege-set").row();
            var supported = new TreeSet<String>();
            var granted = granted(path);
            for (var one : Answer.children(row.property("{DAV:}supported-privilege-set"))) {
                examine(one, granted, supported);
            }
            assertThat(supported).as(path).containsAll(granted).doesNotContain("write-acl", "unlock");
        }
    }

    private static void examine(Element supported, Set<String> granted, Set<String> names) {
        var name = Answer.children(Answer.children(supported).getFirst())
                .getFirst()
                .getLocalName();
        names.add(name);
        for (var part : Answer.children(supported)) {
            if (part.getLocalName().equals("supported-privilege")) {
                examine(part, granted, names);
                var inner = Answer.children(Answer.children(part).getFirst()).getFirst();
                if (granted.contains(name)) {
                    assertThat(granted).contains(inner.getLocalName());
                }
            }
        }
    }

    @Test
    void theListOfWhoMayDoWhatHasOneEntryThatIsProtected() {
        for (var path : everything()) {
            var row = rig.propfind(path, 0, "D:acl", "D:acl-restrictions", "D:inherited-acl-set", "D:owner")
                    .row();
            var ace = Answer.children(row.property("{DAV:}acl")).getFirst();
            assertThat(Answer.children(ace))
                    .extracting(Element::getLocalName)
                    .containsExactly("principal", "grant", "protected");
            var principal = Answer.children(Answer.children(ace).getFirst()).getFirst();
            if (row.found().containsKey("{DAV:}owner")) {
                assertThat(principal.getTextContent()).as(path).isEqualTo(SELF);
            } else {
                assertThat(principal.getLocalName()).as(path).isEqualTo("authenticated");
            }
            assertThat(row.inside("{DAV:}acl-restrictions")).containsExactly("{DAV:}grant-only", "{DAV:}no-invert");
            assertThat(row.inside("{DAV:}inherited-acl-set")).isEmpty();
            assertThat(rig.send("ACL", path, "<D:acl xmlns:D='DAV:'/>").status())
                    .as(path)
                    .isEqualTo(405);
        }
    }
}
