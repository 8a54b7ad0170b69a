package sextant.content.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;

/** A calendar object under test: its text before and after. */
public final class Calendars {
    private final Tree tree;
    private final String component;

    private Calendars(String component, String text) {
        this.component = component;
        try {
            tree = Tree.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocument e) {
            throw new AssertionError(text, e);
        }
    }

    /** A calendar object with one component of these lines. */
    public static Calendars of(String component, String... lines) {
        return new Calendars(
                component,
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:" + component + "\r\n" + String.join("\r\n", lines)
                        + "\r\nEND:" + component + "\r\nEND:VCALENDAR\r\n");
    }

    /** The outermost component. */
    public Component calendar() {
        return tree.roots().getFirst();
    }

    /** The one item. */
    public Component item() {
        return calendar().component(component).orElseThrow();
    }

    /** The whole object. */
    public String text() {
        return new String(tree.write(), StandardCharsets.UTF_8);
    }

    /** The lines of the first component, with what it holds. */
    public List<String> lines() {
        List<String> lines = text().replace("\r\n ", "").lines().toList();
        return lines.subList(3, lines.size() - 2);
    }
}
