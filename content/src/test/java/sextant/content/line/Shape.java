package sextant.content.line;

import java.util.ArrayList;
import java.util.List;

/** What a tree says, without how it is spelled: for comparing trees. */
final class Shape {
    private Shape() {}

    static List<String> of(Tree tree) {
        List<String> shape = new ArrayList<>();
        tree.roots().forEach(root -> add(root, shape));
        return shape;
    }

    private static void add(Component component, List<String> shape) {
        shape.add("BEGIN " + component.name());
        for (Node node : component.nodes()) {
            switch (node) {
                case Component inner -> add(inner, shape);
                case Property line -> shape.add(of(line));
                case Opaque opaque -> {
                    if (!opaque.source().isBlank()) {
                        shape.add("opaque "
                                + new String(
                                        opaque.source().octets(),
                                        opaque.source().from(),
                                        opaque.source().withoutLineEnd().to()
                                                - opaque.source().from(),
                                        java.nio.charset.StandardCharsets.UTF_8));
                    }
                }
            }
        }
        shape.add("END " + component.name());
    }

    static String of(Property line) {
        var parameters = line.parameters().stream()
                .filter(p -> !p.name().equals("ENCODING") && !p.name().equals("CHARSET"))
                // the old versions cannot quote, nor break a line in a parameter
                .map(p -> p.name() + "="
                        + Values.replaceBreaks(p.values().toString(), " ").replace('"', '\''))
                .toList();
        return line.group().orElse("") + "." + line.name() + parameters + ":"
                + line.value().replace("\\N", "\\n");
    }
}
