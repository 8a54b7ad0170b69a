package sextant.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A 207 answer as a client reads it, with the JDK's own parser: an opinion independent of the server's writer.
 *
 * @param responses one for each DAV:response
 * @param syncToken the DAV:sync-token beside them, if there is one
 */
public record Multistatus(List<Response> responses, Optional<String> syncToken) {
    static final String DAV = "DAV:";

    /**
     * One DAV:response.
     *
     * @param href as sent
     * @param status of the response itself, 200 if it only has propstats
     * @param properties the elements under the propstats that say 200
     */
    public record Response(String href, int status, List<Element> properties) {
        /** The text of a property, trimmed, if it was found. */
        public Optional<String> text(String namespace, String name) {
            return element(namespace, name).map(e -> e.getTextContent().trim());
        }

        /** The element of a property, if it was found. */
        public Optional<Element> element(String namespace, String name) {
            return properties.stream()
                    .filter(e -> namespace.equals(e.getNamespaceURI()) && name.equals(e.getLocalName()))
                    .findFirst();
        }

        /** The text of the first DAV:href inside a property. */
        public Optional<String> hrefIn(String namespace, String name) {
            return element(namespace, name)
                    .map(e -> e.getElementsByTagNameNS(DAV, "href").item(0))
                    .map(e -> e.getTextContent().trim());
        }
    }

    /** Reads a 207 body. */
    public static Multistatus parse(byte[] body) throws IOException {
        var root = document(body);
        var responses = new ArrayList<Response>();
        for (var response : children(root, "response")) {
            var href = children(response, "href").getFirst().getTextContent().trim();
            var status = children(response, "status").stream()
                    .map(Multistatus::code)
                    .findFirst()
                    .orElse(200);
            var found = new ArrayList<Element>();
            for (var propstat : children(response, "propstat")) {
                if (code(children(propstat, "status").getFirst()) == 200) {
                    var properties = children(propstat, "prop").getFirst().getChildNodes();
                    for (int i = 0; i < properties.getLength(); i++) {
                        if (properties.item(i) instanceof Element element) {
                            found.add(element);
                        }
                    }
                }
            }
            responses.add(new Response(href, status, found));
        }
        return new Multistatus(
                responses,
                children(root, "sync-token").stream()
                        .map(e -> e.getTextContent().trim())
                        .findFirst());
    }

    static Element document(byte[] body) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not well-formed: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && DAV.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static int code(Element status) {
        return Integer.parseInt(status.getTextContent().trim().split(" ", 3)[1]);
    }
}
