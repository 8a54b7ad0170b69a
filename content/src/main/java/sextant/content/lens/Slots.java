package sextant.content.lens;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Property;
import sextant.content.line.Text;

/**
 * Slots that share lines of the same kind, and which line is in which slot. Some protocols number what a document only
 * lists: three e-mail addresses, two work numbers.
 *
 * <p>A line is in a slot because its X-SLOT parameter says so; the other slots are filled in order from the lines without
 * that parameter: the best type first, then the preferred (PREF), then Evolution's own slot number, then as they stand. A
 * line beyond the slots has none. When a slot is cleared, no line moves up: the item then names the slot in its
 * X-SLOT-EMPTY line until it is filled again. A clearing that lets nothing move up leaves no such line.
 */
public final class Slots {
    /** The parameter that names the slot of a line; {@link #NONE} for a line that shall have none. */
    public static final String MARK = "X-SLOT";

    /** The value of {@link #MARK} for a line beyond the slots. */
    public static final String NONE = "none";

    /** The line that lists slots which were cleared while another line could have moved up. */
    public static final String EMPTIED = "X-SLOT-EMPTY";

    // Parameters that are a value of their own, so that a line with them is not blank.
    private static final List<String> VALUES = List.of("LABEL", "X-MS-DISPLAY-NAME", "X-MS-ADDRTYPE");

    private final List<Slot> slots;
    private final Set<String> names = new HashSet<>();

    private Slots(List<Slot> slots) {
        this.slots = slots;
        slots.forEach(slot -> names.addAll(slot.names()));
    }

    /** Slots in the order in which they are filled. */
    public static Slots of(Slot... slots) {
        return new Slots(List.of(slots));
    }

    /** The slots in the order in which they are filled. */
    public List<Slot> all() {
        return slots;
    }

    /** The lines of a slot, the one to read first; more than one only if there are aliases. */
    List<Property> lines(Component item, Slot slot) {
        if (slot.isSole()) {
            return soleLines(item, slot);
        }
        return assign(item).getOrDefault(slot.name(), List.of());
    }

    /** The lines that are in any of the slots, and by which name. A slot without lines is not in the map. */
    public Map<String, List<Property>> assign(Component item) {
        List<Property> candidates = new ArrayList<>();
        Set<String> emptied = Set.of();
        for (Property line : item.properties()) {
            if (names.contains(line.name())) {
                candidates.add(line);
            } else if (line.name().equals(EMPTIED)) {
                emptied = emptied(item);
            }
        }
        return candidates.isEmpty() ? new LinkedHashMap<>() : assign(item, candidates, emptied);
    }

    private Map<String, List<Property>> assign(Component item, List<Property> candidates, Set<String> emptied) {
        Map<String, List<Property>> assigned = new LinkedHashMap<>();
        List<Property> free = new ArrayList<>(candidates);
        free.removeIf(line -> line.parameter(MARK).isPresent() || isBlank(line));
        boolean marks = free.size() < candidates.size();
        Dialect dialect = item.dialect();
        for (Slot slot : slots) {
            List<Property> lines = marks ? marked(candidates, slot) : new ArrayList<>();
            if (!lines.isEmpty() || !emptied.contains(slot.name())) {
                fill(item, slot, dialect, free, lines);
            }
            if (!lines.isEmpty()) {
                assigned.put(slot.name(), lines);
                free.removeAll(lines);
            }
        }
        return assigned;
    }

    /** Whether lines of this name may be in the slots. */
    public boolean holds(Property line) {
        return names.contains(line.name());
    }

    /** Whether the line is in none of the slots. */
    public boolean isBeyond(Component item, Property line) {
        return assign(item).values().stream().noneMatch(lines -> lines.contains(line));
    }

    /**
     * The lines of a name that are in no slot, as a list; the slots never see what is set here.
     *
     * @param spelling of a new line
     * @param names of the lines
     * @param families all slots that lines of these names may be in
     */
    public static <E> ListLens<E> beyond(
            String field, Spelling spelling, List<String> names, Element<E> element, Slots... families) {
        Rows rows = new Rows() {
            @Override
            public List<Property> lines(Component item) {
                List<Property> lines = item.properties().stream()
                        .filter(line -> names.contains(line.name()))
                        .toList();
                if (lines.isEmpty()) {
                    return lines;
                }
                Set<Property> claimed = new HashSet<>();
                for (Slots family : families) {
                    family.assign(item).values().forEach(claimed::addAll);
                }
                return lines.stream().filter(line -> !claimed.contains(line)).toList();
            }

            @Override
            public Property add(Component item, UnaryOperator<Property> fill) {
                Property line = spelling.add(item, fill);
                if (lines(item).contains(line)) {
                    return line;
                }
                Property outside = line.withParameter(MARK, NONE);
                item.replace(line, outside);
                return outside;
            }
        };
        return new ListLens<>(field, item -> rows, element, ListLens.Layout.LINE_EACH);
    }

