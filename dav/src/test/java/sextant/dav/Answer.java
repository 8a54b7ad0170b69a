package sextant.dav;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What came back, as the platform's own parser reads it.
 *
 * @param raw the octets of the body, each as one character
 */
record Answer(int status, Map<String, String> fields, String raw) {
    static Answer of(int status, Map<String, String> fields, byte[] body) {
        return new Answer(status, fields, new String(body, StandardCharsets.ISO_8859_1));
    }

    byte[] body() {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * A row of a multistatus.
     *
     * @param status of the whole row, or 0
     * @param found properties with status 200
     * @param refused the status of every other property
     */
    record Row(
            String href, int status, Optional<String> error, Map<String, Element> found, Map<String, Integer> refused) {
        /** A property that was found. */
        Element property(String name) {
            return Optional.ofNullable(found.get(name))
                    .orElseThrow(
                            () -> new AssertionError(name + " is not among " + found.keySet() + " but " + refused));
        }

        /** The text of a property that was found. */
        String text(String name) {
            return property(name).getTextContent();
        }

        /** The names of the elements in a property that was found. */
        List<String> inside(String name) {
            return children(property(name)).stream().map(Answer::name).toList();
        }
    }

    String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Element xml() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body()))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(status + " " + text(), e);
        }
    }

    /** The name of the one condition in a {@code DAV:error} that holds nothing else. */
    String condition() {
        var error = xml();
        if (!name(error).equals("{DAV:}error") || children(error).size() != 1) {
            throw new AssertionError(text());
        }
        return name(children(error).getFirst());
    }

    /** The rows of a 207, by href. */
    Map<String, Row> rows() {
        if (status != 207) {
            throw new AssertionError(status + " " + text());
        }
        var rows = new LinkedHashMap<String, Row>();
        for (var response : children(xml())) {
            if (name(response).equals("{DAV:}response")) {
                var row = row(response);
                if (rows.put(row.href(), row) != null) {
                    throw new AssertionError("twice: " + row.href());
                }
            }
        }
        return rows;
    }

    /** The only row of a 207. */
    Row row() {
        var rows = rows();
        if (rows.size() != 1) {
            throw new AssertionError(text());
        }
        return rows.values().iterator().next();
    }

    /** The row of a 207 about this href. */
    Row row(String href) {
        return Optional.ofNullable(rows().get(href)).orElseThrow(() -> new AssertionError(href + ": " + text()));
    }

    /** The token that ends a sync-collection report. */
    String syncToken() {
        return children(xml()).stream()
                .filter(element -> name(element).equals("{DAV:}sync-token"))
                .map(Element::getTextContent)
                .findFirst()
                .orElseThrow(() -> new AssertionError(text()));
    }

    static Row row(Element response) {
        var href = "";
        var status = 0;
        Optional<String> error = Optional.empty();
        var found = new LinkedHashMap<String, Element>();
        var refused = new LinkedHashMap<String, Integer>();
        for (var child : children(response)) {
            switch (child.getLocalName()) {
                case "href" -> href = child.getTextContent();
                case "status" -> status = code(child);
                case "error" -> error = Optional.of(name(children(child).getFirst()));
                case "propstat" -> {
                    var code = children(child).stream()
                            .filter(element -> element.getLocalName().equals("status"))
                            .mapToInt(Answer::code)
                            .sum();
                    for (var property : children(children(child).getFirst())) {
                        if (code == 200) {
                            found.put(name(property), property);
                        } else {
                            refused.put(name(property), code);
                        }
                    }
                }
                default -> throw new AssertionError(child.getLocalName());
            }
        }
        return new Row(href, status, error, found, refused);
    }

    private static int code(Element status) {
        return Integer.parseInt(status.getTextContent().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    static List<Element> children(Element of) {
        var children = new ArrayList<Element>();
        for (var node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static String name(Node node) {
        return "{" + (node.getNamespaceURI() == null ? "" : node.getNamespaceURI()) + "}" + node.getLocalName();
    }
}
