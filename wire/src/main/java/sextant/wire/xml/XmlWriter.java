package sextant.wire.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML 1.0 document in UTF-8 as it comes. What it writes is well-formed whatever texts it is given: characters
 * that XML 1.0 forbids are replaced by U+FFFD. The namespaces it is told of are declared once, on the root; others where
 * they are met. No default namespace is ever declared. Not safe for use by several threads.
 */
public final class XmlWriter {
    private static final int BUFFER = 8 * 1024;
    private static final boolean[] ASCII = where(c -> true);
    private static final boolean[] PLAIN_IN_TEXT = where(c -> Escape.inText((char) c) == null);
    private static final boolean[] PLAIN_IN_ATTRIBUTE = where(c -> Escape.inAttribute((char) c) == null);

    private final OutputStream out;
    private final Map<String, String> prefixes;
    private final Map<Name, String> qualified = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean inTag;
    private boolean begun;
    private int strangers;

    /**
     * Begins a document.
     *
     * @param prefixes the prefix for each namespace to declare on the root, by its URI
     */
    public XmlWriter(OutputStream out, Map<String, String> prefixes) {
        this.out = out;
        this.prefixes = new LinkedHashMap<>(prefixes);
    }

    private static boolean[] where(IntPredicate test) {
        var ascii = new boolean[0x80];
        for (var c = 0; c < ascii.length; c++) {
            ascii[c] = test.test(c);
        }
        return ascii;
    }

