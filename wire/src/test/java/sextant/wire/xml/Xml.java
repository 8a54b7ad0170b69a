package sextant.wire.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML as the platform's own parser sees it: the oracle of these tests. */
final class Xml {
    private Xml() {}

    /** An element's meaning: its name, attributes and content, prefixes and declarations aside. */
    record Meaning(Name name, Map<Name, String> attributes, List<Object> content) {}

    static Meaning parse(byte[] document) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setCoalescing(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return meaning(builder.parse(new ByteArrayInputStream(document)).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(new String(document, StandardCharsets.UTF_8), e);
        }
    }

    static Meaning parse(String document) throws IOException {
        return parse(document.getBytes(StandardCharsets.UTF_8));
    }

    static XmlReader read(String document) throws IOException {
        return XmlReader.open(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    /** Something that writes. */
    interface Writing {
        void to(XmlWriter xml) throws IOException;
    }

    static byte[] write(Map<String, String> prefixes, Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        var xml = new XmlWriter(out, prefixes);
        writing.to(xml);
        xml.finish();
        return out.toByteArray();
    }

    private static Meaning meaning(Element element) {
        var attributes = new TreeMap<Name, String>((a, b) -> a.toString().compareTo(b.toString()));
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.put(name(attribute), attribute.getNodeValue());
            }
        }
        var content = new ArrayList<Object>();
        var text = new StringBuilder();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                add(content, text);
                content.add(meaning(child));
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getNodeValue());
            }
        }
        add(content, text);
        return new Meaning(name(element), attributes, content);
    }

    private static void add(List<Object> content, StringBuilder text) {
        if (!text.isEmpty()) {
            content.add(text.toString());
            text.setLength(0);
        }
    }

    private static Name name(Node node) {
        return new Name(node.getNamespaceURI() == null ? "" : node.getNamespaceURI(), node.getLocalName());
    }
}
