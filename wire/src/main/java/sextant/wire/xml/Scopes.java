package sextant.wire.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which prefix means which namespace, while elements are entered and left. */
final class Scopes {
    private final List<Binding> bindings = new ArrayList<>();

    /** A declaration: made by the element at this depth. The empty prefix is the default namespace. */
    record Binding(int depth, String prefix, String namespace) {}

    void enter(int depth, XMLStreamReader element) {
        for (var i = 0; i < element.getNamespaceCount(); i++) {
            bindings.add(new Binding(depth, text(element.getNamespacePrefix(i)), text(element.getNamespaceURI(i))));
        }
    }

    void leave(int depth) {
        while (!bindings.isEmpty() && bindings.getLast().depth() == depth) {
            bindings.removeLast();
        }
    }

    /** The declaration in force for a prefix. */
    Optional<Binding> find(String prefix) {
        for (var i = bindings.size() - 1; i >= 0; i--) {
            if (bindings.get(i).prefix().equals(prefix)) {
                return Optional.of(bindings.get(i));
            }
        }
        return Optional.empty();
    }

    String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
