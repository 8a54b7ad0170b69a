package sextant.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class XmlReaderTest {
    private static final String D = "DAV:";

    @Test
    void namesAreComparedByNamespaceAndNotByPrefix() throws IOException {
        for (var document : new String[] {"<D:a xmlns:D='DAV:'/>", "<a xmlns='DAV:'/>", "<x:a xmlns:x='DAV:'/>"}) {
            assertThat(Xml.read(document).name()).isEqualTo(new Name(D, "a"));
        }
        assertThat(Xml.read("<a/>").name()).isEqualTo(Name.of("a"));
    }

    @Test
    void whatALoopDoesNotReadIsPassedOver() throws IOException {
        var xml = Xml.read("<r><a><b><c>x</c></b></a>text<d>y<e/>z</d><f/></r>");
        var seen = new ArrayList<String>();
        for (var children = xml.children(); children.next(); ) {
            seen.add(xml.name().local());
            if (xml.name().local().equals("d")) {
                seen.add(xml.text());
            }
        }
        xml.finish();
        assertThat(seen).containsExactly("a", "d", "yz", "f");
    }

    @Test
    void loopsNest() throws IOException {
        var xml = Xml.read("<r><a><b/><b/></a><a><b><c/></b></a><z/></r>");
        var seen = new StringBuilder();
        for (var outer = xml.children(); outer.next(); ) {
            seen.append(xml.name().local()).append('(');
            for (var inner = xml.children(); inner.next(); ) {
                seen.append(xml.name().local());
            }
            seen.append(')');
        }
        assertThat(seen.toString()).isEqualTo("a(bb)a(b)z()");
    }

    @Test
    void anInnerLoopLeftEarlyDoesNotConfuseTheOuter() throws IOException {
        var xml = Xml.read("<r><a><b><q/></b><b/></a><z/></r>");
        var outer = xml.children();
        assertThat(outer.next()).isTrue();
        assertThat(xml.children().next()).isTrue();
        assertThat(xml.name()).isEqualTo(Name.of("b"));
        assertThat(outer.next()).isTrue();
        assertThat(xml.name()).isEqualTo(Name.of("z"));
        assertThat(outer.next()).isFalse();
        assertThat(outer.next()).isFalse();
    }

    @Test
    void anElementIsReadOnce() throws IOException {
        var xml = Xml.read("<r>one</r>");
        assertThat(xml.text()).isEqualTo("one");
        assertThatThrownBy(xml::text).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(xml::name).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void textJoinsEntitiesAndCdata() throws IOException {
        assertThat(Xml.read("<r>a&lt;&#x263A;<![CDATA[<b>&amp;]]>c<!-- no -->d</r>")
                        .text())
                .isEqualTo("a<\u263A<b>&amp;cd");
    }

    @Test
    void attributesHaveNamespacesToo() throws IOException {
        var xml = Xml.read("<r xmlns:n='urn:n' a='1' n:a='2' xml:lang='de'/>");
        assertThat(xml.attribute("a")).contains("1");
        assertThat(xml.attribute(new Name("urn:n", "a"))).contains("2");
        assertThat(xml.attribute("b")).isEmpty();
        assertThat(xml.language()).isEqualTo("de");
    }

    @Test
    void theLanguageIsInherited() throws IOException {
        var xml = Xml.read("<r xml:lang='de'><a><b xml:lang='fr'/></a><c xml:lang=''/></r>");
        var children = xml.children();
        assertThat(children.next()).isTrue();
        assertThat(xml.language()).isEqualTo("de");
        var inner = xml.children();
        assertThat(inner.next()).isTrue();
        assertThat(xml.language()).isEqualTo("fr");
        assertThat(children.next()).isTrue();
        assertThat(xml.language()).isEmpty();
    }

    @Test
    void aFragmentDeclaresWhatItUsesAndNoMore() throws IOException {
        var xml = Xml.read("<D:r xmlns:D='DAV:' xmlns:u='urn:unused' xmlns:q='urn:q' xmlns='urn:d' xml:lang='de'>"
                + "<D:p q:a='x'><v>D:name</v></D:p></D:r>");
        assertThat(xml.children().next()).isTrue();
        assertThat(xml.fragment())
                .isEqualTo("<D:p q:a=\"x\" xml:lang=\"de\" xmlns=\"urn:d\" xmlns:D=\"DAV:\" xmlns:q=\"urn:q\">"
                        + "<v>D:name</v></D:p>");
    }

    @Test
    void aFragmentKeepsAPrefixThatOnlyATextMentions() throws IOException {
        var xml = Xml.read("<r xmlns:q='urn:q'><p type='q:kind'/><p>see q:kind</p><p>12:30</p></r>");
        var children = xml.children();
        children.next();
        assertThat(xml.fragment()).isEqualTo("<p type=\"q:kind\" xmlns:q=\"urn:q\"/>");
        children.next();
        assertThat(xml.fragment()).isEqualTo("<p xmlns:q=\"urn:q\">see q:kind</p>");
        children.next();
        assertThat(xml.fragment()).isEqualTo("<p>12:30</p>");
    }

    @Test
    void theReaderGoesOnAfterAFragment() throws IOException {
        var xml = Xml.read("<r><a>x<b/></a><c/></r>");
        var children = xml.children();
        children.next();
        assertThat(xml.fragment()).isEqualTo("<a>x<b/></a>");
        assertThat(children.next()).isTrue();
        assertThat(xml.name()).isEqualTo(Name.of("c"));
    }

    @Test
    void aDocumentCutOffAnywhereIsNotWhole() {
        var document = "<?xml version='1.0'?><r a='b'><c>text &amp; more</c><!-- x --><d/></r>";
        for (var length = 0; length < document.length(); length++) {
            var part = document.substring(0, length);
            assertThatThrownBy(() -> {
                        var xml = Xml.read(part);
                        xml.finish();
                    })
                    .as(part)
                    .isInstanceOf(MalformedXml.class);
        }
    }

    @Test
    void whatFollowsTheRootIsReadToo() throws IOException {
        var xml = Xml.read("<r/><r/>");
        assertThatThrownBy(xml::finish).isInstanceOf(MalformedXml.class).hasMessageContaining("line 1, column");
    }

    @Test
    void otherEncodingsAreRecognised() throws IOException {
        var document = "<?xml version='1.0' encoding='utf-16'?><r>gr\u00fc\u00df</r>";
        var xml = XmlReader.open(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_16)));
        assertThat(xml.text()).isEqualTo("gr\u00fc\u00df");
    }

    @Test
    void octetsThatAreNotUtf8AreMalformed() {
        var octets = "<r>\u00fc</r>".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(
                        () -> XmlReader.open(new ByteArrayInputStream(octets)).text())
                .isInstanceOf(MalformedXml.class);
    }

    @Test
    void aBrokenStreamIsNotABrokenDocument() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection broke");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> XmlReader.open(broken))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the connection broke");
    }

    @Test
    void theWrongRootIsNamed() throws IOException {
        var xml = Xml.read("<D:other xmlns:D='DAV:'/>");
        assertThatThrownBy(() -> xml.expect(new Name(D, "propfind")))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("propfind")
                .hasMessageContaining("other");
    }

    @Test
    void aNameIsReadBackFromItsText() {
        for (var name : new Name[] {Name.of("a"), new Name(D, "a"), new Name("urn:x}y", "b")}) {
            assertThat(Name.parse(name.toString())).isEqualTo(name);
        }
        assertThatThrownBy(() -> Name.parse("{DAV:a")).isInstanceOf(IllegalArgumentException.class);
    }
}
