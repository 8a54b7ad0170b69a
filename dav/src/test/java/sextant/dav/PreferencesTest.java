package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.Preferences;

/** Prefer (RFC 7240, RFC 8144) and Brief on every method. */
class PreferencesTest {
    private final Rig rig = new Rig();

    private static Preferences parse(String... fields) {
        return Preferences.parse(List.of(fields), Optional.empty());
    }

    @Test
    void ofAPreferenceThatIsSaidTwiceTheFirstCounts() {
        assertThat(parse("return=minimal, return=representation")).isEqualTo(new Preferences(true, false, false));
        assertThat(parse("return=representation", "return=minimal, depth-noroot"))
                .isEqualTo(new Preferences(false, true, true));
        assertThat(parse("respond-async, RETURN = \"minimal\"; foo=\"bar\" , wait=10"))
                .isEqualTo(new Preferences(true, false, false));
        assertThat(parse("", ",,;,=")).isEqualTo(Preferences.NONE);
        assertThat(Preferences.parse(List.of("return=representation"), Optional.of("t")))
                .isEqualTo(new Preferences(false, true, false));
        assertThat(Preferences.parse(List.of(), Optional.of(" T ")).minimal()).isTrue();
        assertThat(Preferences.parse(List.of(), Optional.of("f")).minimal()).isFalse();
    }

    @Test
    void whatWasPreferredAndDoneIsSaid() {
        rig.putEvent("a.ics", "a", "x");
        var listing = rig.send(
                "PROPFIND", Rig.CALENDAR, "", "Depth", "1", "Prefer", "return=minimal, depth-noroot", "Brief", "t");
        assertThat(listing.field("Preference-Applied")).contains("depth-noroot, return=minimal");
        var one = rig.send("PROPFIND", Rig.CALENDAR, "", "Depth", "0", "Prefer", "depth-noroot");
        assertThat(one.rows()).hasSize(1);
        assertThat(one.field("Preference-Applied")).isEmpty();
        assertThat(one.field("Vary")).contains("Prefer, Brief");
    }

    @Test
    void reportsLeaveOutWhatIsMissing() {
        rig.putEvent("a.ics", "a", "x");
        var href = "<D:href>" + Rig.CALENDAR + "a.ics</D:href>";
        for (var field : List.of(new String[] {"Prefer", "return=minimal"}, new String[] {"Brief", "t"})) {
            var multiget = rig.report(
                    Rig.CALENDAR, "C:calendar-multiget", Rig.props("D:getetag", "D:none") + href, field[0], field[1]);
            assertThat(multiget.row().found()).containsOnlyKeys("{DAV:}getetag");
            assertThat(multiget.row().refused()).isEmpty();
            assertThat(multiget.field("Preference-Applied")).contains("return=minimal");
            var sync = rig.report(
                    Rig.CALENDAR,
                    "D:sync-collection",
                    "<D:sync-token/><D:sync-level>1</D:sync-level>" + Rig.props("D:getetag", "D:none"),
                    field[0],
                    field[1]);
            assertThat(sync.row().refused()).isEmpty();
        }
    }

    @Test
    void makingSaysNoMoreThanItMust() {
        for (var method : List.of("MKCALENDAR", "MKCOL")) {
            var name = method.equals("MKCOL") ? "D:mkcol" : "C:mkcalendar";
            var body = "<" + name + Rig.NAMESPACES
                    + "><D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
                    + "</D:prop></D:set></" + name + ">";
            var answer = rig.send(method, Rig.CALENDARS + method + "/", body, "Prefer", "return=minimal");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.field("Preference-Applied")).contains("return=minimal");
            assertThat(answer.field("Vary")).contains("Prefer, Brief");
        }
    }

    @Test
    void aPatchThatFailsSaysWhatFailed() {
        var body = "<D:propertyupdate" + Rig.NAMESPACES + "><D:set><D:prop><D:displayname>x</D:displayname>"
                + "<D:getetag>1</D:getetag></D:prop></D:set></D:propertyupdate>";
        var answer = rig.send("PROPPATCH", Rig.CALENDAR, body, "Prefer", "return=minimal");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.row().refused()).containsEntry("{DAV:}getetag", 403);
    }

    @Test
    void aWriteIsAnsweredWithWhatIsStored() {
        var sent = Rig.event("a", "x");
        var made = rig.put(Rig.CALENDAR + "a.ics", sent, "Prefer", "return=representation");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).isEqualTo(sent);
        assertThat(made.field("Preference-Applied")).contains("return=representation");
        assertThat(made.field("Content-Location")).contains(Rig.CALENDAR + "a.ics");
        var changed = Rig.event("a", "y");
        var replaced = rig.put(Rig.CALENDAR + "a.ics", changed, "Prefer", "return=representation");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(changed);
        assertThat(replaced.field("Content-Type").orElse("")).startsWith("text/calendar");
    }

    @Test
    void aWriteThatCameTooLateIsToldWhatIsThere() {
        var stored = Rig.event("a", "stored");
        var tag = rig.put(Rig.CALENDAR + "a.ics", stored).field("ETag").orElseThrow();
        for (var late : List.of(
                rig.put(
                        Rig.CALENDAR + "a.ics",
                        Rig.event("a", "late"),
                        "If-Match",
                        "\"old\"",
                        "Prefer",
                        "return=representation"),
                rig.put(
                        Rig.CALENDAR + "a.ics",
                        Rig.event("a", "late"),
                        "If-None-Match",
                        "*",
                        "Prefer",
                        "return=representation"),
                rig.send(
                        "DELETE",
                        Rig.CALENDAR + "a.ics",
                        "",
                        "If-Match",
                        "\"old\"",
                        "Prefer",
                        "return=representation"))) {
            assertThat(late.status()).isEqualTo(412);
            assertThat(late.body()).isEqualTo(stored);
            assertThat(late.field("ETag")).contains(tag);
            assertThat(late.field("Content-Location")).contains(Rig.CALENDAR + "a.ics");
            assertThat(late.field("Preference-Applied")).contains("return=representation");
        }
        assertThat(rig.put(Rig.CALENDAR + "a.ics", Rig.event("a", "late"), "If-Match", "\"old\"")
                        .field("Preference-Applied"))
                .isEmpty();
        var nothing = rig.put(
                Rig.CALENDAR + "b.ics", Rig.event("b", "x"), "If-Match", "*", "Prefer", "return=representation");
        assertThat(nothing.status()).isEqualTo(412);
        assertThat(nothing.field("Preference-Applied")).isEmpty();
    }

    @Test
    void theWayThereIsTheSameForAll() {
        var answer = rig.send("PROPFIND", "/.well-known/caldav", "", "Prefer", "return=minimal", "Brief", "t");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.field("Preference-Applied")).isEmpty();
    }
}
