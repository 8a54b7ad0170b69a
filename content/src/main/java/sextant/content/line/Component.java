package sextant.content.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A component (VCALENDAR, VEVENT, VALARM, VCARD...) and what lies between its BEGIN and END. Mutable, for one thread at a
 * time. Lines and components are found by identity, since the same line may occur twice.
 */
public final class Component implements Node {
    private final String name;
    private final @Nullable Slice begin;
    private @Nullable Slice end;
    private final List<Node> nodes = new ArrayList<>();

    Component(String name, @Nullable Slice begin) {
        this.name = name;
        this.begin = begin;
    }

    /**
     * A new, empty component.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, hyphen and underscore
     */
    public static Component of(String name) {
        return new Component(Names.upper(Names.checked(name)), null);
    }

    /** Upper-case name. */
    public String name() {
        return name;
    }

    /** The components directly inside, in order. */
    public List<Component> components() {
        return nodesOf(Component.class);
    }

    /** The components of this name (any case) directly inside, in order. */
    public List<Component> components(String name) {
        String wanted = Names.upper(name);
        return components().stream().filter(c -> c.name.equals(wanted)).toList();
    }

    /** The first component of this name (any case) directly inside. */
    public Optional<Component> component(String name) {
        return components(name).stream().findFirst();
    }

    /** All lines directly inside, in order. */
    public List<Property> properties() {
        return nodesOf(Property.class);
    }

    /** The lines of this name (any case), in order. */
    public List<Property> properties(String name) {
        String wanted = Names.upper(name);
        List<Property> found = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Property property && property.name().equals(wanted)) {
                found.add(property);
            }
        }
        return found;
    }

    /** The first line of this name (any case). */
    public Optional<Property> property(String name) {
        String wanted = Names.upper(name);
        for (Node node : nodes) {
            if (node instanceof Property property && property.name().equals(wanted)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** The text of the first line of this name, unescaped. */
    public Optional<String> text(String name) {
        return property(name).map(Property::text);
    }

    /** The value of the VERSION line, empty if there is none. */
    public String version() {
        return property("VERSION").map(line -> line.value().strip()).orElse("");
    }

    /** The dialect this component's name and VERSION line ask for. */
    public Dialect dialect() {
        return Dialect.of(name, version());
    }

    /** Adds a line after the last line that stands before the first inner component. */
    public void add(Property line) {
        int at = nodes.size();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof Component) {
                at = i;
            }
        }
        while (at > 0 && !(nodes.get(at - 1) instanceof Property)) {
            at--;
        }
        // vCard 2.1, 2.4: the nested card is the value of the AGENT line before it
        if (at > 0 && nodes.get(at - 1) instanceof Property last && last.name().equals("AGENT") && at < nodes.size()) {
            at--;
        }
        nodes.add(at, line);
    }

    /** Adds a line directly after BEGIN. */
    public void addFirst(Property line) {
        nodes.addFirst(line);
    }

    /**
     * Adds a line directly after another.
     *
     * @throws IllegalArgumentException if the anchor is not in this component
     */
    public void addAfter(Property anchor, Property line) {
        nodes.add(indexOf(anchor) + 1, line);
    }

    /**
     * Puts a line in the place of another.
     *
     * @throws IllegalArgumentException if the old line is not in this component
     */
    public void replace(Property old, Property now) {
        nodes.set(indexOf(old), now);
    }

    /**
     * Removes a line.
     *
     * @throws IllegalArgumentException if it is not in this component
     */
    public void remove(Property line) {
        nodes.remove(indexOf(line));
    }

    /** Removes all lines of this name (any case). */
    public void removeAll(String name) {
        String unwanted = Names.upper(name);
        nodes.removeIf(
                node -> node instanceof Property property && property.name().equals(unwanted));
    }

    /** Replaces the first line of the same name, or adds the line if there is none. */
    public void set(Property line) {
        property(line.name()).ifPresentOrElse(old -> replace(old, line), () -> add(line));
    }

    /**
     * Puts other lines in the place of every line directly inside, in one pass.
     *
     * @param change gives the lines to stand in the place of a line: itself to keep it, none to remove it
     */
    public void rewrite(Function<Property, List<Property>> change) {
        List<Node> before = List.copyOf(nodes);
        nodes.clear();
        for (Node node : before) {
            if (node instanceof Property line) {
                nodes.addAll(change.apply(line));
            } else {
                nodes.add(node);
            }
        }
    }

    /** The line that stands directly before an inner component, blank lines aside. */
    public Optional<Property> lineBefore(Component inner) {
        for (int i = indexOf(inner) - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof Property line) {
                return Optional.of(line);
            }
            if (nodes.get(i) instanceof Component) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Adds a component as the last one. */
    public void add(Component component) {
        nodes.add(component);
    }

    /**
     * Removes a component.
     *
     * @throws IllegalArgumentException if it is not in this component
     */
    public void remove(Component component) {
        nodes.remove(indexOf(component));
    }

    /** Removes all inner components that do not pass a test, in one pass. */
    public void retain(Predicate<Component> wanted) {
        nodes.removeIf(node -> node instanceof Component inner && !wanted.test(inner));
    }

    /** A copy that can be edited without changing this one; untouched lines of it are still written octet for octet. */
    public Component copy() {
        var copy = new Component(name, begin);
        copy.end = end;
        for (Node node : nodes) {
            copy.nodes.add(node instanceof Component inner ? inner.copy() : node);
        }
        return copy;
    }

    List<Node> nodes() {
        return nodes;
    }

    @Nullable
    Slice begin() {
        return begin;
    }

    @Nullable
    Slice end() {
        return end;
    }

    void close(Slice end) {
        this.end = end;
    }

    private int indexOf(Node wanted) {
        int index = nodes.indexOf(wanted); // lines and components equal only themselves
        if (index < 0) {
            throw new IllegalArgumentException("not in this " + name + ": " + wanted);
        }
        return index;
    }

    private <T extends Node> List<T> nodesOf(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Node node : nodes) {
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return name + " of " + nodes.size() + " nodes";
    }
}
