package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DavLimits;

/** GET, PUT and DELETE. */
class ItemsTest {
    private final Rig rig = new Rig();
    private static final String A = Rig.CALENDAR + "a.ics";

    private static String etag(Answer answer) {
        return answer.field("ETag").orElseThrow();
    }

    @Test
    void whatWasPutComesBackOctetForOctet() {
        // mixed line ends, unknown things, more than one end
        var octets = ("BEGIN:VCALENDAR|VERSION:2.0\r|BEGIN:VEVENT|UID:a|X-APPLE-FOO;X=\"^n\":b\\,| c|END:VEVENT"
                        + "|BEGIN:X-COMP|FOO:bar|END:X-COMP|END:VCALENDAR||")
                .replace('|', '\n')
                .getBytes(StandardCharsets.UTF_8);
        var put = rig.put(A, octets, "Content-Type", "text/calendar; charset=utf-8");
        assertThat(put.status()).isEqualTo(201);
        var get = rig.send("GET", A, "");
        assertThat(get.status()).isEqualTo(200);
        assertThat(get.body()).isEqualTo(octets);
        assertThat(get.field("Content-Type")).contains("text/calendar; charset=utf-8; component=VEVENT");
        assertThat(get.field("Last-Modified")).contains("Sun, 01 Mar 2026 08:00:00 GMT");
        assertThat(get.fields()).containsKey("DAV");
    }

    @Test
    void oneEntityTagIsGivenByPutGetPropfindAndReport() {
        var tag = etag(rig.putEvent("a.ics", "a", "x"));
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(etag(rig.send("GET", A, ""))).isEqualTo(tag);
        assertThat(etag(rig.send("HEAD", A, ""))).isEqualTo(tag);
        assertThat(rig.propfind(A, 0, "D:getetag").row().text("{DAV:}getetag")).isEqualTo(tag);
        assertThat(rig.sync(Rig.CALENDAR, "", "").row().text("{DAV:}getetag")).isEqualTo(tag);
    }

    @Test
    void equalOctetsHaveEqualTagsWhereverAndWheneverTheyLie() {
        var first = etag(rig.putEvent("a.ics", "a", "x"));
        rig.putEvent("a.ics", "a", "y");
        assertThat(etag(rig.putEvent("a.ics", "a", "x"))).isEqualTo(first);
    }

    @Test
    void aPutThatChangesIsNoCreation() {
        assertThat(rig.putEvent("a.ics", "a", "x").status()).isEqualTo(201);
        assertThat(rig.putEvent("a.ics", "a", "y").status()).isEqualTo(204);
        assertThat(rig.putEvent("a.ics", "a", "y").status()).isEqualTo(204);
    }

