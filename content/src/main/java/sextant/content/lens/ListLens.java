package sextant.content.lens;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * A field that is a list, in one line or in several. Entries that stay keep their octets, and their line its parameters;
 * pieces that cannot be read stay too. Each entry counts once.
 */
public final class ListLens<E> implements Lens<List<E>> {
    /** How the entries are spread over lines. */
    public enum Layout {
        /** One entry in each line. */
        LINE_EACH,
        /** Comma lists; a new entry joins the last line. */
        COMMA,
        /** Comma lists are read, a new entry gets a line of its own. */
        COMMA_LINE_EACH
    }

    private final String field;
    private final Function<Component, Rows> rows;
    private final Element<E> element;
    private final Layout layout;

    ListLens(String field, Function<Component, Rows> rows, Element<E> element, Layout layout) {
        this.field = field;
        this.rows = rows;
        this.element = element;
        this.layout = layout;
    }

    /** A list in the lines that are spelled so. */
    public static <E> ListLens<E> of(String field, String notation, Element<E> element, Layout layout) {
        return of(field, Spelling.of(notation), element, layout);
    }

    /** A list in the lines that are spelled so. */
    public static <E> ListLens<E> of(String field, Spelling spelling, Element<E> element, Layout layout) {
        Rows lines = Rows.of(spelling);
        return new ListLens<>(field, item -> lines, element, layout);
    }

    /** A list in the lines that a function finds, all of them spelled alike; a new line is spelled so. */
    public static <E> ListLens<E> over(
            String field, Function<Component, List<Property>> lines, Spelling spelling, Element<E> element) {
        Rows found = Rows.of(spelling, lines);
        return new ListLens<>(field, item -> found, element, Layout.LINE_EACH);
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public Class<?> type() {
        return List.class;
    }

    /** The class of the entries. */
    public Class<?> elementType() {
        return element.type();
    }

    @Override
    public Optional<List<E>> get(Component item) {
        List<E> entries = entries(item);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private List<E> entries(Component item) {
        LinkedHashSet<E> entries = new LinkedHashSet<>();
        for (Property line : rows.apply(item).lines(item)) {
            for (String piece : pieces(line)) {
                element.read(line, piece).ifPresent(entries::add);
            }
        }
        return List.copyOf(entries);
    }

    private List<String> pieces(Property line) {
        return layout == Layout.LINE_EACH ? List.of(line.value()) : Texts.split(line.value());
    }

    @Override
    public void set(Component item, List<E> value) {
        List<E> wanted = normal(value);
        if (entries(item).equals(wanted)) {
            return;
        }
        retain(item, wanted);
        List<E> kept = entries(item);
        List<E> missing = wanted.stream().filter(entry -> !kept.contains(entry)).toList();
        add(item, missing);
        if (!entries(item).equals(wanted)) {
            arrange(item, wanted);
        }
    }

    /** The list without the entries that are the same as none, each of the others once. */
    List<E> normal(Collection<E> value) {
        LinkedHashSet<E> wanted = new LinkedHashSet<>();
        value.forEach(entry -> element.normal(entry).ifPresent(wanted::add));
        return List.copyOf(wanted);
    }

    @Override
    public void clear(Component item) {
        retain(item, List.of());
    }

    /** Removes all entries but these. */
    void retain(Component item, Collection<E> wanted) {
        for (Property line : rows.apply(item).lines(item)) {
            List<String> pieces = pieces(line);
            List<String> kept = pieces.stream()
                    .filter(piece -> element.read(line, piece)
                            .filter(entry -> !wanted.contains(entry))
                            .isEmpty())
                    .toList();
            if (kept.size() == pieces.size()) {
                continue;
            }
            if (kept.stream().allMatch(String::isBlank)) {
                Groups.remove(item, line);
            } else {
                item.replace(line, line.withValue(String.join(",", kept)));
            }
        }
    }

    /** Adds entries at the end. */
    void add(Component item, List<E> entries) {
        Dialect dialect = dialect(item);
        for (E entry : entries) {
            List<Property> lines = rows.apply(item).lines(item);
            if (layout == Layout.COMMA && !lines.isEmpty()) {
                Property last = lines.getLast();
                String piece = element.write(last, entry, dialect).value();
                item.replace(last, last.withValue(last.value().isBlank() ? piece : last.value() + "," + piece));
            } else {
                rows.apply(item).add(item, blank -> element.write(blank, entry, dialect));
            }
        }
    }

    // In a list a comma within an entry needs its escape in every version.
    private Dialect dialect(Component item) {
        return layout == Layout.LINE_EACH ? item.dialect() : Dialect.ICALENDAR;
    }

    /** Brings entries that are all there into another order, each with what it has. */
    private void arrange(Component item, List<E> wanted) {
        Dialect dialect = dialect(item);
        List<Property> lines = rows.apply(item).lines(item);
        if (layout == Layout.COMMA) {
            Property first = lines.getFirst();
            List<String> pieces = new ArrayList<>();
            wanted.forEach(
                    entry -> pieces.add(element.write(first, entry, dialect).value()));
            lines.stream().skip(1).forEach(line -> Groups.remove(item, line));
            item.replace(first, first.withValue(String.join(",", pieces)));
            return;
        }
        List<Property> readable = lines.stream()
                .filter(line -> pieces(line).stream()
                        .anyMatch(piece -> element.read(line, piece).isPresent()))
                .toList();
        readable.forEach(line -> Groups.remove(item, line));
        for (E entry : wanted) {
            Optional<Property> known = readable.stream()
                    .filter(line -> pieces(line).size() == 1
                            && element.read(line, line.value())
                                    .filter(entry::equals)
                                    .isPresent())
                    .findFirst();
            rows.apply(item)
                    .add(
                            item,
                            blank -> known.map(Property::withoutGroup)
                                    .orElseGet(() -> element.write(blank, entry, dialect)));
        }
    }
}