    /** Adds a line for a slot that has none; the other slots keep their lines. */
    void create(Component item, Slot slot, UnaryOperator<Property> fill) {
        Spelling spelling = slot.spelling(item.dialect());
        if (slot.isSole()) {
            spelling.add(item, fill);
            return;
        }
        if (slot.isMarked()) {
            spelling.add(item, line -> fill.apply(line.withParameter(MARK, slot.name())));
            setEmptied(item, slot.name(), false);
            return;
        }
        Map<String, List<Property>> before = assign(item);
        setEmptied(item, slot.name(), false);
        Property line = spelling.add(item, fill);
        before.put(slot.name(), List.of(line));
        if (!assign(item).equals(before)) {
            item.replace(line, line.withParameter(MARK, slot.name()));
        }
    }

    /** Takes a value out of the lines of a slot; those of which nothing stays are removed. */
    void erase(Component item, Slot slot, Function<Property, Optional<Property>> rest) {
        List<Property> lines = slot.isSole() ? allSoleLines(item, slot) : lines(item, slot);
        boolean removed = false;
        for (Property line : lines) {
            Optional<Property> stays = rest.apply(line);
            if (stays.isPresent()) {
                item.replace(line, stays.get());
            } else {
                Groups.remove(item, line);
                removed = true;
            }
        }
        if (removed && !slot.isSole() && assign(item).containsKey(slot.name())) {
            setEmptied(item, slot.name(), true);
        }
    }

    private static List<Property> marked(List<Property> candidates, Slot slot) {
        List<Property> lines = new ArrayList<>();
        for (Property line : candidates) {
            if (line.parameter(MARK).filter(slot.name()::equalsIgnoreCase).isPresent()
                    && slot.names().contains(line.name())
                    && !hasName(lines, line.name())) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static void fill(Component item, Slot slot, Dialect dialect, List<Property> free, List<Property> lines) {
        var sameValue = slot.sameValue();
        if (sameValue != null) {
            if (lines.isEmpty()) {
                Property first = best(item, slot, slot.spellings(dialect), free);
                if (first == null) {
                    return;
                }
                lines.add(first);
            }
            for (Property line : free) {
                if (!lines.contains(line) && sameValue.test(lines.getFirst(), line)) {
                    lines.add(line);
                }
            }
            return;
        }
        for (Spelling spelling : slot.spellings(dialect)) {
            Property line = hasName(lines, spelling.name()) ? null : best(item, slot, List.of(spelling), free);
            if (line != null) {
                lines.add(line);
            }
        }
    }

    private static @Nullable Property best(Component item, Slot slot, List<Spelling> spellings, List<Property> free) {
        Property best = null;
        long bestOrder = Long.MAX_VALUE;
        for (Property line : free) {
            for (Spelling spelling : spellings) {
                int rank = spelling.rank(item, line);
                if (rank > 0 && order(slot, rank, line) < bestOrder) {
                    best = line;
                    bestOrder = order(slot, rank, line);
                }
            }
        }
        return best;
    }

    private static long order(Slot slot, int rank, Property line) {
        int place = line.parameter("X-EVOLUTION-UI-SLOT").flatMap(Codecs::parse).orElse(9999);
        return (rank * 1000L + (slot.isPreferring() ? Types.preference(line) : 0)) * 10_000L
                + Math.clamp(place, 0, 9999);
    }

    private List<Property> soleLines(Component item, Slot slot) {
        List<Property> lines = new ArrayList<>();
        for (Property line : allSoleLines(item, slot)) {
            if (!hasName(lines, line.name())) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<Property> allSoleLines(Component item, Slot slot) {
        List<Property> lines = new ArrayList<>();
        for (Spelling spelling : slot.spellings(item.dialect())) {
            for (Property line : item.properties(spelling.name())) {
                if (spelling.rank(item, line) > 0 && !lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static boolean hasName(Collection<Property> lines, String name) {
        return lines.stream().anyMatch(line -> line.name().equals(name));
    }

    private static boolean isBlank(Property line) {
        String value = line.value();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != ';' && !Character.isWhitespace(value.charAt(i))) {
                return false;
            }
        }
        return VALUES.stream().allMatch(name -> line.parameter(name).isEmpty());
    }

    private static Set<String> emptied(Component item) {
        Set<String> names = new HashSet<>();
        item.properties(EMPTIED).forEach(line -> names.addAll(Text.splitList(line.value())));
        return names;
    }

    /** Whether the item says that this slot has been cleared. */
    public static boolean isEmptied(Component item, String slot) {
        return emptied(item).contains(slot);
    }

    /** Notes that a slot has been cleared while something else could have moved up, or that it is filled again. */
    public static void setEmptied(Component item, String slot, boolean empty) {
        if (isEmptied(item, slot) == empty) {
            return;
        }
        if (empty) {
            item.property(EMPTIED)
                    .ifPresentOrElse(
                            line -> item.replace(line, line.withValue(line.value() + "," + slot)),
                            () -> item.add(Property.of(EMPTIED, slot)));
            return;
        }
        for (Property line : item.properties(EMPTIED)) {
            List<String> others = Text.splitList(line.value()).stream()
                    .filter(name -> !name.equals(slot))
                    .toList();
            if (others.isEmpty()) {
                item.remove(line);
            } else {
                item.replace(line, line.withValue(String.join(",", others)));
            }
        }
    }
}
