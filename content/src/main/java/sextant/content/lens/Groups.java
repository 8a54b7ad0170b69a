package sextant.content.lens;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * Groups of vCard lines ({@code item1.TEL}, {@code item1.X-ABLabel}): the label of a line, a fresh group, and removal of a
 * line together with what only describes it.
 */
public final class Groups {
    static final String LABEL = "X-ABLABEL";

    // Lines that say something about another line of their group and nothing without it.
    private static final Set<String> COMPANIONS = Set.of(LABEL, "X-ABADR");

    private Groups() {}

    /** The label of a line: the X-ABLabel line of its group, or a parameter of that name. */
    public static Optional<String> label(Component item, Property line) {
        Optional<String> parameter = line.parameter(LABEL);
        if (parameter.isPresent() || line.group().isEmpty()) {
            return parameter;
        }
        for (Property label : item.properties(LABEL)) {
            if (sameGroup(label, line)) {
                return Codecs.text().read(label);
            }
        }
        return Optional.empty();
    }

    /** Removes a line, and its label if no other line of the group is left. */
    public static void remove(Component item, Property line) {
        item.remove(line);
        if (line.group().isEmpty() || COMPANIONS.contains(line.name())) {
            return;
        }
        for (Property other : item.properties()) {
            if (sameGroup(line, other) && !COMPANIONS.contains(other.name())) {
                return;
            }
        }
        for (Property other : item.properties()) {
            if (sameGroup(line, other)) {
                item.remove(other);
            }
        }
    }

    /**
     * Adds a line behind the last of its name, in a group of its own with this label; without a group if the label is empty.
     *
     * @return the line as it now stands in the item
     */
    public static Property add(Component item, Property line, String label) {
        String group = label.isEmpty() ? "" : fresh(item);
        Property grouped = label.isEmpty() ? line : line.withGroup(group);
        List<Property> siblings = item.properties(line.name());
        if (siblings.isEmpty()) {
            item.add(grouped);
        } else {
            item.addAfter(siblings.getLast(), grouped);
        }
        if (!label.isEmpty()) {
            item.addAfter(grouped, Property.ofText("X-ABLabel", label).withGroup(group));
        }
        return grouped;
    }

    /** A group name that no line of the item has. */
    private static String fresh(Component item) {
        int number = 1;
        for (boolean taken = true; taken; ) {
            String name = "item" + number;
            taken = item.properties().stream()
                    .anyMatch(
                            line -> line.group().filter(name::equalsIgnoreCase).isPresent());
            if (taken) {
                number++;
            }
        }
        return "item" + number;
    }

    private static boolean sameGroup(Property line, Property other) {
        return line.group().isPresent()
                && other.group().filter(line.group().get()::equalsIgnoreCase).isPresent();
    }
}
