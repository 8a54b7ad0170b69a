package sextant.content.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One content line: group, name, parameters and value. Immutable and safe for any thread. Two lines are equal only if they
 * are the same object, since a component may hold the same line twice.
 */
public final class Property implements Node {
    private final @Nullable Slice source;
    private final @Nullable String group;
    private final String spelledName;
    private final String name;
    private final List<Parameter> parameters;
    private final @Nullable Value received;
    private @Nullable String text; // read lazily; several threads may do so, with the same result

    private Property(
            @Nullable Slice source,
            @Nullable String group,
            String spelledName,
            List<Parameter> parameters,
            @Nullable Value received,
            @Nullable String text) {
        this.source = source;
        this.group = group;
        this.spelledName = spelledName;
        this.name = Names.upper(spelledName);
        this.parameters = List.copyOf(parameters);
        this.received = received;
        this.text = text;
    }

    static Property read(Slice line, Head head, Dialect dialect) {
        var value = new Value(
                new Slice(line.octets(), head.valueFrom(), line.withoutLineEnd().to()), dialect);
        return new Property(line, head.group(), head.spelledName(), head.parameters(), value, null);
    }

    /**
     * A new line without group and parameters.
     *
     * @param rawValue the value as it shall stand in the line, that is, escaped already where it is text. Line breaks are
     *     escaped and control characters dropped, so that no value can start another line.
     * @throws IllegalArgumentException if the name has other characters than letters, digits, hyphen and underscore
     */
    public static Property of(String name, String rawValue) {
        return new Property(null, null, Names.ofLine(name), List.of(), null, Values.onOneLine(rawValue));
    }

    /** A new line whose value is this text, escaped by {@link Text#escape}. */
    public static Property ofText(String name, String text) {
        return of(name, Text.escape(text));
    }

    /** The group before the dot ({@code item1}), as spelled. */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /** Upper-case name. */
    public String name() {
        return name;
    }

    /** All parameters in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The first value of the first parameter of this name (any case). */
    public Optional<String> parameter(String name) {
        String wanted = Names.upper(name);
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(wanted)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** All values of all parameters of this name (any case), comma lists taken apart. */
    public List<String> parameterValues(String name) {
        String wanted = Names.upper(name);
        List<String> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(wanted)) {
                values.addAll(parameter.values());
            }
        }
        return values;
    }

    /** Whether a parameter of this name has this value, in any case. */
    public boolean hasParameter(String name, String value) {
        for (String given : parameterValues(name)) {
            if (given.equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The raw value: unfolded and decoded from its transfer encoding and charset, but still backslash-escaped. Line breaks that
     * quoted-printable carried are escaped like any other.
     */
    public String value() {
        String known = text;
        if (known == null) {
            Value given = received;
            known = given == null ? "" : given.text(encoding(), parameter("CHARSET"));
            text = known;
        }
        return known;
    }

    /** The value as one text: {@link Text#unescape} of {@link #value}. */
    public String text() {
        return Text.unescape(value());
    }

    /** This line with another raw value; see {@link #of}. Group, name and parameters keep their spelling. */
    public Property withValue(String rawValue) {
        return new Property(null, group, spelledName, parameters, null, Values.onOneLine(rawValue));
    }

    /** This line with another value, escaped by {@link Text#escape}. */
    public Property withText(String text) {
        return withValue(Text.escape(text));
    }

    /**
     * This line with exactly these values for a parameter: in place of its first occurrence, else as the last parameter. All
     * other parameters keep their spelling.
     */
    public Property withParameter(String name, String... values) {
        return withParameter(Parameter.of(name, values));
    }

    /** See {@link #withParameter(String, String...)}. */
    public Property withParameter(Parameter parameter) {
        List<Parameter> changed = new ArrayList<>();
        boolean placed = false;
        for (Parameter old : parameters) {
            if (!old.name().equals(parameter.name())) {
                changed.add(old);
            } else if (!placed) {
                changed.add(parameter);
                placed = true;
            }
        }
        if (!placed) {
            changed.add(parameter);
        }
        return withParameters(changed, parameter.name());
    }

    /** This line without any parameter of this name. */
    public Property withoutParameter(String name) {
        String unwanted = Names.upper(name);
        return withParameters(
                parameters.stream().filter(p -> !p.name().equals(unwanted)).toList(), unwanted);
    }

    /** This line with these parameters and no others. Those taken from another line keep their spelling. */
    public Property withParameters(List<Parameter> parameters) {
        return new Property(null, group, spelledName, parameters, null, value());
    }

    private Property withParameters(List<Parameter> changed, String name) {
        boolean decides = name.equals("ENCODING") || name.equals("CHARSET");
        return decides ? withParameters(changed) : with(group, spelledName, changed);
    }

    /** This line with another name. */
    public Property withName(String name) {
        return with(group, Names.ofLine(name), parameters);
    }

    /** This line in a group. */
    public Property withGroup(String group) {
        return with(Names.checked(group), spelledName, parameters);
    }

    /** This line in no group. */
    public Property withoutGroup() {
        return with(null, spelledName, parameters);
    }

    /** This line with its raw value changed. */
    public Property mapValue(UnaryOperator<String> change) {
        return withValue(change.apply(value()));
    }

    private Property with(@Nullable String group, String spelledName, List<Parameter> parameters) {
        return new Property(null, group, spelledName, parameters, received, text);
    }

    /** The transfer encoding that the first ENCODING parameter declares. */
    Encoding encoding() {
        return parameter("ENCODING").map(Encoding::of).orElse(Encoding.NONE);
    }

    /** The line as received, or null if it is new or edited. */
    @Nullable
    Slice source() {
        return source;
    }

    /** The value as received, or null if it is new or edited. */
    @Nullable
    Value received() {
        return received;
    }

    String spelledName() {
        return spelledName;
    }

    /** The name only: contents do not belong in logs. */
    @Override
    public String toString() {
        return name;
    }
}
