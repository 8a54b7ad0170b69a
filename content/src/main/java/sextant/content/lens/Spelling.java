package sextant.content.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Parameter;
import sextant.content.line.Property;

/**
 * One way to spell a field: which lines are spelled so, and what a new one looks like. Written as in the field tables:
 * {@code TEL;TYPE=work,voice}, {@code ADR;TYPE=home:;;;;;;}, {@code X-ABDATE @_$!<Anniversary>!$_} (a line in a group with
 * that X-ABLabel).
 *
 * <p>Unless {@link #matching} says otherwise, a line is spelled so if it has the name, at least these TYPE words and, where
 * one is given, the label.
 */
public final class Spelling {
    /** How well a line fits: 0 not at all, else the smaller the better. */
    @FunctionalInterface
    public interface Match {
        public int rank(Component item, Property line);
    }

    private final String name;
    private final List<Parameter> parameters;
    private final String value;
    private final @Nullable String label;
    private final Match match;

    private Spelling(
            String name, List<Parameter> parameters, String value, @Nullable String label, @Nullable Match match) {
        this.name = name.toUpperCase(Locale.ROOT);
        this.parameters = parameters;
        this.value = value;
        this.label = label;
        this.match = match != null ? match : byTypesAndLabel(parameters, label);
    }

    /** Reads the notation. */
    public static Spelling of(String notation) {
        int at = notation.indexOf(" @");
        String label = at < 0 ? null : notation.substring(at + 2);
        String line = at < 0 ? notation : notation.substring(0, at);
        int colon = line.indexOf(':');
        String[] head = (colon < 0 ? line : line.substring(0, colon)).split(";", -1);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            int equals = head[i].indexOf('=');
            parameters.add(Parameter.of(
                    head[i].substring(0, equals),
                    List.of(head[i].substring(equals + 1).split(",", -1))));
        }
        return new Spelling(head[0], parameters, colon < 0 ? "" : line.substring(colon + 1), label, null);
    }

    /** The same spelling for other lines; only those of the same name are asked about. */
    public Spelling matching(Match match) {
        return new Spelling(name, parameters, value, label, match);
    }

    /** The same spelling for all lines of the name, whatever their types. */
    public Spelling anyType() {
        return matching((item, line) -> 1);
    }

    private static Match byTypesAndLabel(List<Parameter> parameters, @Nullable String label) {
        Set<String> types = Set.copyOf(parameters.stream()
                .filter(parameter -> parameter.name().equals("TYPE"))
                .flatMap(parameter -> parameter.values().stream())
                .map(type -> type.toUpperCase(Locale.ROOT))
                .toList());
        return (item, line) -> {
            boolean typed = types.isEmpty() || Types.of(line).containsAll(types);
            boolean labelled = label == null
                    || Groups.label(item, line).filter(label::equalsIgnoreCase).isPresent();
            return typed && labelled ? 1 : 0;
        };
    }

    /** Upper-case name of the line. */
    String name() {
        return name;
    }

    /** How well a line of the item fits: 0 not at all, else the smaller the better. */
    public int rank(Component item, Property line) {
        return line.name().equals(name) ? match.rank(item, line) : 0;
    }

    /** A new line, not yet in the item, in the spelling of the item's version. */
    Property blank(Dialect dialect) {
        Property line = Property.of(name, value);
        for (Parameter parameter : parameters) {
            line = line.withParameter(spelled(parameter, dialect));
        }
        return line;
    }

    private static Parameter spelled(Parameter parameter, Dialect dialect) {
        boolean earlyCard = dialect == Dialect.VCARD_21 || dialect == Dialect.VCARD_3;
        if (!earlyCard) {
            return parameter;
        }
        if (parameter.name().equals("PREF")) {
            return Parameter.of("TYPE", "PREF");
        }
        // RFC 2426 and vCard 2.1 show their type words in upper case, and some phones know them only so
        return parameter.name().equals("TYPE")
                ? Parameter.of(
                        "TYPE",
                        parameter.values().stream()
                                .map(type -> type.toUpperCase(Locale.ROOT))
                                .toList())
                : parameter;
    }

    /**
     * Adds a new line, after the last of its name, with its label if it has one.
     *
     * @return the line as it now stands in the item
     */
    Property add(Component item, UnaryOperator<Property> fill) {
        return Groups.add(item, fill.apply(blank(item.dialect())), label == null ? "" : label);
    }
}
