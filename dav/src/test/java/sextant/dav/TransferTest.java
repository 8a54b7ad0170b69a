package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final String A = Rig.CALENDAR + "a.ics";
    private static final String SECOND = Rig.CALENDARS + "second/";
    private static final String CALDAV = "{urn:ietf:params:xml:ns:caldav}";

    private final Rig rig = new Rig();

    @BeforeEach
    void calendars() {
        rig.send("MKCALENDAR", SECOND, "");
        rig.putEvent("a.ics", "a", "An event");
    }

    private void paint(String path) {
        rig.proppatch(path, "<D:set><D:prop><x xmlns='urn:x'>red</x></D:prop></D:set>");
    }

    private String colour(String path) {
        return rig.propfind(path, 0, "x xmlns='urn:x'").row().text("{urn:x}x");
    }

    private String id(String path) {
        return rig.propfind(path, 0, "D:resource-id").row().text("{DAV:}resource-id");
    }

    // ---- items -------------------------------------------------------------------------------------------------

    @Test
    void aMovedEventKeepsItsIdItsTagAndItsProperties() {
        paint(A);
        var id = id(A);
        var tag = rig.send("GET", A, "").field("ETag");

        assertThat(rig.move(A, SECOND + "b.ics").status()).isEqualTo(201);

        assertThat(rig.text(A)).isEqualTo("404");
        assertThat(id(SECOND + "b.ics")).isEqualTo(id);
        assertThat(rig.send("GET", SECOND + "b.ics", "").field("ETag")).isEqualTo(tag);
        assertThat(colour(SECOND + "b.ics")).isEqualTo("red");
    }

    @Test
    void aCopiedEventIsAnotherOneWithTheSameOctetsAndProperties() {
        paint(A);

        assertThat(rig.copy(A, "https://mail.example.org" + SECOND + "b.ics").status())
                .isEqualTo(201);

        assertThat(rig.text(SECOND + "b.ics")).isEqualTo(rig.text(A));
        assertThat(colour(SECOND + "b.ics")).isEqualTo("red");
        assertThat(id(SECOND + "b.ics")).isNotEqualTo(id(A));
    }

    @Test
    void aDestinationIsAPathOrAUrlOfThisServerInEverySpelling() {
        for (var destination : List.of(
                SECOND + "1.ics",
                "https://mail.example.org" + SECOND + "2.ics",
                "HTTPS://MAIL.EXAMPLE.ORG:443" + SECOND + "3.ics",
                "http://mail.example.org/dav/calendars/Alice@example.org/second/4%20%C3%BC.ics")) {
            rig.send("DELETE", SECOND, "");
            rig.send("MKCALENDAR", SECOND, "");
            assertThat(rig.copy(A, destination).status()).as(destination).isEqualTo(201);
        }
        assertThat(rig.text(SECOND + "4%20%C3%BC.ics")).contains("An event");
    }

    @Test
    void badDestinationsChangeNothing() {
        var table = List.of(
                List.of("https://other.example.org" + SECOND + "b.ics", "502"),
                List.of("https://mail.example.org:8443" + SECOND + "b.ics", "502"),
                List.of("b.ics", "400"),
                List.of(SECOND + "../b.ics", "400"),
                List.of(SECOND + "%zz.ics", "400"),
                List.of(SECOND + "b.ics?x", "400"),
                List.of("/dav/", "403"),
                List.of("/dav/principals/alice%40example.org/", "403"),
                List.of("/dav/calendars/bob%40example.org/calendar/b.ics", "403"),
                List.of("/elsewhere", "403"),
                List.of(Rig.CALENDARS + "none/b.ics", "409"),
                List.of(Rig.CALENDARS + "item.ics", "403"),
                List.of(A, "403"),
                List.of(SECOND + "x".repeat(300), "403"));
        for (var row : table) {
            for (var method : List.of("COPY", "MOVE")) {
                var answer = rig.send(method, A, "", "Destination", row.get(0));
                assertThat(answer.status()).as(method + " to " + row.get(0)).isEqualTo(Integer.parseInt(row.get(1)));
            }
        }
        assertThat(rig.send("COPY", A, "").status()).isEqualTo(400);
        assertThat(rig.copy(A, SECOND + "b.ics", "Overwrite", "maybe").status()).isEqualTo(400);
        assertThat(rig.copy(A, SECOND + "b.ics", "Depth", "1").status()).isEqualTo(400);
        assertThat(rig.copy(Rig.CALENDAR + "none.ics", SECOND + "b.ics").status())
                .isEqualTo(404);
        assertThat(rig.propfind(SECOND, 1, "D:getetag").rows()).hasSize(1);
        assertThat(rig.text(A)).contains("An event");
    }

    @Test
    void overwritingIsAskedFor() {
        rig.put(SECOND + "b.ics", Rig.event("a", "Older"));

        assertThat(rig.copy(A, SECOND + "b.ics", "Overwrite", "F").status()).isEqualTo(412);
        assertThat(rig.move(A, SECOND + "b.ics", "Overwrite", "F").status()).isEqualTo(412);
        assertThat(rig.text(SECOND + "b.ics")).contains("Older");
        assertThat(rig.copy(A, SECOND + "b.ics", "Overwrite", "T").status()).isEqualTo(204);
        assertThat(rig.text(SECOND + "b.ics")).contains("An event");
        rig.put(SECOND + "b.ics", Rig.event("a", "Older"));
        assertThat(rig.move(A, SECOND + "b.ics").status()).isEqualTo(204);
        assertThat(rig.text(SECOND + "b.ics")).contains("An event");
    }

    @Test
    void aUidThatIsThereAlreadyIsNamedWithItsHolder() {
        rig.put(SECOND + "holder.ics", Rig.event("a", "Same UID"));
        rig.put(SECOND + "other.ics", Rig.event("other", "Other UID"));

        for (var method : List.of("COPY", "MOVE")) {
            var taken = rig.send(method, A, "", "Destination", SECOND + "b.ics");
            assertThat(taken.status()).isEqualTo(403);
            assertThat(taken.condition()).isEqualTo(CALDAV + "no-uid-conflict");
            assertThat(taken.text()).contains(SECOND + "holder.ics");
        }
        rig.send("DELETE", SECOND + "holder.ics", "");
        for (var method : List.of("COPY", "MOVE")) {
            var over = rig.send(method, A, "", "Destination", SECOND + "other.ics");
            assertThat(over.status()).isEqualTo(403);
            assertThat(over.condition()).isEqualTo(CALDAV + "no-uid-conflict");
        }
        assertThat(rig.text(SECOND + "other.ics")).contains("Other UID");
        assertThat(rig.text(A)).contains("An event");
    }

    @Test
    void whatACalendarDoesNotTakeIsNotBroughtIn() {
        rig.send(
                "MKCALENDAR",
                Rig.CALENDARS + "todo/",
                "<C:mkcalendar" + Rig.NAMESPACES + "><D:set><D:prop><C:supported-calendar-component-set>"
                        + "<C:comp name='VTODO'/></C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>");
        var todo = rig.move(A, Rig.CALENDARS + "todo/a.ics");
        var card = rig.copy(A, Rig.CONTACTS + "a.vcf");

        assertThat(todo.status()).isEqualTo(403);
        assertThat(todo.condition()).isEqualTo(CALDAV + "supported-calendar-component");
        assertThat(card.status()).isEqualTo(403);
        assertThat(card.condition()).endsWith("supported-address-data");
        rig.put(Rig.CONTACTS + "c.vcf", Rig.contact("c", "Bo"));
        assertThat(rig.move(Rig.CONTACTS + "c.vcf", Rig.CALENDAR + "c.ics").condition())
                .isEqualTo(CALDAV + "supported-calendar-data");
        assertThat(rig.text(Rig.CONTACTS + "c.vcf")).contains("Bo");
        assertThat(rig.text(A)).contains("An event");
    }

    @Test
    void anEventCanBeKeptAsAFileAndBroughtBack() {
        assertThat(rig.copy(A, Rig.FILES + "a.ics").status()).isEqualTo(201);
        assertThat(rig.send("GET", Rig.FILES + "a.ics", "")
                        .field("Content-Type")
                        .orElse(""))
                .startsWith("text/calendar");

        assertThat(rig.move(Rig.FILES + "a.ics", SECOND + "back.ics").status()).isEqualTo(201);

        assertThat(rig.text(SECOND + "back.ics")).isEqualTo(rig.text(A));
        assertThat(rig.text(Rig.FILES + "a.ics")).isEqualTo("404");
        rig.send("PUT", Rig.FILES + "no.ics", "no event");
        assertThat(rig.copy(Rig.FILES + "no.ics", SECOND + "no.ics").condition())
                .isEqualTo(CALDAV + "valid-calendar-data");
    }

    @Test
    void whatTheClientExpectsOfTheSourceIsTested() {
        assertThat(rig.move(A, SECOND + "b.ics", "If-Match", "\"other\"").status())
                .isEqualTo(412);
        assertThat(rig.text(A)).contains("An event");
        var tag = rig.send("GET", A, "").field("ETag").orElseThrow();
        assertThat(rig.move(A, SECOND + "b.ics", "If-Match", tag).status()).isEqualTo(201);
    }

    @Test
    void aMoveIsNewsForWhoeverSyncsBothCalendars() {
        var from = rig.sync(Rig.CALENDAR, "", "").syncToken();
        var to = rig.sync(SECOND, "", "").syncToken();

        rig.move(A, SECOND + "b.ics");

        assertThat(rig.sync(Rig.CALENDAR, from, "").row(A).status()).isEqualTo(404);
        assertThat(rig.sync(SECOND, to, "").rows()).containsOnlyKeys(SECOND + "b.ics");
    }

    // ---- collections -------------------------------------------------------------------------------------------

    private void tree() {
        rig.send("MKCOL", Rig.FILES + "one/", "");
        rig.send("MKCOL", Rig.FILES + "one/two/", "");
        rig.send("PUT", Rig.FILES + "one/f", "1");
        rig.send("PUT", Rig.FILES + "one/two/g", "2");
        paint(Rig.FILES + "one/two/");
        paint(Rig.FILES + "one/two/g");
    }

    @Test
    void aFolderIsMovedByOneChangeHoweverMuchIsInIt() {
        tree();
        var head = rig.mailbox().head();

        assertThat(rig.move(Rig.FILES + "one/", Rig.FILES + "moved/").status()).isEqualTo(201);

        assertThat(rig.mailbox().head()).isEqualTo(head.next());
        assertThat(rig.text(Rig.FILES + "moved/two/g")).isEqualTo("2");
        assertThat(rig.text(Rig.FILES + "one/f")).isEqualTo("404");
        assertThat(colour(Rig.FILES + "moved/two/g")).isEqualTo("red");
        assertThat(colour(Rig.FILES + "moved/two/")).isEqualTo("red");
        assertThat(rig.propfind(Rig.FILES + "moved/", 0, "D:displayname").row().text("{DAV:}displayname"))
                .isEqualTo("moved");
    }

    @Test
    void aFolderIsCopiedDeeplyOrAlone() {
        tree();

        assertThat(rig.copy(Rig.FILES + "one/", Rig.FILES + "deep/").status()).isEqualTo(201);
        assertThat(rig.copy(Rig.FILES + "one/", Rig.FILES + "flat/", "Depth", "0")
                        .status())
                .isEqualTo(201);

        assertThat(rig.text(Rig.FILES + "deep/two/g")).isEqualTo("2");
        assertThat(colour(Rig.FILES + "deep/two/g")).isEqualTo("red");
        assertThat(rig.propfind(Rig.FILES + "flat/", 1, "D:getetag").rows()).containsOnlyKeys(Rig.FILES + "flat/");
    }

    @Test
    void whatIsOverwrittenIsGone() {
        tree();
        rig.send("MKCOL", Rig.FILES + "old/", "");
        rig.send("PUT", Rig.FILES + "old/gone", "x");
        rig.send("PUT", Rig.FILES + "file", "x");

        assertThat(rig.copy(Rig.FILES + "one/", Rig.FILES + "old/", "Overwrite", "F")
                        .status())
                .isEqualTo(412);
        assertThat(rig.copy(Rig.FILES + "one/", Rig.FILES + "old/").status()).isEqualTo(204);
        assertThat(rig.text(Rig.FILES + "old/gone")).isEqualTo("404");
        assertThat(rig.text(Rig.FILES + "old/f")).isEqualTo("1");
        assertThat(rig.move(Rig.FILES + "old/", Rig.FILES + "file").status()).isEqualTo(204);
        assertThat(rig.text(Rig.FILES + "file/f")).isEqualTo("1");
        assertThat(rig.copy(Rig.FILES + "file/f", Rig.FILES + "one/two").status())
                .isEqualTo(204);
        assertThat(rig.text(Rig.FILES + "one/two")).isEqualTo("1");
    }

    @Test
    void nothingGoesIntoItselfOrOverWhatItIsIn() {
        tree();
        for (var method : List.of("COPY", "MOVE")) {
            assertThat(rig.send(method, Rig.FILES + "one/", "", "Destination", Rig.FILES + "one/two/three/")
                            .status())
                    .isEqualTo(403);
            assertThat(rig.send(method, Rig.FILES + "one/two/", "", "Destination", Rig.FILES + "one/")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(rig.text(Rig.FILES + "one/two/g")).isEqualTo("2");
    }

    @Test
    void aCalendarIsMovedAndCopiedAmongCalendarsAndNowhereElse() {
        rig.put(SECOND + "b.ics", Rig.event("b", "b"));
        var id = id(SECOND);

        assertThat(rig.move(SECOND, Rig.CALENDARS + "third/").status()).isEqualTo(201);
        assertThat(id(Rig.CALENDARS + "third/")).isEqualTo(id);
        assertThat(rig.text(Rig.CALENDARS + "third/b.ics")).contains("UID:b");
        assertThat(rig.copy(Rig.CALENDARS + "third/", SECOND).status()).isEqualTo(201);
        assertThat(rig.text(SECOND + "b.ics")).contains("UID:b");
        assertThat(rig.propfind(SECOND, 0, "D:resourcetype").row().inside("{DAV:}resourcetype"))
                .contains(CALDAV + "calendar");

        for (var to : List.of(Rig.FILES + "cal/", Rig.ADDRESS_BOOKS + "cal/", Rig.CALENDARS + "third/inner/")) {
            assertThat(rig.copy(SECOND, to).status()).as(to).isEqualTo(403);
            assertThat(rig.move(SECOND, to).status()).as(to).isEqualTo(403);
        }
        rig.send("MKCOL", Rig.FILES + "plain/", "");
        var plain = rig.copy(Rig.FILES + "plain/", Rig.CALENDARS + "plain/");
        assertThat(plain.status()).isEqualTo(403);
        assertThat(plain.condition()).isEqualTo(CALDAV + "calendar-collection-location-ok");
        // what every account needs is not written over
        assertThat(rig.move(SECOND, Rig.CALENDAR).status()).isEqualTo(403);
        assertThat(rig.text(A)).contains("An event");
    }

    @Test
    void anEventIsNotWrittenOverWithAnotherOne() {
        var answer = rig.putEvent("a.ics", "b", "Another event");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo(CALDAV + "no-uid-conflict");
        assertThat(answer.text()).contains(A);
        assertThat(rig.text(A)).contains("An event");
    }
}