    @Test
    void ifNoneMatchLetsNobodyOverwriteButForgivesARepetition() {
        assertThat(rig.putEvent("a.ics", "a", "x", "If-None-Match", "*").status())
                .isEqualTo(201);
        var again = rig.putEvent("a.ics", "a", "x", "If-None-Match", "*");
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.field("ETag")).isPresent();
        assertThat(rig.putEvent("a.ics", "a", "y", "If-None-Match", "*").status())
                .isEqualTo(412);
        assertThat(rig.send("GET", A, "").text()).contains("SUMMARY:x");
    }

    @Test
    void ifMatchIsTestedAgainstWhatIsThere() {
        var tag = etag(rig.putEvent("a.ics", "a", "x"));
        var next = rig.putEvent("a.ics", "a", "y", "If-Match", tag);
        assertThat(next.status()).isEqualTo(204);
        assertThat(rig.putEvent("a.ics", "a", "z", "If-Match", tag).status()).isEqualTo(412);
        assertThat(rig.putEvent("a.ics", "a", "z", "If-Match", "W/" + etag(next))
                        .status())
                .isEqualTo(412);
        assertThat(rig.putEvent("a.ics", "a", "z", "If-Match", "\"no\", " + etag(next))
                        .status())
                .isEqualTo(204);
        assertThat(rig.putEvent("b.ics", "b", "z", "If-Match", "*").status()).isEqualTo(412);
        assertThat(rig.putEvent("a.ics", "a", "q", "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void aClientThatDidNotHearThatItsChangeWasMadeIsToldSo() {
        var tag = etag(rig.putEvent("a.ics", "a", "x"));
        var done = etag(rig.putEvent("a.ics", "a", "y", "If-Match", tag));
        var again = rig.putEvent("a.ics", "a", "y", "If-Match", tag);
        assertThat(again.status()).isEqualTo(204);
        assertThat(etag(again)).isEqualTo(done);
    }

    @Test
    void nothingIsSentThatTheClientHas() {
        var tag = etag(rig.putEvent("a.ics", "a", "x"));
        var get = rig.send("GET", A, "", "If-None-Match", tag);
        assertThat(get.status()).isEqualTo(304);
        assertThat(get.body()).isEmpty();
        assertThat(rig.send("GET", A, "", "If-None-Match", "W/" + tag).status()).isEqualTo(304);
        assertThat(rig.send("GET", A, "", "If-Match", "\"other\"").status()).isEqualTo(412);
    }

    @Test
    void nothingIsMadeOnTheWay() {
        assertThat(rig.put(Rig.CALENDARS + "none/a.ics", Rig.event("a", "x")).status())
                .isEqualTo(409);
        assertThat(rig.put(Rig.CALENDARS + "none", Rig.event("a", "x")).status())
                .isEqualTo(409);
        assertThat(rig.send("GET", Rig.CALENDARS + "none/", "").status()).isEqualTo(404);
        assertThat(rig.send("GET", Rig.CALENDARS + "none/a.ics", "").status()).isEqualTo(404);
        assertThat(rig.put(Rig.CALENDAR + "a.ics/b.ics", Rig.event("a", "x")).status())
                .isEqualTo(409);
        assertThat(rig.put(Rig.CALENDAR, Rig.event("a", "x")).status()).isEqualTo(405);
    }

    @Test
    void whatIsNoCalendarObjectIsNamedSo() {
        var answer = rig.put(A, "hello".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}valid-calendar-data");
        var card = rig.put(Rig.CONTACTS + "a.vcf", "hello".getBytes(StandardCharsets.UTF_8));
        assertThat(card.condition()).isEqualTo("{urn:ietf:params:xml:ns:carddav}valid-address-data");
    }

    @Test
    void aKindTheCalendarDoesNotTakeIsNamedSo() {
        var answer = rig.put(Rig.CALENDARS + "tasks/a.ics", Rig.event("a", "x"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}supported-calendar-component");
        assertThat(rig.put(Rig.CALENDARS + "tasks/a.ics", Rig.task("a", "x")).status())
                .isEqualTo(201);
        assertThat(rig.put(Rig.CALENDARS + "notes/a.ics", Rig.note("a", "x")).status())
                .isEqualTo(201);
    }

    @Test
    void aForeignMediaTypeIsNamedSo() {
        var answer = rig.put(A, Rig.event("a", "x"), "Content-Type", "application/calendar+json");
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}supported-calendar-data");
        assertThat(rig.put(Rig.CONTACTS + "a.vcf", Rig.contact("a", "x"), "Content-Type", "text/calendar")
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:carddav}supported-address-data");
        for (var type :
                List.of("text/vcard", "text/x-vcard; charset=utf-8", "TEXT/VCARD", "application/octet-stream")) {
            assertThat(rig.put(Rig.CONTACTS + "a.vcf", Rig.contact("a", "x"), "Content-Type", type)
                            .status())
                    .as(type)
                    .isLessThan(300);
        }
    }

    @Test
    void aUidThatIsTakenNamesWhoHasIt() {
        rig.putEvent("a b@c.ics", "one", "x");
        var answer = rig.put(Rig.CALENDAR.replace("%40", "@") + "other.ics", Rig.event("one", "y"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}no-uid-conflict");
        assertThat(answer.xml().getTextContent()).isEqualTo(Rig.CALENDAR.replace("%40", "@") + "a%20b%40c.ics");
        assertThat(rig.putEvent("b.ics", "two", "x").status()).isEqualTo(201);
        assertThat(rig.putEvent("b.ics", "one", "x").condition())
                .isEqualTo("{urn:ietf:params:xml:ns:caldav}no-uid-conflict");
    }

    @Test
    void oneUidMayLieInTwoCalendars() {
        rig.send("MKCALENDAR", Rig.CALENDARS + "second/", "");
        assertThat(rig.putEvent("a.ics", "one", "x").status()).isEqualTo(201);
        assertThat(rig.put(Rig.CALENDARS + "second/a.ics", Rig.event("one", "x"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsTooLargeIsNamedSo() {
        var small = new Rig(new DavLimits(100_000, 200, 10, 255, 1000, 10, 5));
        var octets = Arrays.copyOf(Rig.event("a", "x"), 201);
        var answer = small.put(A, octets);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}max-resource-size");
        assertThat(small.propfind(Rig.CALENDAR, 0, "C:max-resource-size")
                        .row()
                        .text("{urn:ietf:params:xml:ns:caldav}max-resource-size"))
                .isEqualTo("200");
    }

    @Test
    void namesMayHoldWhatNamesHold() {
        for (var name : List.of(
                "a%20b.ics",
                "a@b.ics", "a%40c.ics", "%C3%BC%E2%82%AC.ics", "con", "x::$DATA", "a+b&c=d;e.ics", "%25.ics")) {
            var path = Rig.CALENDAR + name;
            assertThat(rig.put(path, Rig.event(name, "x")).status()).as(name).isEqualTo(201);
            assertThat(rig.send("GET", path, "").text()).as(name).contains("UID:" + name);
            assertThat(rig.propfind(path, 0, "D:getetag").row().href()).isEqualTo(path);
        }
        for (var href : rig.propfind(Rig.CALENDAR, 1, "D:getetag").rows().keySet()) {
            assertThat(rig.propfind(href, 0, "D:current-user-principal").status())
                    .isEqualTo(207);
        }
        var longName = "x".repeat(256);
        assertThat(rig.put(Rig.CALENDAR + longName, Rig.event("l", "x")).status())
                .isEqualTo(403);
    }

    @Test
    void putMayBeAnsweredWithWhatIsStored() {
        var answer = rig.putEvent("a.ics", "a", "x", "Prefer", "return=representation");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(Rig.event("a", "x"));
        assertThat(answer.field("Preference-Applied")).contains("return=representation");
    }

    @Test
    void whatIsDeletedIsGone() {
        var tag = etag(rig.putEvent("a.ics", "a", "x"));
        assertThat(rig.send("DELETE", A, "", "If-Match", "\"other\"").status()).isEqualTo(412);
        assertThat(rig.send("DELETE", A, "", "If-Match", tag).status()).isEqualTo(204);
        assertThat(rig.send("DELETE", A, "").status()).isEqualTo(404);
        assertThat(rig.send("GET", A, "").status()).isEqualTo(404);
        assertThat(rig.putEvent("a.ics", "a", "y").status()).isEqualTo(201);
    }

    @Test
    void aCalendarIsDeletedWithAllThatIsInIt() {
        var path = Rig.CALENDARS + "second/";
        rig.send("MKCALENDAR", path, "");
        rig.put(path + "a.ics", Rig.event("a", "x"));
        assertThat(rig.send("DELETE", path, "", "Depth", "0").status()).isEqualTo(400);
        assertThat(rig.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(rig.propfind(path, 0, "D:resourcetype").status()).isEqualTo(404);
        assertThat(rig.send("GET", path + "a.ics", "").status()).isEqualTo(404);
    }

    @Test
    void whatEveryAccountNeedsStays() {
        var calendar = rig.send("DELETE", Rig.CALENDAR, "");
        assertThat(calendar.status()).isEqualTo(403);
        assertThat(calendar.condition()).isEqualTo("{urn:ietf:params:xml:ns:caldav}default-calendar-needed");
        for (var path : List.of("/dav/", Rig.CONTACTS, Rig.CALENDARS, "/dav/principals/alice%40example.org/")) {
            assertThat(rig.send("DELETE", path, "").status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void methodsThatAreNotKnownSayWhichAre() {
        for (var method : List.of("POST", "PATCH", "BIND", "ACL", "TRACE", "BREW")) {
            var answer = rig.send(method, Rig.CALENDAR, "");
            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.field("Allow").orElse("")).contains("PROPFIND");
        }
        assertThat(rig.send("GET", Rig.CALENDAR, "").status()).isEqualTo(405);
    }
}
