package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.DavLimits;
import sextant.mailbox.Account;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Role;

class FilesTest {
    private static final String A = Rig.FILES + "a.txt";

    private final Rig rig = new Rig();

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer put(String path, String text, String... fields) {
        return rig.put(path, octets(text), fields);
    }

    private Answer mkcol(String path) {
        return rig.send("MKCOL", path, "");
    }

    @Test
    void aFileComesBackAsItWasWithItsType() {
        var octets = new byte[] {0, (byte) 0xFF, '\r', '\n', (byte) 0xC0, 'x'};

        assertThat(rig.put(A, octets, "Content-Type", "image/x-odd; a=b").status())
                .isEqualTo(201);

        var back = rig.send("GET", A, "");
        assertThat(back.body()).isEqualTo(octets);
        assertThat(back.field("Content-Type")).contains("image/x-odd; a=b");
        assertThat(rig.propfind(A, 0, "D:getcontenttype", "D:getcontentlength", "D:resourcetype")
                        .row()
                        .text("{DAV:}getcontenttype"))
                .isEqualTo("image/x-odd; a=b");
    }

    @Test
    void aFileRunsInNoBrowserAsAPageOfThisServer() {
        put(A, "<script>alert(1)</script>", "Content-Type", "text/html");

        var back = rig.send("GET", A, "");

        assertThat(back.field("Content-Disposition")).contains("attachment");
        assertThat(back.field("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(back.field("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void anUnsaidTypeIsOctets() {
        put(A, "x", "Content-Type", "text/plain");
        put(A, "x");

        assertThat(rig.send("GET", A, "").field("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void foldersStandInFoldersAndListWhatIsInThem() {
        mkcol(Rig.FILES + "one/");
        mkcol(Rig.FILES + "one/two%20%C3%BC/");
        put(Rig.FILES + "one/f", "1");
        put(Rig.FILES + "one/two%20%C3%BC/g", "2");

        assertThat(rig.propfind(Rig.FILES + "one/", 1, "D:resourcetype").rows())
                .containsOnlyKeys(Rig.FILES + "one/", Rig.FILES + "one/two%20%C3%BC/", Rig.FILES + "one/f");
        assertThat(rig.propfind(Rig.FILES, 1, "D:resourcetype").rows()).containsOnlyKeys(Rig.FILES, Rig.FILES + "one/");
        assertThat(rig.propfind("/dav/files/", 1, "D:resourcetype").rows()).hasSize(2);
        assertThat(rig.text(Rig.FILES + "one/two%20%C3%BC/g")).isEqualTo("2");
    }

    @Test
    void aFolderIsAPlainCollection() {
        mkcol(Rig.FILES + "one/");

        var row = rig.propfind(Rig.FILES + "one/", 0, "D:resourcetype", "D:displayname")
                .row();

        assertThat(row.inside("{DAV:}resourcetype")).containsExactly("{DAV:}collection");
        assertThat(row.text("{DAV:}displayname")).isEqualTo("one");
        assertThat(rig.send("MKCALENDAR", Rig.FILES + "cal/", "").status()).isEqualTo(403);
    }

    @Test
    void nothingIsMadeOnTheWay() {
        assertThat(mkcol(Rig.FILES + "none/one/").status()).isEqualTo(409);
        assertThat(put(Rig.FILES + "none/f", "x").status()).isEqualTo(409);
        put(A, "x");
        assertThat(mkcol(A + "/one/").status()).isEqualTo(409);
        assertThat(put(A + "/f", "x").status()).isEqualTo(409);
    }

    @Test
    void aFolderDeletedIsGoneWithAllThatIsInIt() {
        mkcol(Rig.FILES + "one/");
        mkcol(Rig.FILES + "one/two/");
        put(Rig.FILES + "one/two/f", "x");

        assertThat(rig.send("DELETE", Rig.FILES + "one/", "").status()).isEqualTo(204);

        assertThat(rig.text(Rig.FILES + "one/two/f")).isEqualTo("404");
        assertThat(rig.mailbox().room().used()).isZero();
        assertThat(rig.send("DELETE", Rig.FILES, "").status()).isEqualTo(403);
    }

    @Test
    void filesAreNobodyElses() {
        put(A, "private");
        rig.as(rig.bob);

        for (var method : List.of("GET", "PROPFIND", "DELETE", "PUT", "MKCOL", "PROPPATCH", "LOCK", "COPY", "MOVE")) {
            var theirs = rig.send(method, A, "", "Destination", "/dav/files/bob%40example.org/b");
            var none = rig.send(
                    method, "/dav/files/zoe%40example.org/a.txt", "", "Destination", "/dav/files/bob%40example.org/b");
            assertThat(theirs.status()).as(method).isEqualTo(none.status()).isGreaterThanOrEqualTo(400);
            assertThat(theirs.text()).as(method).isEqualTo(none.text());
        }
        put("/dav/files/bob%40example.org/b", "mine");
        assertThat(rig.copy("/dav/files/bob%40example.org/b", A).status()).isEqualTo(403);
        rig.as(rig.alice);
        assertThat(rig.text(A)).isEqualTo("private");
    }

    @Test
    void aFileHasItsLimit() {
        var small = new Rig(new DavLimits(1000, 100, 5, 10, 255, 1000, 10, 5));

        assertThat(small.put(A, new byte[6]).status()).isEqualTo(413);
        assertThat(small.put(A, new byte[5]).status()).isEqualTo(201);
    }

    @Test
    void theRoomOfTheAccountIsTold() {
        put(A, "12345");
        rig.putEvent("a.ics", "a", "x");
        var event = Rig.event("a", "x").length;

        for (var path : List.of(Rig.FILES, Rig.CALENDAR, Rig.CALENDARS, Rig.CONTACTS)) {
            var row = rig.propfind(path, 0, "D:quota-used-bytes", "D:quota-available-bytes")
                    .row();
            assertThat(row.text("{DAV:}quota-used-bytes")).as(path).isEqualTo(Integer.toString(5 + event));
            assertThat(Long.parseLong(row.text("{DAV:}quota-available-bytes")))
                    .isEqualTo(rig.mailbox().room().quota() - 5 - event);
        }
    }

    @Test
    void whereThereIsNoRoomNothingIsWritten() {
        rig.fixture.accounts.change(
                rig.alice.id(),
                account -> new Account(
                        account.id(),
                        account.address(),
                        account.displayName(),
                        account.administrator(),
                        account.enabled(),
                        account.settings().with(MailboxLimits.QUOTA, "8"),
                        account.created()));
        assertThat(put(A, "12345").status()).isEqualTo(201);

        for (var answer : List.of(put(Rig.FILES + "b", "1234"), rig.copy(A, Rig.FILES + "c"))) {
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.condition()).isEqualTo("{DAV:}quota-not-exceeded");
        }
        assertThat(rig.propfind(Rig.FILES, 1, "D:getetag").rows()).containsOnlyKeys(Rig.FILES, A);
    }

    @Test
    void theServerFindsANameForWhatIsPosted() {
        for (var collection : List.of(Rig.FILES, Rig.CALENDAR, Rig.CONTACTS)) {
            var octets = collection.equals(Rig.FILES)
                    ? octets("x")
                    : collection.equals(Rig.CALENDAR) ? Rig.event("posted", "x") : Rig.contact("posted", "Bo");
            var url = rig.propfind(collection, 0, "D:add-member").row().text("{DAV:}add-member");
            assertThat(url).isEqualTo(collection + "?add-member");

            var answer = rig.send("POST", url, octets);

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            var location = answer.field("Location").orElseThrow();
            assertThat(location).startsWith(collection);
            var back = rig.send("GET", location, "");
            assertThat(back.body()).isEqualTo(octets);
            assertThat(back.field("ETag")).isEqualTo(answer.field("ETag"));
        }
        var again = rig.send("POST", Rig.CALENDAR + "?add-member", Rig.event("posted", "other"));
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.condition()).endsWith("no-uid-conflict");
        assertThat(again.text()).contains(">" + Rig.CALENDAR + "posted.ics<");
    }

    @Test
    void thereIsOneTopmostFolder() {
        assertThat(rig.mailbox().collection(Role.FILES).parent()).isEmpty();
        assertThat(mkcol(Rig.FILES).status()).isEqualTo(405);
        assertThat(rig.move(Rig.FILES, Rig.FILES + "x/").status()).isEqualTo(403);
        assertThat(rig.send("PUT", Rig.FILES, "x").status()).isEqualTo(405);
    }

    @Test
    void whatAClientCallsAFileIsKept() {
        put(A, "x");
        assertThat(rig.proppatch(A, "<D:set><D:prop><D:displayname>My file</D:displayname></D:prop></D:set>")
                        .row()
                        .found())
                .containsKey("{DAV:}displayname");
        assertThat(rig.propfind(A, 0, "D:displayname").row().text("{DAV:}displayname"))
                .isEqualTo("My file");
        rig.move(A, Rig.FILES + "b");
        assertThat(rig.propfind(Rig.FILES + "b", 0, "D:displayname").row().text("{DAV:}displayname"))
                .isEqualTo("My file");
    }

    @Test
    void whatIsExpectedOfAResourceIsTestedByEveryMethodThatWrites() {
        mkcol(Rig.FILES + "one/");
        put(A, "x");
        var set =
                "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x xmlns='urn:x'/></D:prop></D:set></D:propertyupdate>";
        for (var path : List.of(Rig.FILES + "one/", A)) {
            for (var method : List.of("DELETE", "MOVE", "COPY", "PROPPATCH")) {
                var answer = rig.send(
                        method,
                        path,
                        method.equals("PROPPATCH") ? set : "",
                        "If-Match",
                        "\"x\"",
                        "Destination",
                        Rig.FILES + "to");
                assertThat(answer.status()).as("%s %s", method, path).isEqualTo(412);
            }
        }
        assertThat(rig.send("GET", A, "", "If", "([\"x\"])").status()).isEqualTo(412);
        assertThat(rig.text(A)).isEqualTo("x");
    }

    @Test
    void deadPropertiesStandOnFilesAndFolders() {
        mkcol(Rig.FILES + "one/");
        put(Rig.FILES + "one/f", "x");
        for (var path : List.of(Rig.FILES, Rig.FILES + "one/", Rig.FILES + "one/f")) {
            rig.proppatch(
                    path, "<D:set><D:prop><y:p xmlns:y='urn:y' xml:lang='de' y:a='1'>t<y:e/>u</y:p></D:prop></D:set>");
            var property = rig.propfind(path, 0, "y:p xmlns:y='urn:y'").row().property("{urn:y}p");
            assertThat(property.getTextContent()).isEqualTo("tu");
            assertThat(property.getAttributeNS("urn:y", "a")).isEqualTo("1");
            assertThat(property.getAttribute("xml:lang")).isEqualTo("de");
        }
    }
}
