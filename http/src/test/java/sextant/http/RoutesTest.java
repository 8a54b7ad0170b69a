package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.http.Rig.route;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.Routes.Match;

class RoutesTest {
    private static final Route ROOT = route("/", Access.PUBLIC, Rig::echo, "GET");
    private static final Route DAV = route("/dav/**", Access.ACCOUNT, Rig::echo);
    private static final Route EWS = route("/EWS/Exchange.asmx", Access.ACCOUNT, Rig::echo, "POST");
    private static final Route EWS_PROBE = route("/EWS/Exchange.asmx", Access.PUBLIC, Rig::echo, "GET");
    private final Routes routes = new Routes(List.of(ROOT, DAV, EWS, EWS_PROBE));

    @Test
    void anOpenPatternMatchesItsPlaceAndEverythingBelow() {
        assertThat(routes.match("PROPFIND", List.of("dav"))).isEqualTo(new Match.Found(DAV));
        assertThat(routes.match("PROPFIND", List.of("dav", "a", "b"))).isEqualTo(new Match.Found(DAV));
        assertThat(routes.match("PROPFIND", List.of("davx"))).isEqualTo(new Match.Unknown());
        assertThat(routes.match("PROPFIND", List.of("x", "dav"))).isEqualTo(new Match.Unknown());
    }

    @Test
    void anExactPatternMatchesItsPlaceAlone() {
        assertThat(routes.match("GET", List.of())).isEqualTo(new Match.Found(ROOT));
        assertThat(routes.match("GET", List.of("x"))).isEqualTo(new Match.Unknown());
        assertThat(routes.match("POST", List.of("EWS"))).isEqualTo(new Match.Unknown());
    }

    @Test
    void patternsMatchInAnyCase() {
        assertThat(routes.match("POST", List.of("ews", "exchange.ASMX"))).isEqualTo(new Match.Found(EWS));
    }

    @Test
    void rowsOfOnePlaceShareItByMethod() {
        assertThat(routes.match("GET", List.of("EWS", "Exchange.asmx"))).isEqualTo(new Match.Found(EWS_PROBE));
        assertThat(routes.match("HEAD", List.of("EWS", "Exchange.asmx"))).isEqualTo(new Match.Found(EWS_PROBE));
        assertThat(routes.match("PUT", List.of("EWS", "Exchange.asmx")))
                .isEqualTo(new Match.WrongMethod(Set.of("GET", "HEAD", "POST")));
    }

    @Test
    void methodsMatchInTheirOwnCaseOnly() {
        assertThat(routes.match("get", List.of())).isInstanceOf(Match.WrongMethod.class);
    }

    @ParameterizedTest
    @CsvSource({"/a,/a", "/a,/A", "/a/**,/a", "/a/**,/a/b", "/a/**,/a/b/**", "/**,/", "/**,/a", "/a/,/b"})
    void rowsThatCouldAnswerTheSameRequestAreRefused(String one, String other) {
        assertThatThrownBy(() -> new Routes(
                        List.of(route(one, Access.PUBLIC, Rig::echo), route(other, Access.PUBLIC, Rig::echo, "GET"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a//b", "/a/*/b", "/a/**/b", "/a%20b", "/a*"})
    void patternsThatSayTooLittleAreRefused(String pattern) {
        assertThatThrownBy(() -> new Routes(List.of(route(pattern, Access.PUBLIC, Rig::echo))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neighboursAreNoConflict() {
        assertThat(new Routes(List.of(
                                route("/a/**", Access.PUBLIC, Rig::echo),
                                route("/ab", Access.PUBLIC, Rig::echo),
                                route("/b/a", Access.PUBLIC, Rig::echo)))
                        .rows())
                .hasSize(3);
    }

    @Test
    void theWholeTableCanBeReadAndPinned() {
        assertThat(routes.describe()).isEqualTo("""
                        / PUBLIC 1048576 GET
                        /EWS/Exchange.asmx ACCOUNT 1048576 POST
                        /EWS/Exchange.asmx PUBLIC 1048576 GET
                        /dav/** ACCOUNT 1048576 *
                        """);
    }
}
