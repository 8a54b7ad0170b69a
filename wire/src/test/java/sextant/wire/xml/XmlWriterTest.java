package sextant.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlWriterTest {
    private static final Name R = new Name("DAV:", "r");
    private static final Name A = new Name("DAV:", "a");

    private static String text(Xml.Writing writing) throws IOException {
        return new String(Xml.write(Map.of("DAV:", "D"), writing), StandardCharsets.UTF_8)
                .substring("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".length());
    }

    @Test
    void namespacesAreDeclaredOnceOnTheRoot() throws IOException {
        var prefixes = new LinkedHashMap<String, String>();
        prefixes.put("DAV:", "D");
        prefixes.put("urn:c", "C");
        var octets = Xml.write(
                prefixes,
                xml -> xml.start(R)
                        .empty(A)
                        .element(new Name("urn:c", "x"), "y")
                        .end());
        assertThat(new String(octets, StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        + "<D:r xmlns:D=\"DAV:\" xmlns:C=\"urn:c\"><D:a/><C:x>y</C:x></D:r>");
    }

    @Test
    void anUnknownNamespaceIsDeclaredWhereItIsMet() throws IOException {
        assertThat(text(xml -> xml.start(R)
                        .empty(new Name("urn:x\"&", "p"))
                        .empty(Name.of("q"))
                        .end()))
                .isEqualTo("<D:r xmlns:D=\"DAV:\"><n1:p xmlns:n1=\"urn:x&quot;&amp;\"/><q/></D:r>");
    }

    @Test
    void textIsEscapedSoThatAParserSeesIt() throws IOException {
        var text = "a<b>&\"'\r\n\t]]>\u00fc\u263A\uD83D\uDE00";
        assertThat(text(xml -> xml.start(R).text(text).end()))
                .isEqualTo("<D:r xmlns:D=\"DAV:\">a&lt;b&gt;&amp;\"'&#13;\n\t]]&gt;\u00fc\u263A\uD83D\uDE00</D:r>");
        var meaning = Xml.parse(Xml.write(
                Map.of(),
                xml -> xml.start(Name.of("r")).attribute("a", text).text(text).end()));
        assertThat(meaning.content()).containsExactly(text);
        assertThat(meaning.attributes()).containsValue(text);
    }

    @Test
    void whatXmlForbidsIsReplaced() throws IOException {
        var octets = Xml.write(
                Map.of(),
                xml -> xml.start(Name.of("r"))
                        .text("a\0b\u001Fc\uFFFEd\uFFFFe\uD800f\uDC00g\uD800")
                        .end());
        assertThat(Xml.parse(octets).content()).containsExactly("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFD");
    }

    @Test
    void aFragmentStandsInAnyDocument() throws IOException {
        var source = Xml.read("<a xmlns='urn:d' xmlns:D='urn:other' xml:lang='de'><b D:x='1'>D:y</b></a>");
        source.children().next();
        var fragment = source.fragment();
        var octets = Xml.write(
                Map.of("DAV:", "D"), xml -> xml.start(R).fragment(fragment).end());
        assertThat(Xml.parse(octets).content()).containsExactly(Xml.parse(fragment));
        assertThat(Xml.parse(fragment).name()).isEqualTo(new Name("urn:d", "b"));
    }

    @Test
    void aBufferfulMoreOrLessMakesNoDifference() throws IOException {
        for (var length = 8 * 1024 - 60; length < 8 * 1024 + 20; length++) {
            var text = "x".repeat(length) + "\uD83D\uDE00\u20AC&";
            assertThat(Xml.parse(Xml.write(Map.of(), xml -> xml.element(Name.of("r"), text)))
                            .content())
                    .containsExactly(text);
        }
    }

    @Test
    void nothingMalformedCanBeMadeByMistake() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new XmlWriter(out, Map.of()).start(Name.of("a b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new XmlWriter(out, Map.of()).start(Name.of("a")).attribute("x='", "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlWriter(out, Map.of()).text("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> new XmlWriter(out, Map.of()).start(Name.of("a")).finish())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        new XmlWriter(out, Map.of()).start(Name.of("a")).end().start(Name.of("b")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new XmlWriter(out, Map.of())
                        .start(Name.of("a"))
                        .text("x")
                        .attribute("y", "z"))
                .isInstanceOf(IllegalStateException.class);
    }
}
