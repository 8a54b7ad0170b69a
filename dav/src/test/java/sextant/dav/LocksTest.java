package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocksTest {
    private static final String FOLDER = Rig.FILES + "one/";
    private static final String A = FOLDER + "a";
    private static final String SUBMITTED = "{DAV:}lock-token-submitted";

    private final Rig rig = new Rig();

    @BeforeEach
    void tree() {
        rig.send("MKCOL", FOLDER, "");
        rig.send("PUT", A, "1");
    }

    private int put(String path, String text, String... fields) {
        return rig.send("PUT", path, text, fields).status();
    }

    private static String shown(String token) {
        return "(" + token + ")";
    }

    private Answer unlock(String path, String token) {
        return rig.send("UNLOCK", path, "", "Lock-Token", token);
    }

    // ---- what a lock forbids -----------------------------------------------------------------------------------

    @Test
    void aLockedFileIsWrittenByWhoeverShowsTheToken() {
        var token = rig.lock(A, "exclusive", "0");

        var refused = rig.send("PUT", A, "2");
        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.condition()).isEqualTo(SUBMITTED);
        assertThat(refused.text()).contains(A);
        for (var method : List.of("DELETE", "MOVE", "PROPPATCH")) {
            var body = method.equals("PROPPATCH") ? "<D:propertyupdate xmlns:D='DAV:'/>" : "";
            assertThat(rig.send(method, A, body, "Destination", FOLDER + "b").status())
                    .as(method)
                    .isEqualTo(423);
        }
        assertThat(rig.copy(FOLDER, Rig.FILES + "two/").status()).isEqualTo(201);
        assertThat(rig.copy(Rig.FILES + "two/a", A).status()).isEqualTo(423);
        assertThat(rig.text(A)).isEqualTo("1");
        assertThat(put(A, "2", "If", shown(token))).isEqualTo(204);
        assertThat(put(FOLDER + "b", "new")).isEqualTo(201);
    }

    @Test
    void aLockOfAFolderForbidsWhatItSaysItDoes() {
        var token = rig.lock(FOLDER, "exclusive", "0");
        assertThat(put(A, "2")).isEqualTo(204);
        assertThat(put(FOLDER + "new", "x")).isEqualTo(423);
        assertThat(rig.send("MKCOL", FOLDER + "new/", "").status()).isEqualTo(423);
        assertThat(rig.send("DELETE", A, "").status()).isEqualTo(423);
        assertThat(rig.send("POST", FOLDER + "?add-member", "x").status()).isEqualTo(423);
        assertThat(put(FOLDER + "new", "x", "If", "<" + FOLDER + "> " + shown(token)))
                .isEqualTo(201);
        assertThat(unlock(FOLDER, token).status()).isEqualTo(204);

        var deep = rig.lock(FOLDER, "exclusive", "infinity");
        assertThat(put(A, "3")).isEqualTo(423);
        assertThat(put(A, "3", "If", shown(deep))).isEqualTo(204);
    }

    @Test
    void aFolderIsNotRemovedOverALockInIt() {
        var token = rig.lock(A, "exclusive", "0");

        for (var answer : List.of(
                rig.send("DELETE", FOLDER, ""), rig.move(FOLDER, Rig.FILES + "two/"), rig.copy(FOLDER + "b", FOLDER))) {
            if (answer.status() != 404) {
                assertThat(answer.row(A).status()).isEqualTo(423);
                assertThat(answer.row(A).error()).contains(SUBMITTED);
            }
        }
        rig.send("MKCOL", Rig.FILES + "other/", "");
        assertThat(rig.copy(Rig.FILES + "other/", FOLDER).row(A).status()).isEqualTo(423);
        assertThat(rig.text(A)).isEqualTo("1");
        assertThat(rig.send("DELETE", FOLDER, "", "If", "<" + A + "> " + shown(token))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aLockDoesNotMoveAndEndsWithWhatItLocked() {
        var token = rig.lock(A, "exclusive", "0");
        assertThat(rig.move(A, FOLDER + "b", "If", shown(token)).status()).isEqualTo(201);
        assertThat(put(FOLDER + "b", "x")).isEqualTo(204);
        assertThat(put(A, "again")).isEqualTo(201);

        var second = rig.lock(A, "exclusive", "0");
        rig.send("DELETE", A, "", "If", shown(second));
        assertThat(put(A, "once more")).isEqualTo(201);
    }

    @Test
    void whatIsCopiedOntoALockedFileStaysLocked() {
        var token = rig.lock(A, "exclusive", "0");
        put(FOLDER + "b", "new");

        assertThat(rig.copy(FOLDER + "b", A, "If", "<" + A + "> " + shown(token))
                        .status())
                .isEqualTo(204);

        assertThat(rig.text(A)).isEqualTo("new");
        assertThat(put(A, "x")).isEqualTo(423);
    }

    @Test
    void eventsAndCalendarsAreLockedToo() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.lock(Rig.CALENDAR + "a.ics", "exclusive", "0");
        assertThat(rig.putEvent("a.ics", "a", "y").status()).isEqualTo(423);
        assertThat(rig.putEvent("a.ics", "a", "y", "If", shown(token)).status()).isEqualTo(204);
        rig.lock(Rig.CONTACTS, "exclusive", "infinity");
        assertThat(rig.put(Rig.CONTACTS + "a.vcf", Rig.contact("a", "Bo")).status())
                .isEqualTo(423);
    }

    // ---- giving, refreshing, ending ----------------------------------------------------------------------------

    @Test
    void aLockIsToldWithItsOwnersWords() {
        var token = rig.lock(A, "exclusive", "infinity");

        var row = rig.propfind(A, 0, "D:lockdiscovery", "D:supportedlock").row();

        var locks = Answer.children(row.property("{DAV:}lockdiscovery"));
        assertThat(locks).hasSize(1);
        var text = locks.getFirst().getTextContent();
        assertThat(text)
                .contains("infinity", "mailto:a@example.org at the bow", "Second-600", A)
                .contains(token.substring(1, token.length() - 1));
        assertThat(row.inside("{DAV:}supportedlock")).containsExactly("{DAV:}lockentry", "{DAV:}lockentry");
        assertThat(token).matches("<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>");
        assertThat(rig.propfind(FOLDER, 0, "D:lockdiscovery").row().inside("{DAV:}lockdiscovery"))
                .isEmpty();
    }

    @Test
    void sharedLocksStandSideBySideAndExclusiveOnesAlone() {
        var one = rig.lock(A, "shared", "0");
        var two = rig.lock(A, "shared", "0");
        assertThat(one).isNotEqualTo(two);
        assertThat(lockStatus(A, "exclusive", "0")).isEqualTo(423);
        assertThat(put(A, "2")).isEqualTo(423);
        assertThat(put(A, "2", "If", shown(two))).isEqualTo(204);
        unlock(A, one);
        unlock(A, two);
        rig.lock(A, "exclusive", "0");
        assertThat(lockStatus(A, "shared", "0")).isEqualTo(423);
        assertThat(lockStatus(A, "exclusive", "0")).isEqualTo(423);
    }

    private int lockStatus(String path, String scope, String depth) {
        return lock(path, scope, depth).status();
    }

    private Answer lock(String path, String scope, String depth) {
        return rig.send(
                "LOCK",
                path,
                "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:" + scope + "/></D:lockscope>"
                        + "<D:locktype><D:write/></D:locktype></D:lockinfo>",
                "Depth",
                depth);
    }

    @Test
    void aFolderWithALockInItIsNotLockedAsAWhole() {
        rig.lock(A, "exclusive", "0");

        var answer = lock(FOLDER, "exclusive", "infinity");

        assertThat(answer.row(A).status()).isEqualTo(423);
        assertThat(answer.row(FOLDER).status()).isEqualTo(424);
        assertThat(lockStatus(FOLDER, "exclusive", "0")).isEqualTo(200);
        var again = lock(FOLDER, "exclusive", "infinity");
        assertThat(again.status()).isEqualTo(423);
        assertThat(again.condition()).isEqualTo("{DAV:}no-conflicting-lock");
    }

    @Test
    void aLockEndsWithItsTimeUnlessItIsRefreshed() {
        var token = rig.lock(A, "exclusive", "0");
        rig.fixture.time.advance(Duration.ofSeconds(599));
        assertThat(put(A, "2")).isEqualTo(423);

        var refreshed = rig.send("LOCK", A, "", "If", shown(token), "Timeout", "Infinite, Second-4100000000");
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text()).contains("Second-86400");
        assertThat(refreshed.field("Lock-Token")).isEmpty();
        rig.fixture.time.advance(Duration.ofSeconds(86_399));
        assertThat(put(A, "2")).isEqualTo(423);
        rig.fixture.time.advance(Duration.ofSeconds(1));

        assertThat(put(A, "2")).isEqualTo(204);
        assertThat(rig.send("LOCK", A, "", "If", shown(token)).status()).isEqualTo(412);
        assertThat(unlock(A, token).status()).isEqualTo(409);
    }

    @Test
    void aLockIsRefreshedThroughWhatItLocks() {
        var token = rig.lock(FOLDER, "exclusive", "infinity");
        assertThat(rig.send("LOCK", A, "", "If", shown(token)).status()).isEqualTo(200);
        assertThat(unlock(A, token).status()).isEqualTo(204);
        assertThat(put(A, "2")).isEqualTo(204);
    }

    @Test
    void aLockWhereNothingIsMakesAnEmptyFile() {
        var token = rig.lock(FOLDER + "new", "exclusive", "0");

        assertThat(rig.text(FOLDER + "new")).isEmpty();
        assertThat(put(FOLDER + "new", "x")).isEqualTo(423);
        assertThat(put(FOLDER + "new", "x", "If", shown(token))).isEqualTo(204);
        assertThat(lockStatus(Rig.FILES + "none/new", "exclusive", "0")).isEqualTo(409);
        var event = lock(Rig.CALENDAR + "new.ics", "exclusive", "0");
        assertThat(event.status()).isEqualTo(403);
        assertThat(event.condition()).endsWith("valid-calendar-data");
        assertThat(rig.text(Rig.CALENDAR + "new.ics")).isEqualTo("404");
        assertThat(put(Rig.CALENDAR + "x", "x")).isEqualTo(403);
    }

    @Test
    void aLockIsOfItsAccount() {
        var token = rig.lock(A, "exclusive", "0");
        rig.as(rig.bob);

        assertThat(unlock(A, token).status()).isEqualTo(404);
        assertThat(unlock("/dav/files/bob%40example.org/", token).status()).isEqualTo(409);
        rig.as(rig.alice);
        assertThat(put(A, "x")).isEqualTo(423);
    }

    @Test
    void anAccountHasSoManyLocksAndNoMore() {
        for (int i = 0; i < 1000; i++) {
            rig.lock(A, "shared", "0");
        }
        assertThat(lockStatus(A, "shared", "0")).isEqualTo(507);
        rig.fixture.time.advance(Duration.ofHours(1));
        assertThat(lockStatus(A, "shared", "0")).isEqualTo(200);
    }

    @Test
    void whatCannotBeLockedIsNot() {
        for (var path : List.of("/dav/", Rig.CALENDARS, "/dav/principals/alice%40example.org/")) {
            assertThat(lockStatus(path, "exclusive", "0")).as(path).isEqualTo(403);
        }
        assertThat(lockStatus(A, "exclusive", "1")).isEqualTo(400);
        assertThat(lockStatus(A, "local", "0")).isEqualTo(422);
        assertThat(rig.send("LOCK", A, "").status()).isEqualTo(400);
        assertThat(rig.send("LOCK", A, "<x/>").status()).isEqualTo(400);
        assertThat(rig.send("UNLOCK", A, "").status()).isEqualTo(400);
        assertThat(unlock(A, "<urn:uuid:none>").condition()).isEqualTo("{DAV:}lock-token-matches-request-uri");
        assertThat(put(A, "2")).isEqualTo(204);
    }

    @Test
    void whatIsLeftOfALocksTimeIsTold() {
        rig.lock(A, "exclusive", "0");
        rig.fixture.time.advance(Duration.ofSeconds(500));
        assertThat(rig.propfind(A, 0, "D:lockdiscovery")
                        .row()
                        .property("{DAV:}lockdiscovery")
                        .getTextContent())
                .contains("Second-100");
    }

    // ---- the If field ------------------------------------------------------------------------------------------

    @Test
    void aWriteHappensIfOneListHolds() {
        var token = rig.lock(A, "exclusive", "0");
        var tag = rig.send("GET", A, "").field("ETag").orElseThrow();
        var table = List.of(
                List.of("(" + token + ")", "204"),
                List.of("(" + token + " [" + tag + "])", "204"),
                List.of("(" + token + " [\"other\"])", "412"),
                List.of("(" + token + " [\"other\"]) (" + token + ")", "204"),
                List.of("(Not <DAV:no-lock> " + token + ")", "204"),
                List.of("(<DAV:no-lock>)", "412"),
                List.of("(<DAV:no-lock>) (Not <DAV:no-lock>)", "423"),
                List.of("(Not " + token + ")", "412"),
                List.of("([" + tag + "])", "423"),
                List.of("([W/" + tag + "] " + token + ")", "412"),
                List.of("<" + A + "> (" + token + ")", "204"),
                List.of("<https://mail.example.org" + A + "> (" + token + ")", "204"),
                List.of("<" + FOLDER + "b> (" + token + ")", "412"),
                List.of("<https://other.example.org/> (" + token + ")", "412"),
                List.of("<" + FOLDER + "b> (Not " + token + " [\"x\"]) (Not " + token + ")", "204"),
                List.of("<" + FOLDER + "b> (" + token + ") <" + A + "> (" + token + ")", "204"));
        for (var row : table) {
            rig.send("PUT", A, "1", "If", "(" + token + ")");
            assertThat(rig.send("PUT", A, "1", "If", row.get(0)).status())
                    .as(row.get(0))
                    .isEqualTo(Integer.parseInt(row.get(1)));
        }
    }

    @Test
    void anIfFieldThatCannotBeReadIsRefused() {
        for (var field : List.of(
                "",
                "x",
                "()",
                "(",
                "(<a>",
                "(<a) ",
                "([\"a)",
                "([a])",
                "(Not)",
                "<a>",
                "<a> <b> (<c>)",
                "(<a>) <b> (<c>)",
                "(<a>) x",
                "<> (<a>)")) {
            assertThat(put(A, "2", "If", field)).as(field).isEqualTo(400);
        }
        assertThat(rig.text(A)).isEqualTo("1");
    }
}
