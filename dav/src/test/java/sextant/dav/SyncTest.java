package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import sextant.mailbox.Position;
import sextant.mailbox.Role;
import sextant.mailbox.store.Faults;

/** sync-collection (RFC 6578). */
class SyncTest {
    private static final String A = Rig.CALENDAR + "a.ics";
    private static final String B = Rig.CALENDAR + "b.ics";
    private static final String STALE = "{DAV:}valid-sync-token";

    private final Rig rig = new Rig();

    private static void assertStale(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.condition()).isEqualTo(STALE);
    }

    @Test
    void theFirstTimeEverythingIsListedAndNothingThatIsGone() {
        rig.putEvent("a.ics", "a", "x");
        rig.putEvent("b.ics", "b", "x");
        rig.send("DELETE", A, "");
        var answer = rig.sync(Rig.CALENDAR, "", "");
        assertThat(answer.rows()).containsOnlyKeys(B);
        assertThat(answer.syncToken()).startsWith("data:,");
    }

    @Test
    void afterwardsOnlyWhatChangedIs() {
        rig.putEvent("a.ics", "a", "x");
        rig.putEvent("b.ics", "b", "x");
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        assertThat(rig.sync(Rig.CALENDAR, token, "").rows()).isEmpty();
        rig.putEvent("b.ics", "b", "y");
        rig.send("DELETE", A, "");
        var answer = rig.sync(Rig.CALENDAR, token, "");
        assertThat(answer.rows()).containsOnlyKeys(A, B);
        assertThat(answer.row(A).status()).isEqualTo(404);
        assertThat(answer.row(B).found()).containsKey("{DAV:}getetag");
        assertThat(rig.sync(Rig.CALENDAR, answer.syncToken(), "").rows()).isEmpty();
        assertThat(rig.sync(Rig.CALENDAR, token, "").rows()).containsOnlyKeys(A, B);
    }

    @Test
    void whatCameAndWentMeanwhileDoesNoHarmAndWhatCameBackIsThere() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.send("DELETE", A, "");
        rig.putEvent("a.ics", "a", "y");
        rig.putEvent("b.ics", "b", "y");
        rig.send("DELETE", B, "");
        var answer = rig.sync(Rig.CALENDAR, token, "");
        assertThat(answer.row(A).found()).containsKey("{DAV:}getetag");
    }

    @Test
    void aNameThatWasLeftTwiceIsGoneOnce() {
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        for (var uid : List.of("one", "two", "three")) {
            rig.putEvent("a.ics", uid, "x");
            rig.send("DELETE", A, "");
        }
        assertThat(rig.sync(Rig.CALENDAR, token, "").rows()).containsOnlyKeys(A);
    }

    @Test
    void theTokenIsTheSameInTheReportTheSyncTokenAndTheCtag() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        var row = rig.propfind(Rig.CALENDAR, 0, "D:sync-token", "CS:getctag").row();
        assertThat(row.text("{DAV:}sync-token")).isEqualTo(token);
        assertThat(row.text("{http://calendarserver.org/ns/}getctag")).isEqualTo(token);
        rig.put(Rig.CALENDARS + "tasks/a.ics", Rig.task("t", "x"));
        assertThat(rig.propfind(Rig.CALENDAR, 0, "CS:getctag").row().text("{http://calendarserver.org/ns/}getctag"))
                .as("news elsewhere are no news here")
                .isEqualTo(token);
        assertThat(rig.sync(Rig.CALENDAR, token, "").syncToken()).isEqualTo(token);
    }

    @Test
    void aNewColourIsNewsToo() {
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.proppatch(Rig.CALENDAR, "<D:set><D:prop><A:calendar-color>#112233</A:calendar-color></D:prop></D:set>");
        assertThat(rig.propfind(Rig.CALENDAR, 0, "CS:getctag").row().text("{http://calendarserver.org/ns/}getctag"))
                .isNotEqualTo(token);
        assertThat(rig.sync(Rig.CALENDAR, token, "").rows()).isEmpty();
    }

    @Test
    void aLimitCutsTheAnswerAndTheTokenGoesOn() {
        for (var i = 0; i < 7; i++) {
            rig.putEvent(i + ".ics", "u" + i, "x");
        }
        var token = "";
        var seen = new ArrayList<String>();
        for (var rounds = 0; ; rounds++) {
            var answer = rig.sync(Rig.CALENDAR, token, "3");
            var rows = answer.rows();
            token = answer.syncToken();
            var cut = rows.remove(Rig.CALENDAR);
            seen.addAll(rows.keySet());
            if (cut == null) {
                assertThat(rounds).isEqualTo(2);
                break;
            }
            assertThat(cut.status()).isEqualTo(507);
            assertThat(cut.error()).contains("{DAV:}number-of-matches-within-limits");
            assertThat(rows).hasSize(3);
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(rig.propfind(Rig.CALENDAR, 0, "D:sync-token").row().text("{DAV:}sync-token"))
                .isEqualTo(token);
    }

    @Test
    void aFirstListingInPagesLosesNothingThatHappensMeanwhile() {
        for (var i = 0; i < 6; i++) {
            rig.putEvent(i + ".ics", "u" + i, "x");
        }
        var first = rig.sync(Rig.CALENDAR, "", "3");
        rig.send("DELETE", Rig.CALENDAR + "0.ics", "");
        rig.putEvent("1.ics", "u1", "y");
        rig.putEvent("6.ics", "u6", "x");
        var rest = rig.sync(Rig.CALENDAR, first.syncToken(), "");
        assertThat(rest.rows())
                .containsOnlyKeys(
                        Rig.CALENDAR + "0.ics",
                        Rig.CALENDAR + "1.ics",
                        Rig.CALENDAR + "3.ics",
                        Rig.CALENDAR + "4.ics",
                        Rig.CALENDAR + "5.ics",
                        Rig.CALENDAR + "6.ics");
        assertThat(rest.row(Rig.CALENDAR + "0.ics").status()).isEqualTo(404);
    }

    @Test
    void aFirstListingInPagesEndsThoughItsPositionsAreOlderThanTheHorizon() {
        for (var i = 0; i < 6; i++) {
            rig.putEvent(i + ".ics", "u" + i, "x");
        }
        rig.putEvent("gone.ics", "gone", "x");
        rig.send("DELETE", Rig.CALENDAR + "gone.ics", "");
        prune();
        var token = "";
        var seen = 0;
        for (var i = 0; i < 3; i++) {
            var answer = rig.sync(Rig.CALENDAR, token, "2");
            token = answer.syncToken();
            seen += (int) answer.rows().values().stream()
                    .filter(row -> row.status() == 0)
                    .count();
        }
        assertThat(seen).isEqualTo(6);
        assertThat(rig.sync(Rig.CALENDAR, token, "").rows()).isEmpty();
    }

    private void prune() {
        var head = rig.mailbox().head();
        rig.fixture.prune(
                rig.alice.id(), rig.mailbox().collection(Role.CALENDAR).id(), head);
        assertThat(rig.mailbox().collection(Role.CALENDAR).horizon())
                .isEqualTo(head)
                .isNotEqualTo(Position.START);
    }

    @Test
    void whoeverIsOlderThanTheHorizonStartsOver() {
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.putEvent("a.ics", "a", "x");
        rig.send("DELETE", A, "");
        prune();
        assertStale(rig.sync(Rig.CALENDAR, token, ""));
        var anew = rig.sync(Rig.CALENDAR, "", "").syncToken();
        assertThat(rig.sync(Rig.CALENDAR, anew, "").status()).isEqualTo(207);
        assertThat(rig.propfind(Rig.CALENDAR, 0, "D:sync-token").row().text("{DAV:}sync-token"))
                .isEqualTo(anew);
    }

    /** A commit that is durable, but not yet known to whoever asks where the journal stands. */
    @Test
    void whatIsCommittedWhileASyncBeginsIsToldThen() throws InterruptedException {
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.putEvent("a.ics", "a", "x");
        var durable = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        rig.fixture.store.inject(new Faults() {
            @Override
            public void after(long nth) {
                durable.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        var writer = Thread.ofVirtual().start(() -> rig.putEvent("b.ics", "b", "x"));
        durable.await();
        var early = rig.sync(Rig.CALENDAR, token, "");
        go.countDown();
        writer.join();
        var told = new HashSet<>(early.rows().keySet());
        told.addAll(rig.sync(Rig.CALENDAR, early.syncToken(), "").rows().keySet());
        assertThat(told).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void aTokenFromAnotherLifeOfTheMailboxStartsOver() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.fixture.newEpochs(new SplittableRandom(9)::nextLong);
        assertStale(rig.sync(Rig.CALENDAR, token, ""));
        assertThat(rig.sync(Rig.CALENDAR, "", "").rows()).containsOnlyKeys(A);
    }

    @Test
    void aDeviceWhoseRowIsDeletedStartsOverAndEndsWithEverythingOnce() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.sync(Rig.CALENDAR, "", "").syncToken();
        var ctag = rig.propfind(Rig.CALENDAR, 0, "CS:getctag").row().text("{http://calendarserver.org/ns/}getctag");
        var device = rig.fixture.devices.list(rig.alice.id()).getFirst();
        rig.fixture.devices.remove(rig.alice.id(), device.id());
        assertStale(rig.sync(Rig.CALENDAR, token, ""));
        assertThat(rig.propfind(Rig.CALENDAR, 0, "CS:getctag").row().text("{http://calendarserver.org/ns/}getctag"))
                .as("who goes by the ctag looks again as well")
                .isNotEqualTo(ctag);
        assertStale(rig.sync(Rig.CALENDAR, token, ""));
        var anew = rig.sync(Rig.CALENDAR, "", "");
        assertThat(anew.rows()).containsOnlyKeys(A);
        assertThat(rig.sync(Rig.CALENDAR, anew.syncToken(), "").rows()).isEmpty();
        assertThat(rig.fixture.devices.list(rig.alice.id())).hasSize(1);
    }

    @Test
    void aTokenOfAnotherCollectionOrAccountStartsOver() {
        var tasks = rig.sync(Rig.CALENDARS + "tasks/", "", "").syncToken();
        assertStale(rig.sync(Rig.CALENDAR, tasks, ""));
        var own = rig.sync(Rig.CALENDAR, "", "").syncToken();
        rig.as(rig.bob);
        var bobs = Rig.CALENDAR.replace("alice", "bob");
        rig.propfind(bobs, 0, "D:displayname");
        assertStale(rig.sync(bobs, own, ""));
    }

    @Test
    void aTokenThatWasTamperedWithStartsOverWhateverWasChanged() {
        rig.putEvent("a.ics", "a", "x");
        var token = rig.sync(Rig.CALENDAR, "", "1").syncToken();
        for (var i = 0; i < token.length(); i++) {
            for (var c : List.of('0', 'z', '-', '~')) {
                var changed = token.substring(0, i) + c + token.substring(i + 1);
                if (!changed.equals(token)) {
                    assertStale(rig.sync(Rig.CALENDAR, changed, ""));
                }
            }
            assertStale(rig.sync(Rig.CALENDAR, token.substring(0, i) + token.substring(i + 1), ""));
        }
        for (var text : List.of("nonsense", "data:,", "data:,-", "http://example.org/ns/sync/1", "x".repeat(10_000))) {
            assertStale(rig.sync(Rig.CALENDAR, text, ""));
        }
    }

    @Test
    void depthAndLevelMayBeSaidInOldAndNewWays() {
        var body = "<D:sync-token/>" + Rig.props("D:getetag");
        assertThat(rig.report(Rig.CALENDAR, "D:sync-collection", body, "Depth", "1")
                        .status())
                .isEqualTo(207);
        var level = "<D:sync-token/><D:sync-level>infinite</D:sync-level>" + Rig.props("D:getetag");
        assertThat(rig.report(Rig.CALENDAR, "D:sync-collection", level, "Depth", "0")
                        .status())
                .isEqualTo(207);
        assertThat(rig.report(Rig.CALENDAR, "D:sync-collection", body, "Depth", "infinity")
                        .status())
                .isEqualTo(400);
        var nonsense = "<D:sync-token/><D:sync-level>7</D:sync-level>" + Rig.props("D:getetag");
        assertThat(rig.report(Rig.CALENDAR, "D:sync-collection", nonsense).status())
                .isEqualTo(400);
        for (var limit : List.of("0", "-1", "x", "99999999999")) {
            assertThat(rig.sync(Rig.CALENDAR, "", limit).status()).as(limit).isEqualTo(400);
        }
    }

    @Test
    void homesAndItemsDoNotAnswerIt() {
        rig.putEvent("a.ics", "a", "x");
        for (var path : List.of(Rig.CALENDARS, A, "/dav/")) {
            var answer = rig.sync(path, "", "");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.condition()).isEqualTo("{DAV:}supported-report");
        }
    }

    @Test
    void documentsMayComeAlong() {
        rig.putEvent("a.ics", "a", "Besuch");
        var answer = rig.report(
                Rig.CALENDAR,
                "D:sync-collection",
                "<D:sync-token/><D:sync-level>1</D:sync-level>" + Rig.props("D:getetag", "C:calendar-data"));
        assertThat(answer.row().text("{urn:ietf:params:xml:ns:caldav}calendar-data"))
                .contains("SUMMARY:Besuch\r\n");
    }
}
