package sextant.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random trees and random documents, read and written, with the platform's parser as the judge. */
class XmlRoundTripTest {
    private static final String[] NAMESPACES = {"", "DAV:", "urn:a", "urn:b", "http://x/?a&b"};
    private static final String[] LOCALS = {"a", "b", "prop", "caf\u00e9", "x-y.z_1"};
    private static final String[] TEXTS = {
        "", "plain", " a\r\nb\t", "<&>\"']]>", "\uD83D\uDE00\u20AC\u00fc", "p:a q:b", "&amp;", "\u0085\u2028"
    };
    private static final String[] PREFIXES = {"", "p", "q", "D"};

    private static <T> T one(SplittableRandom random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Xml.Meaning tree(SplittableRandom random, int depth) {
        var attributes = new LinkedHashMap<Name, String>();
        for (var i = random.nextInt(3); i > 0; i--) {
            attributes.put(new Name(one(random, NAMESPACES), one(random, LOCALS)), one(random, TEXTS));
        }
        var content = new ArrayList<Object>();
        for (var i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            var text = one(random, TEXTS);
            if (!text.isEmpty()) {
                content.add(text);
            }
            content.add(tree(random, depth - 1));
        }
        return new Xml.Meaning(new Name(one(random, NAMESPACES), one(random, LOCALS)), attributes, content);
    }

    private static void write(XmlWriter xml, Xml.Meaning tree) throws IOException {
        xml.start(tree.name());
        for (var attribute : tree.attributes().entrySet()) {
            xml.attribute(attribute.getKey(), attribute.getValue());
        }
        for (var content : tree.content()) {
            if (content instanceof Xml.Meaning child) {
                write(xml, child);
            } else {
                xml.text((String) content);
            }
        }
        xml.end();
    }

    @Test
    void whatIsWrittenIsWhatAParserReads() throws IOException {
        for (var seed = 0L; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var tree = tree(random, 4);
            var octets = Xml.write(Map.of("DAV:", "D", "urn:a", "n1"), xml -> write(xml, tree));
            assertThat(Xml.parse(octets)).as("seed " + seed).isEqualTo(tree);
        }
    }

    /** A document with prefixes bound, hidden and bound again. */
    private static void document(SplittableRandom random, StringBuilder to, List<String> bound, int depth) {
        var inner = new ArrayList<>(bound);
        var declarations = new StringBuilder();
        for (var prefix : PREFIXES) {
            if (random.nextInt(4) == 0) {
                var namespace = NAMESPACES[prefix.isEmpty() ? random.nextInt(3) : 1 + random.nextInt(3)];
                declarations.append(prefix.isEmpty() ? " xmlns='" : " xmlns:" + prefix + "='");
                declarations.append(namespace).append('\'');
                if (!prefix.isEmpty()) {
                    inner.add(prefix);
                }
            }
        }
        var name = (inner.isEmpty() || random.nextBoolean() ? "" : inner.get(random.nextInt(inner.size())) + ":")
                + one(random, LOCALS);
        to.append('<').append(name).append(declarations);
        if (random.nextInt(4) == 0) {
            to.append(" xml:lang='").append(random.nextBoolean() ? "de" : "fr").append('\'');
        }
        if (!inner.isEmpty() && random.nextInt(3) == 0) {
            to.append(' ').append(inner.get(random.nextInt(inner.size()))).append(":at='p:v&#10;&lt;'");
        }
        to.append('>');
        for (var i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            to.append(random.nextBoolean() ? "te&amp;xt" : "<![CDATA[<q:a>]]>");
            document(random, to, inner, depth - 1);
        }
        to.append("</").append(name).append('>');
    }

    @Test
    void aFragmentMeansWhatItsElementMeant() throws IOException {
        for (var seed = 0L; seed < 1000; seed++) {
            var random = new SplittableRandom(seed);
            var document = new StringBuilder();
            document(random, document, List.of(), 4);
            var whole = Xml.parse(document.toString());
            var xml = Xml.read(document.toString());
            var inherited = xml.language();
            var elements = whole.content().stream()
                    .filter(Xml.Meaning.class::isInstance)
                    .map(Xml.Meaning.class::cast)
                    .iterator();
            for (var children = xml.children(); children.next(); ) {
                var expected = elements.next();
                if (!inherited.isEmpty()) {
                    expected.attributes().putIfAbsent(Name.LANG, inherited);
                }
                var fragment = xml.fragment();
                assertThat(Xml.parse(fragment))
                        .as("seed %d: %s", seed, document)
                        .isEqualTo(expected);
                var again = XmlReader.open(new ByteArrayInputStream(Xml.write(
                        Map.of("urn:z", "p"),
                        out -> out.start(Name.of("r")).fragment(fragment).end())));
                again.children().next();
                assertThat(Xml.parse(again.fragment())).as("seed %d", seed).isEqualTo(expected);
            }
            xml.finish();
            assertThat(elements.hasNext()).isFalse();
        }
    }
}
