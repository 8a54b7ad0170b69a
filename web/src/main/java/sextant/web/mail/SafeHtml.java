package sextant.web.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML that others wrote, as it may be shown: nothing of it acts, and nothing of it is fetched unless the reader asks for
 * pictures. It is shown in a sandbox with a policy of its own besides.
 *
 * @param html what is left
 * @param withheld pictures of other servers that were left out
 */
public record SafeHtml(String html, int withheld) {
    private static final String[] ELEMENTS = {
        "a",
        "abbr",
        "address",
        "b",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var"
    };

    /**
     * Cleans HTML.
     *
     * @param inline the picture of a content id, as a data address; null if there is none
     * @param pictures whether pictures of other servers may be fetched
     */
    public static SafeHtml of(String html, Function<String, @Nullable String> inline, boolean pictures) {
        var pass = new Pass(inline, pictures);
        return new SafeHtml(pass.policy().sanitize(html), pass.withheld);
    }

    /** One message's policy, which counts. */
    private static final class Pass {
        private final Function<String, @Nullable String> inline;
        private final boolean pictures;
        private int withheld;

        Pass(Function<String, @Nullable String> inline, boolean pictures) {
            this.inline = inline;
            this.pictures = pictures;
        }

        PolicyFactory policy() {
            return new HtmlPolicyBuilder()
                    .allowElements(ELEMENTS)
                    .allowElements((name, attributes) -> link(name, attributes), "a")
                    .allowElements((name, attributes) -> picture(name, attributes), "img")
                    .allowUrlProtocols("http", "https", "mailto", "data", "cid")
                    .allowAttributes("href", "title", "target", "rel")
                    .onElements("a")
                    .allowAttributes("src", "alt", "title", "width", "height")
                    .onElements("img")
                    .allowAttributes(
                            "align",
                            "valign",
                            "width",
                            "height",
                            "bgcolor",
                            "cellpadding",
                            "cellspacing",
                            "border",
                            "colspan",
                            "rowspan",
                            "dir",
                            "lang")
                    .globally()
                    .allowAttributes("color", "face", "size")
                    .onElements("font")
                    .allowAttributes("start", "type")
                    .onElements("ol", "ul", "li")
                    .allowStyling()
                    .toFactory();
        }

        /** A link says where it leads, opens beside the page, and tells nobody where it was. */
        private static @Nullable String link(String name, List<String> attributes) {
            var target = value(attributes, "href");
            attributes.clear();
            if (target != null && isOf(target, "http:", "https:", "mailto:")) {
                attributes.addAll(List.of(
                        "href", target, "title", target, "target", "_blank", "rel", "noopener noreferrer nofollow"));
            }
            return name;
        }

        private @Nullable String picture(String name, List<String> attributes) {
            var source = value(attributes, "src");
            if (source == null) {
                return null;
            }
            var shown = shown(source.strip());
            if (shown == null) {
                return null;
            }
            var kept = new java.util.ArrayList<String>();
            for (var i = 0; i + 1 < attributes.size(); i += 2) {
                if (!attributes.get(i).equals("src")) {
                    kept.add(attributes.get(i));
                    kept.add(attributes.get(i + 1));
                }
            }
            attributes.clear();
            attributes.addAll(kept);
            attributes.addAll(List.of("src", shown));
            return name;
        }

        private @Nullable String shown(String source) {
            if (isOf(source, "cid:")) {
                return inline.apply(source.substring(4));
            }
            if (isOf(source, "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")) {
                return source;
            }
            if (isOf(source, "http:", "https:")) {
                if (pictures) {
                    return source;
                }
                withheld++;
            }
            return null;
        }

        private static boolean isOf(String address, String... beginnings) {
            var plain = address.toLowerCase(Locale.ROOT);
            for (var beginning : beginnings) {
                if (plain.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }

        private static @Nullable String value(List<String> attributes, String name) {
            for (var i = 0; i + 1 < attributes.size(); i += 2) {
                if (attributes.get(i).equals(name)) {
                    return attributes.get(i + 1);
                }
            }
            return null;
        }
    }

    /** Plain text as HTML. */
    static String ofPlain(String text) {
        var escapes = Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;");
        var html = new StringBuilder("<pre>");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var escape = escapes.get(c);
            if (escape == null) {
                html.append(c);
            } else {
                html.append(escape);
            }
        }
        return html.append("</pre>").toString();
    }
}
