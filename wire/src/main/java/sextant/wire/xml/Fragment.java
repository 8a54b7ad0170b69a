package sextant.wire.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element being captured so that it stands by itself. */
final class Fragment {
    private final XMLStreamReader in;
    private final Scopes scopes;
    private final int root;
    private final StringBuilder tag = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final SortedMap<String, String> inherited = new TreeMap<>();
    private boolean inTag;

    /**
     * Begins with the element the parser stands on.
     *
     * @param root how deep that element is, as {@code scopes} counts
     * @param language the language in force on it, or empty
     */
    Fragment(XMLStreamReader in, Scopes scopes, int root, String language) {
        this.in = in;
        this.scopes = scopes;
        this.root = root;
        open.push(startTag(tag));
        if (!language.isEmpty() && in.getAttributeValue(Name.XML, "lang") == null) {
            attribute(tag, "xml:lang", language);
        }
    }

    void start() {
        closeTag();
        open.push(startTag(body));
        inTag = true;
    }

    void end() {
        var name = open.pop();
        if (open.isEmpty()) {
            return;
        }
        if (inTag) {
            inTag = false;
            body.append("/>");
        } else {
            body.append("</").append(name).append('>');
        }
    }

    void text(String text) {
        closeTag();
        mention(text);
        for (var i = 0; i < text.length(); i++) {
            append(body, text.charAt(i), Escape.inText(text.charAt(i)));
        }
    }

    int length() {
        return tag.length() + body.length();
    }

    /** The whole, once the element has ended. */
    @Override
    public String toString() {
        var whole = new StringBuilder(tag);
        inherited.forEach(
                (prefix, namespace) -> attribute(whole, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace));
        if (body.isEmpty()) {
            return whole.append("/>").toString();
        }
        var name = whole.substring(1, nameEnd(whole));
        return whole.append('>')
                .append(body)
                .append("</")
                .append(name)
                .append('>')
                .toString();
    }

    private static int nameEnd(StringBuilder tag) {
        var space = tag.indexOf(" ");
        return space < 0 ? tag.length() : space;
    }

    private String startTag(StringBuilder to) {
        var name = qualified(in.getPrefix(), in.getLocalName());
        to.append('<').append(name);
        for (var i = 0; i < in.getNamespaceCount(); i++) {
            var prefix = scopes.text(in.getNamespacePrefix(i));
            attribute(to, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, scopes.text(in.getNamespaceURI(i)));
        }
        for (var i = 0; i < in.getAttributeCount(); i++) {
            mention(in.getAttributeValue(i));
            var prefix = scopes.text(in.getAttributePrefix(i));
            attribute(
                    to,
                    prefix.isEmpty() ? in.getAttributeLocalName(i) : qualified(prefix, in.getAttributeLocalName(i)),
                    in.getAttributeValue(i));
        }
        return name;
    }

    private String qualified(@Nullable String prefix, String local) {
        use(scopes.text(prefix));
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void use(String prefix) {
        scopes.find(prefix)
                .filter(binding ->
                        binding.depth() < root && !binding.namespace().isEmpty())
                .ifPresent(binding -> inherited.put(prefix, binding.namespace()));
    }

    /** A prefix before a colon in a text may be a name's (RFC 4918 4.3 keeps prefixes for that reason). */
    private void mention(String text) {
        for (var colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            var from = colon;
            while (from > 0 && colon - from < 64 && Escape.continuesName(text.charAt(from - 1))) {
                from--;
            }
            if (from < colon) {
                use(text.substring(from, colon));
            }
        }
    }

    private void closeTag() {
        if (inTag) {
            inTag = false;
            body.append('>');
        }
    }

    private static void attribute(StringBuilder to, String name, String value) {
        to.append(' ').append(name).append("=\"");
        for (var i = 0; i < value.length(); i++) {
            append(to, value.charAt(i), Escape.inAttribute(value.charAt(i)));
        }
        to.append('"');
    }

    private static void append(StringBuilder to, char c, @Nullable String instead) {
        if (instead == null) {
            to.append(c);
        } else {
            to.append(instead);
        }
    }
}
