package sextant.content.line;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One parameter of a content line, as it was spelled or as it shall be. Immutable. */
public final class Parameter {
    private final String name;
    private final List<String> values;
    private final @Nullable String spelled;

    private Parameter(String name, List<String> values, @Nullable String spelled) {
        this.name = name;
        this.values = List.copyOf(values);
        this.spelled = spelled;
    }

    /** A new parameter, which the writer will quote and encode as the document's version asks. */
    public static Parameter of(String name, List<String> values) {
        return new Parameter(Names.upper(Names.checked(name)), values, null);
    }

    /** A new parameter; see {@link #of(String, List)}. */
    public static Parameter of(String name, String... values) {
        return of(name, List.of(values));
    }

    static Parameter read(String name, List<String> values, @Nullable String spelled) {
        return new Parameter(name, values, spelled);
    }

    /** Upper-case name. A bare parameter of vCard 2.1 has the name it stands for: TYPE, ENCODING or VALUE. */
    public String name() {
        return name;
    }

    /** Its values, unquoted and decoded (RFC 6868), in order. */
    public List<String> values() {
        return values;
    }

    /** Its first value, empty if it has none. */
    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether it was given by its value alone, as vCard 2.1 does ({@code TEL;HOME}). */
    public boolean isBare() {
        return spelled != null && spelled.indexOf('=') < 0;
    }

    /** The same parameter, to be spelled as the version of the document it is put into asks. */
    public Parameter respelled() {
        return new Parameter(name, values, null);
    }

    /** How its author spelled it, or null if it is new. */
    @Nullable
    String spelled() {
        return spelled;
    }

    /** Equal means the same name and values, however they are spelled. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameter that && name.equals(that.name) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    @Override
    public String toString() {
        return spelled != null ? spelled : name + "=" + values;
    }
}
