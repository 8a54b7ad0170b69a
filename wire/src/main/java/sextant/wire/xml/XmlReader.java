package sextant.wire.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads an XML 1.0 document element by element. A document type is refused, and with it every entity but the five of XML
 * itself; so is whatever goes beyond the {@link XmlLimits}. Names are compared by namespace, never by prefix.
 *
 * <p>The reader stands on an element. Its children are visited by
 *
 * {@snippet :
 * for (var children = xml.children(); children.next(); ) {
 *     switch (xml.name().local()) { ... }
 * }
 * }
 *
 * and within the loop the reader stands on a child, whose own {@link #children}, {@link #text} or {@link #fragment} may be
 * read, once; what is left of it is passed over. A document has been read whole, and is well-formed, only after
 * {@link #finish}. Not safe for use by several threads.
 */
public final class XmlReader implements AutoCloseable {
    // The hard ends of what the parser keeps in memory; the limits proper are tested here, in words.
    private static final int MOST_ATTRIBUTES = 1_000;
    private static final int LONGEST_ATTRIBUTE = 4 * 1024 * 1024;

    private static final XMLInputFactory PARSERS = parsers();

    private final XMLStreamReader in;
    private final XmlLimits limits;
    private final Set<String> names = new HashSet<>();
    private final Deque<String> languages = new ArrayDeque<>();
    private final Scopes scopes = new Scopes();
    private int depth;
    private int nodes;
    private boolean onStart;

    private XmlReader(XMLStreamReader in, XmlLimits limits) {
        this.in = in;
        this.limits = limits;
        languages.push("");
    }

    private static XMLInputFactory parsers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /** Opens a document within the default limits and stands on its root. */
    public static XmlReader open(InputStream octets) throws IOException {
        return open(octets, XmlLimits.DEFAULT);
    }

    /**
     * Opens a document and stands on its root.
     *
     * @throws MalformedXml if there is none
     * @throws IOException if the octets cannot be read
     */
    public static XmlReader open(InputStream octets, XmlLimits limits) throws IOException {
        XmlReader reader;
        try {
            reader = new XmlReader(PARSERS.createXMLStreamReader(octets), limits);
        } catch (XMLStreamException e) {
            throw explained(e);
        }
        if ("1.1".equals(reader.in.getVersion())) {
            throw new MalformedXml("XML 1.1 is not read here, send XML 1.0");
        }
        while (!reader.onStart) {
            reader.advance();
        }
        return reader;
    }

    /** The name of the element the reader stands on. */
    public Name name() {
        demandStart();
        return new Name(scopes.text(in.getNamespaceURI()), in.getLocalName());
    }

    /** The value of an attribute of the element the reader stands on. */
    public Optional<String> attribute(Name name) {
        demandStart();
        return Optional.ofNullable(in.getAttributeValue(name.namespace(), name.local()));
    }

    /** The value of an attribute in no namespace. */
    public Optional<String> attribute(String local) {
        return attribute(Name.of(local));
    }

    /** The language in force on the element the reader stands on ({@code xml:lang}, its own or inherited), or empty. */
    public String language() {
        return languages.element();
    }

    /** How many elements are open, the one the reader stands on included. */
    public int depth() {
        return depth;
    }

    /** The child elements of the element the reader stands on. */
    public Children children() {
        demandStart();
        return new Children(depth);
    }

    /** Demands that the reader stands on an element of this name. */
    public void expect(Name name) throws MalformedXml {
        if (!name().equals(name)) {
            throw new MalformedXml("expected the element " + name.local() + " and found " + name().local());
        }
    }

    /** The text of the element the reader stands on, without that of its child elements; the reader is at its end then. */
    public String text() throws IOException {
        demandStart();
        var end = depth - 1;
        var text = new StringBuilder();
        while (true) {
            var event = advance();
            if (isText(event) && depth == end + 1) {
                append(text);
            } else if (event == XMLStreamConstants.END_ELEMENT && depth == end) {
                return text.toString();
            }
        }
    }

    /** Passes over the element the reader stands on. */
    public void skip() throws IOException {
        demandStart();
        var end = depth - 1;
        while (depth > end) {
            advance();
        }
    }

    /**
     * Captures the element the reader stands on, with all that is in it, as XML that means the same wherever it is put:
     * it declares the namespaces it uses (by the prefixes it uses them with, also where a text may mean one) and carries
     * the language in force. Comments and processing instructions are left out.
     */
    public String fragment() throws IOException {
        demandStart();
        var end = depth - 1;
        var fragment = new Fragment(in, scopes, depth, language());
        while (depth > end) {
            var event = advance();
            if (isText(event)) {
                fragment.text(in.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                fragment.start();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                fragment.end();
            }
            demandLength(fragment.length());
        }
        return fragment.toString();
    }

    /** Reads the rest of the document: only now it is known to be whole. */
    public void finish() throws IOException {
        try {
            while (in.hasNext()) {
                advance();
            }
        } catch (XMLStreamException e) {
            throw explained(e);
        }
    }

    /** Lets go of the parser; does not close the stream. */
    @Override
    public void close() throws IOException {
        try {
            in.close();
        } catch (XMLStreamException e) {
            throw explained(e);
        }
    }

    /** The child elements of one element, in order. */
    public final class Children {
        private final int parent;
        private boolean over;

        private Children(int parent) {
            this.parent = parent;
        }

        /** Goes to the next child, past whatever of the last one was not read; false after the last. */
        public boolean next() throws IOException {
            while (!over) {
                var event = advance();
                if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                    return true;
                }
                over = depth < parent;
            }
            return false;
        }
    }

    private int advance() throws IOException {
        onStart = false;
        try {
            var event = in.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> started();
                case XMLStreamConstants.END_ELEMENT -> {
                    scopes.leave(depth);
                    languages.pop();
                    depth--;
                }
                case XMLStreamConstants.DTD -> throw new MalformedXml("a document type (DOCTYPE) is not read here");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new MalformedXml("an undeclared entity");
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> count();
                default -> {
                    // text, white space, the end
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw explained(e);
        }
    }

    private void started() throws MalformedXml {
        count();
        depth++;
        onStart = true;
        if (depth > limits.depth()) {
            throw new MalformedXml("elements are nested more than " + limits.depth() + " deep");
        }
        if (names.add(in.getLocalName()) && names.size() > limits.names()) {
            throw new MalformedXml("more than " + limits.names() + " different elements");
        }
        if (in.getAttributeCount() + in.getNamespaceCount() > limits.attributes()) {
            throw new MalformedXml("an element with more than " + limits.attributes() + " attributes");
        }
        for (var i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeValue(i).length() > limits.attributeLength()) {
                throw new MalformedXml("an attribute of more than " + limits.attributeLength() + " characters");
            }
        }
        scopes.enter(depth, in);
        var language = in.getAttributeValue(Name.XML, "lang");
        languages.push(language == null ? language() : language);
    }

    private void count() throws MalformedXml {
        if (++nodes > limits.nodes()) {
            throw new MalformedXml("more than " + limits.nodes() + " elements");
        }
    }

    private void append(StringBuilder text) throws MalformedXml {
        text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        demandLength(text.length());
    }

    private void demandLength(int length) throws MalformedXml {
        if (length > limits.textLength()) {
            throw new MalformedXml("a text of more than " + limits.textLength() + " characters");
        }
    }

    private void demandStart() {
        if (!onStart) {
            throw new IllegalStateException("the reader has left the element's beginning");
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static IOException explained(XMLStreamException e) {
        if (e instanceof WstxIOException
                && e.getCause() instanceof IOException cause
                && !(cause instanceof CharConversionException)) {
            return cause;
        }
        var where = e.getLocation();
        var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        var said = words.length() > 200 ? words.substring(0, 200) : words;
        return new MalformedXml("not well-formed XML"
                + (where == null ? "" : ", line " + where.getLineNumber() + ", column " + where.getColumnNumber())
                + ": "
                + said);
    }
}
