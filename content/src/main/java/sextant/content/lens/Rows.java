package sextant.content.lens;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** The lines that carry the entries of a list, and how another one comes in. */
interface Rows {
    /** The lines in order. */
    List<Property> lines(Component item);

    /** Adds a line. */
    Property add(Component item, UnaryOperator<Property> fill);

    /** All lines that are spelled so. */
    static Rows of(Spelling spelling) {
        return of(
                spelling,
                item -> item.properties(spelling.name()).stream()
                        .filter(line -> spelling.rank(item, line) > 0)
                        .toList());
    }

    /** These lines; a new one is spelled so. */
    static Rows of(Spelling spelling, Function<Component, List<Property>> lines) {
        return new Rows() {
            @Override
            public List<Property> lines(Component item) {
                return lines.apply(item);
            }

            @Override
            public Property add(Component item, UnaryOperator<Property> fill) {
                return spelling.add(item, fill);
            }
        };
    }
}
