package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.dav.wire.DavLimits;

/** Requests that no client in its right mind sends: each has its answer, and changes nothing. */
class HostileRequestsTest {
    private final Rig rig = new Rig(new DavLimits(2_000, 4_000, 4_000, 10, 255, 500, 5, 10));
    private List<String> before = List.of();

    @BeforeEach
    void tree() {
        rig.send("MKCOL", Rig.FILES + "d/", "");
        rig.send("PUT", Rig.FILES + "f", "1");
        rig.putEvent("e.ics", "e", "An event");
        before = state();
    }

    private List<String> state() {
        var state = new ArrayList<String>();
        for (var collection : rig.mailbox().collections()) {
            state.add(collection.toString());
            rig.mailbox()
                    .changes(collection.id(), sextant.mailbox.Position.START, 100)
                    .present()
                    .forEach(item -> state.add(item.toString()));
        }
        return state;
    }

    private static String path(String shorthand) {
        return shorthand.replace("FILES/", Rig.FILES).replace("CAL/", Rig.CALENDAR);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PUT       | FILES/..%2fx               |                            | 400
            PUT       | FILES/%2e%2e/x             |                            | 400
            PUT       | FILES/%c0%ae               |                            | 400
            PUT       | FILES/a%00b                |                            | 400
            PUT       | FILES/a%0d%0aX: y          |                            | 400
            PUT       | FILES//x                   |                            | 400
            PUT       | FILES/none/x               |                            | 409
            PUT       | FILES/f/x                  |                            | 409
            PUT       | FILES/d/                   |                            | 405
            PUT       | FILES/x                    | Content-Range: bytes 0-1/9 | 400
            PUT       | CAL/x.ics                  | Content-Range: bytes 0-1/9 | 400
            PUT       | CAL/x/y.ics                |                            | 409
            PUT       | FILES/x                    | If: (<x                    | 400
            PUT       | FILES/x                    | If-Match: *                | 412
            PUT       | FILES/f                    | If-None-Match: *           | 412
            MKCOL     | FILES/f                    |                            | 405
            MKCOL     | FILES/d/                   |                            | 405
            MKCOL     | FILES/none/x/              |                            | 409
            MKCOL     | FILES/f/x/                 |                            | 409
            MKCOL     | CAL/inner/                 |                            | 403
            MKCALENDAR| FILES/x/                   |                            | 403
            DELETE    | FILES/                     |                            | 403
            DELETE    | FILES/d/                   | Depth: 0                   | 400
            DELETE    | FILES/none                 |                            | 404
            DELETE    | FILES/f                    | If-Match: "x"              | 412
            COPY      | FILES/f                    |                            | 400
            COPY      | FILES/f                    | Destination: x             | 400
            COPY      | FILES/f                    | Destination: ftp://x/y     | 502
            MOVE      | FILES/d/                   | Depth: 0                   | 400
            MOVE      | /dav/                      | Destination: /dav/x        | 403
            PROPFIND  | FILES/                     | Depth: 2                   | 400
            PROPFIND  | FILES/                     | Depth: infinity            | 403
            PROPFIND  | FILES/                     |                            | 403
            LOCK      | FILES/f                    | Depth: 1                   | 400
            LOCK      | /dav/                      |                            | 403
            UNLOCK    | FILES/f                    | Lock-Token: x              | 400
            UNLOCK    | FILES/f                    | Lock-Token: <x>            | 409
            POST      | FILES/                     |                            | 405
            POST      | FILES/f?add-member         |                            | 405
            POST      | FILES/?x                   |                            | 405
            BREW      | FILES/f                    |                            | 405
            GET       | FILES/d/                   |                            | 405
            """)
    void aPathHeaderOrMethodThatMakesNoSenseIsRefused(String method, String path, String field, int status) {
        var fields = field == null ? new String[0] : field.split(": ", 2);

        var answer = rig.send(method, path(path), "", fields);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PROPFIND  | FILES/  | <                                                              | 400
            PROPFIND  | FILES/  | <D:propfind xmlns:D="DAV:"><D:prop>                            | 400
            PROPFIND  | FILES/  | <D:propfind xmlns:D="DAV:"/>                                   | 400
            PROPFIND  | FILES/  | <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x> | 400
            PROPFIND  | FILES/  | <D:propfind xmlns:D="DAV:"><D:prop><x:y/></D:prop></D:propfind> | 400
            PROPFIND  | FILES/  | LONG                                                           | 413
            PROPPATCH | FILES/f | <D:propfind xmlns:D="DAV:"/>                                   | 400
            PROPPATCH | FILES/f | LONG                                                           | 413
            PROPPATCH | FILES/f | <x                                                             | 400
            MKCOL     | FILES/x | letters                                                        | 400
            MKCOL     | FILES/x | LONG                                                           | 413
            MKCALENDAR| CALS/x  | LONG                                                           | 413
            REPORT    | CAL/    | LONG                                                           | 413
            REPORT    | CAL/    | <unknown/>                                                     | 403
            REPORT    | FILES/  | <D:sync-collection xmlns:D="DAV:"/>                            | 403
            LOCK      | FILES/f | LONG                                                           | 413
            LOCK      | FILES/f | <D:lockinfo xmlns:D="DAV:"/>                                   | 400
            LOCK      | FILES/f | letters                                                        | 400
            PUT       | FILES/x | BIG                                                            | 413
            PUT       | CAL/x   | BIG                                                            | 403
            PUT       | CAL/x   |                                                                | 403
            PUT       | CAL/x   | no event                                                       | 403
            PUT       | CAL/e.ics | no event                                                     | 403
            """)
    void aBodyThatMakesNoSenseIsRefused(String method, String path, String body, int status) {
        var octets = body == null
                ? ""
                : body.replace("LONG", "<D:x xmlns:D='DAV:'>" + " ".repeat(2_500) + "</D:x>")
                        .replace("BIG", "x".repeat(4_001));

        var answer = rig.send(
                method,
                path(path).replace("CALS/", Rig.CALENDARS),
                octets.getBytes(StandardCharsets.UTF_8),
                "Depth",
                "0");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("root:", "Exception", "sextant");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aMkcolWithABodyOfAnotherSortIsUnsupported() {
        assertThat(rig.send("MKCOL", Rig.FILES + "x/", "letters", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void namesThatFileSystemsTakeAmissAreOnlyNames() {
        for (var name :
                List.of("con", "x::$DATA", "nul.txt", "~", "-rf", "a%20", ".htaccess", "%2a", "%3cscript%3e", "'")) {
            var path = Rig.FILES + name;
            assertThat(rig.send("PUT", path, name).status()).as(name).isEqualTo(201);
            assertThat(rig.text(path)).isEqualTo(name);
            assertThat(rig.propfind(path, 0, "D:getetag").row().href()).isEqualTo(path);
        }
    }

    @Test
    void aNameHasItsLength() {
        assertThat(rig.send("PUT", Rig.FILES + "x".repeat(255), "1").status()).isEqualTo(201);
        assertThat(rig.send("PUT", Rig.FILES + "x".repeat(256), "1").status()).isEqualTo(403);
        assertThat(rig.send("MKCOL", Rig.FILES + "%C3%BC".repeat(128), "").status())
                .isEqualTo(403);
    }

    @Test
    void aResourceHasSoManyPropertiesOfSuchASize() {
        var many = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            many.append("<p").append(i).append(" xmlns='urn:p'/>");
        }
        var large = "<p xmlns='urn:p'>" + "x".repeat(600) + "</p>";
        for (var properties : List.of(many.toString(), large)) {
            var answer = rig.proppatch(Rig.FILES + "f", "<D:set><D:prop>" + properties + "</D:prop></D:set>");
            assertThat(answer.row().refused()).containsValue(507);
        }
        assertThat(state()).isEqualTo(before);
    }
}
