package sextant.content.contact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;

/** A card under test: its text before and after. */
final class Cards {
    private final Tree tree;

    private Cards(String text) {
        try {
            tree = Tree.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedDocument e) {
            throw new AssertionError(text, e);
        }
    }

    static Cards of(String text) {
        return new Cards(text);
    }

    /** A card of this version with these lines behind VERSION. */
    static Cards of(String version, String... lines) {
        return of("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + String.join("\r\n", lines) + "\r\nEND:VCARD\r\n");
    }

    Component card() {
        return tree.roots().getFirst();
    }

    String text() {
        return new String(tree.write(), StandardCharsets.UTF_8);
    }

    /** The lines between VERSION and END. */
    List<String> lines() {
        List<String> lines = text().lines().toList();
        return lines.subList(2, lines.size() - 1);
    }
}
