package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code addressbook-query} and {@code address-data} (RFC 6352 8.6, 8.7, 10.4 and 10.5). */
class AddressDataTest {
    private static final String DATA = "{urn:ietf:params:xml:ns:carddav}address-data";
    private static final String THREE = Rig.CONTACTS + "three.vcf";
    private static final String FOUR = Rig.CONTACTS + "four.vcf";

    private final Rig rig = new Rig();

    private byte[] put(String href, String version, String lines) {
        var card = ("BEGIN:VCARD|VERSION:" + version + "|UID:" + href.hashCode() + "|" + lines + "|END:VCARD|")
                .replace("|", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(rig.put(href, card).status()).isEqualTo(201);
        return card;
    }

    private static String lines(String text) {
        return text.replace("|", "\r\n");
    }

    private Answer get(String href, String data) {
        return rig.report(
                Rig.CONTACTS,
                "CR:addressbook-multiget",
                "<D:prop><D:getetag/>" + data + "</D:prop><D:href>" + href + "</D:href>");
    }

    private String data(String href, String data) {
        return get(href, data).row().text(DATA);
    }

    @Test
    void aCardComesInTheVersionAskedForAndInThreeIfNoneIs() {
        var three =
                new String(put(THREE, "3.0", "N:M;A;;;|FN:A M|TEL;type=CELL;type=pref:+49 1"), StandardCharsets.UTF_8);
        var four =
                new String(put(FOUR, "4.0", "FN:B|KIND:individual|TEL;PREF=1;TYPE=cell:+49 2"), StandardCharsets.UTF_8);
        assertThat(data(THREE, "<CR:address-data/>")).isEqualTo(three);
        assertThat(data(THREE, "<CR:address-data content-type='text/vcard' version='3.0'/>"))
                .isEqualTo(three);
        assertThat(data(FOUR, "<CR:address-data version='4.0'/>")).isEqualTo(four);
        assertThat(data(FOUR, "<CR:address-data/>"))
                .contains("VERSION:3.0\r\n", "FN:B\r\n")
                .doesNotContain("PREF=1");
        assertThat(data(THREE, "<CR:address-data version='4.0'/>")).contains("VERSION:4.0\r\n", "PREF=1");
        assertThat(get(FOUR, "<CR:address-data/>").row().text("{DAV:}getetag"))
                .isEqualTo(rig.send("GET", FOUR, "").field("ETag").orElseThrow());
    }

    @Test
    void anotherMediaTypeIsRefused() {
        for (var type : List.of("version='2.1'", "content-type='application/vcard+json'")) {
            var answer = get(THREE, "<CR:address-data " + type + "/>");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.condition()).isEqualTo("{urn:ietf:params:xml:ns:carddav}supported-address-data");
        }
    }

    @Test
    void onlyTheLinesAskedForAreGiven() {
        put(THREE, "3.0", "FN:A|item1.EMAIL:a@example.org|item1.X-ABLabel:x|EMAIL;TYPE=HOME:b@example.org|NOTE:n");
        assertThat(data(
                        THREE,
                        "<CR:address-data><CR:prop name='VERSION'/><CR:prop name='email'/><CR:prop name='NOTE' novalue='yes'/>"
                                + "</CR:address-data>"))
                .isEqualTo(
                        lines(
                                "BEGIN:VCARD|VERSION:3.0|item1.EMAIL:a@example.org|EMAIL;TYPE=HOME:b@example.org|NOTE:|END:VCARD|"));
        assertThat(data(THREE, "<CR:address-data><CR:prop name='item1.EMAIL'/></CR:address-data>"))
                .isEqualTo(lines("BEGIN:VCARD|item1.EMAIL:a@example.org|END:VCARD|"));
        assertThat(data(THREE, "<CR:address-data><CR:allprop/></CR:address-data>"))
                .contains("NOTE:n");
    }

    @Test
    void getGivesTheStoredOctetsUnlessAnotherVersionIsLikedBetter() {
        var card = put(THREE, "3.0", "N:M;A;;;|FN:A M");
        for (var accept :
                List.of("*/*", "text/vcard", "text/vcard;version=3.0", "text/x-unknown", "text/vcard; q=nonsense")) {
            var answer = rig.send("GET", THREE, "", "Accept", accept);
            assertThat(answer.body()).as(accept).isEqualTo(card);
            assertThat(answer.field("ETag").orElse("")).startsWith("\"");
        }
        var converted = rig.send("GET", THREE, "", "Accept", "text/vcard;version=4.0, text/vcard;q=0.5");
        assertThat(converted.text()).contains("VERSION:4.0");
        assertThat(converted.field("ETag").orElse(""))
                .isEqualTo("W/" + rig.send("GET", THREE, "").field("ETag").orElseThrow());
        assertThat(converted.field("Vary").orElse("")).contains("Accept");
    }

    private Set<String> query(String filter) {
        var names = new TreeSet<String>();
        rig.report(Rig.CONTACTS, "CR:addressbook-query", Rig.props("D:getetag") + filter)
                .rows()
                .keySet()
                .forEach(href -> names.add(href.substring(Rig.CONTACTS.length())));
        return names;
    }

    private static String property(String name, String inside) {
        return "<CR:prop-filter name='" + name + "'>" + inside + "</CR:prop-filter>";
    }