    /** Opens an element; the first is the root. */
    public XmlWriter start(Name name) throws IOException {
        if (!begun) {
            ascii("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        } else if (open.isEmpty()) {
            throw new IllegalStateException("a document has one root");
        }
        closeTag();
        var known = qualify(name);
        var tag = known == null ? stranger() + ":" + checked(name.local()) : known;
        put('<');
        write(tag);
        inTag = true;
        open.push(tag);
        if (!begun) {
            begun = true;
            for (var prefix : prefixes.entrySet()) {
                rawAttribute("xmlns:" + checked(prefix.getValue()), prefix.getKey());
            }
        }
        if (known == null) {
            rawAttribute("xmlns:" + tag.substring(0, tag.indexOf(':')), name.namespace());
        }
        return this;
    }

    /** Adds an attribute to the element just opened. */
    public XmlWriter attribute(Name name, String value) throws IOException {
        if (!inTag) {
            throw new IllegalStateException("attributes come before content");
        }
        if (name.namespace().equals(Name.XML)) {
            rawAttribute("xml:" + checked(name.local()), value);
            return this;
        }
        var known = qualify(name);
        if (known == null) {
            var prefix = stranger();
            rawAttribute("xmlns:" + prefix, name.namespace());
            known = prefix + ":" + checked(name.local());
        }
        rawAttribute(known, value);
        return this;
    }

    /** Adds an attribute in no namespace to the element just opened. */
    public XmlWriter attribute(String local, String value) throws IOException {
        return attribute(Name.of(local), value);
    }

    /** Writes character data. */
    public XmlWriter text(String text) throws IOException {
        if (open.isEmpty()) {
            throw new IllegalStateException("text stands in an element");
        }
        closeTag();
        escaped(text, false);
        return this;
    }

    /**
     * Writes XML that was captured by {@link XmlReader#fragment}, as it is: it declares what it uses.
     *
     * @param xml one whole element, well-formed by itself
     */
    public XmlWriter fragment(String xml) throws IOException {
        if (open.isEmpty()) {
            throw new IllegalStateException("a fragment stands in an element");
        }
        closeTag();
        write(xml);
        return this;
    }

    /** Closes the innermost open element. */
    public XmlWriter end() throws IOException {
        var tag = open.pop();
        if (inTag) {
            inTag = false;
            ascii("/>");
        } else {
            ascii("</");
            write(tag);
            put('>');
        }
        return this;
    }

    /** An element without content. */
    public XmlWriter empty(Name name) throws IOException {
        return start(name).end();
    }

    /** An element with nothing but text in it. */
    public XmlWriter element(Name name, String text) throws IOException {
        return start(name).text(text).end();
    }

    /** Hands on what was written so far, so that the reader sees it. */
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Ends the document, whose elements must all be closed, and hands everything on. Does not close the stream. */
    public void finish() throws IOException {
        if (!begun || !open.isEmpty()) {
            throw new IllegalStateException("an element is open: " + open.peek());
        }
        flush();
    }

    private @Nullable String qualify(Name name) {
        var known = qualified.get(name);
        if (known == null) {
            var prefix = name.namespace().isEmpty() ? "" : prefixes.get(name.namespace());
            if (prefix == null) {
                return null;
            }
            known = prefix.isEmpty() ? checked(name.local()) : prefix + ":" + checked(name.local());
            qualified.put(name, known);
        }
        return known;
    }

    /** A prefix for a namespace that was not declared on the root. */
    private String stranger() {
        String prefix;
        do {
            prefix = "n" + ++strangers;
        } while (prefixes.containsValue(prefix));
        return prefix;
    }

    private static String checked(String local) {
        if (!Escape.isName(local)) {
            throw new IllegalArgumentException("not a name in XML");
        }
        return local;
    }

    private void closeTag() throws IOException {
        if (inTag) {
            inTag = false;
            put('>');
        }
    }

    private void rawAttribute(String name, String value) throws IOException {
        put(' ');
        write(name);
        ascii("=\"");
        escaped(value, true);
        put('"');
    }

    private void escaped(String text, boolean attribute) throws IOException {
        var plain = attribute ? PLAIN_IN_ATTRIBUTE : PLAIN_IN_TEXT;
        for (var i = 0; i < text.length(); i++) {
            var end = runOf(plain, text, i);
            ascii(text, i, end);
            if (end == text.length()) {
                return;
            }
            i = end;
            var c = text.charAt(i);
            var instead = attribute ? Escape.inAttribute(c) : Escape.inText(c);
            if (instead != null) {
                write(instead);
            } else {
                i += encode(text, i);
            }
        }
    }

    /** Writes text that needs no escaping. */
    private void write(String text) throws IOException {
        for (var i = 0; i < text.length(); i++) {
            var end = runOf(ASCII, text, i);
            ascii(text, i, end);
            if (end == text.length()) {
                return;
            }
            i = end + encode(text, end);
        }
    }

    /** Where the run of such characters ends that begins at {@code i}. */
    private static int runOf(boolean[] plain, String text, int i) {
        var end = i;
        while (end < text.length() && text.charAt(end) < plain.length && plain[text.charAt(end)]) {
            end++;
        }
        return end;
    }

    /** Writes the character beyond ASCII at {@code i}; 1 if it took the next char as well, else 0. */
    private int encode(String text, int i) throws IOException {
        var c = text.charAt(i);
        if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(0x80 | (c & 0x3F));
            return 0;
        }
        if (Character.isSurrogate(c)) {
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                var point = Character.toCodePoint(c, text.charAt(i + 1));
                put(0xF0 | (point >> 18));
                put(0x80 | ((point >> 12) & 0x3F));
                put(0x80 | ((point >> 6) & 0x3F));
                put(0x80 | (point & 0x3F));
                return 1;
            }
            c = Escape.REPLACEMENT;
        }
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
        return 0;
    }

    private void ascii(String text) throws IOException {
        ascii(text, 0, text.length());
    }

    @SuppressWarnings(
            "deprecation") // it takes the low octets, which are all that ASCII has, and is by far the fastest way
    private void ascii(String text, int from, int to) throws IOException {
        for (var begin = from; begin < to; ) {
            if (filled == BUFFER) {
                drain();
            }
            var end = Math.min(to, begin + BUFFER - filled);
            text.getBytes(begin, end, buffer, filled);
            filled += end - begin;
            begin = end;
        }
    }

    private void put(int octet) throws IOException {
        if (filled == BUFFER) {
            drain();
        }
        buffer[filled++] = (byte) octet;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }
}