    private static String text(String attributes, String text) {
        return "<CR:text-match " + attributes + ">" + text + "</CR:text-match>";
    }

    private static String filter(String test, String... tests) {
        return "<CR:filter test='" + test + "'>" + String.join("", tests) + "</CR:filter>";
    }

    private void people() {
        put(
                Rig.CONTACTS + "a",
                "3.0",
                "FN:Anna|item1.EMAIL;TYPE=HOME:Anna@Example.org|item1.X-ABLabel:Home|NICKNAME:An,Ännchen");
        put(Rig.CONTACTS + "b", "3.0", "FN:Bert|EMAIL;TYPE=WORK:bert@example.org|TEL;TYPE=CELL,VOICE:+49 30 1");
        put(
                Rig.CONTACTS + "c",
                "4.0",
                "FN:Carla|FN;LANGUAGE=en:Charlotte|EMAIL:mailto:carla@example.org|EMAIL:c2@example.net");
        put(Rig.CONTACTS + "d", "3.0", "FN:Dora");
    }

    @Test
    void allOrAnyOfTheTestsHoldAtBothLevels() {
        people();
        var anna = property("FN", text("match-type='equals'", "anna"));
        var example = property("EMAIL", text("match-type='ends-with'", "example.org"));
        assertThat(query(filter("anyof", anna, example))).containsExactly("a", "b", "c");
        assertThat(query(filter("allof", anna, example))).containsExactly("a");
        var both = text("", "an") + text("", "na");
        assertThat(query(filter("anyof", "<CR:prop-filter name='FN' test='allof'>" + both + "</CR:prop-filter>")))
                .containsExactly("a");
        assertThat(query(filter(
                        "anyof",
                        "<CR:prop-filter name='FN' test='anyof'>" + text("", "an") + text("", "er")
                                + "</CR:prop-filter>")))
                .containsExactly("a", "b");
        assertThat(query(filter(
                        "anyof",
                        "<CR:prop-filter name='EMAIL' test='allof'>" + text("", "@")
                                + "<CR:param-filter name='TYPE'>" + text("match-type='equals'", "work")
                                + "</CR:param-filter></CR:prop-filter>")))
                .containsExactly("b");
    }

    @Test
    void textsMatchInEveryWay() {
        people();
        assertThat(query(filter("anyof", property("FN", text("match-type='starts-with'", "CHAR")))))
                .containsExactly("c");
        assertThat(query(filter("anyof", property("FN", text("collation='i;octet'", "anna")))))
                .isEmpty();
        assertThat(query(filter("anyof", property("FN", text("negate-condition='yes'", "a")))))
                .containsExactly("b");
        assertThat(query(filter("anyof", property("NICKNAME", text("match-type='equals'", "ÄNNCHEN")))))
                .containsExactly("a");
        assertThat(query(filter("anyof", property("EMAIL", text("", "ANNA@EXAMPLE")))))
                .containsExactly("a");
        assertThat(query(filter("anyof", property("EMAIL", text("", "mail"))))).containsExactly("c");
        assertThat(query(filter("anyof", property("EMAIL", text("match-type='starts-with'", "carla")))))
                .isEmpty();
        assertThat(query(filter("anyof", property("TEL", text("", "30 1"))))).containsExactly("b");
    }

    @Test
    void groupsParametersAndAbsenceAreSeen() {
        people();
        assertThat(query(filter("anyof", property("item1.EMAIL", "")))).containsExactly("a");
        assertThat(query(filter("anyof", property("item2.EMAIL", "<CR:is-not-defined/>"))))
                .hasSize(4);
        assertThat(query(filter("anyof", property("EMAIL", "<CR:is-not-defined/>"))))
                .containsExactly("d");
        assertThat(query(filter("anyof", property("TEL", "")))).containsExactly("b");
        assertThat(query(filter(
                        "anyof",
                        property(
                                "TEL",
                                "<CR:param-filter name='TYPE'>" + text("match-type='equals'", "voice")
                                        + "</CR:param-filter>"))))
                .containsExactly("b");
        assertThat(query(filter(
                        "anyof",
                        property("EMAIL", "<CR:param-filter name='TYPE'><CR:is-not-defined/>" + "</CR:param-filter>"))))
                .containsExactly("c");
    }

    @Test
    void whatIsNoFilterIsRefused() {
        for (var wrong : List.of(
                filter("some", property("FN", "")),
                filter("anyof", "<CR:prop-filter/>"),
                filter("anyof", property("FN", "<CR:is-not-defined/>" + text("", "x"))),
                filter("anyof", property("FN", text("match-type='like'", "x"))))) {
            assertThat(rig.report(Rig.CONTACTS, "CR:addressbook-query", Rig.props("D:getetag") + wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(rig.report(
                                Rig.CONTACTS,
                                "CR:addressbook-query",
                                Rig.props("D:getetag") + filter("anyof", property("FN", text("collation='i;x'", "x"))))
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:carddav}supported-collation");
        assertThat(rig.report(
                                Rig.CONTACTS,
                                "CR:addressbook-query",
                                Rig.props("D:getetag")
                                        + filter("anyof", property("FN", "").repeat(201)))
                        .condition())
                .isEqualTo("{urn:ietf:params:xml:ns:carddav}supported-filter");
    }
}
