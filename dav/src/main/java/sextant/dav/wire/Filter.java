package sextant.dav.wire;

import java.util.List;
import java.util.Optional;

/** The filters of calendar-query (RFC 4791 9.7) and addressbook-query (RFC 6352 10.5). */
public final class Filter {
    private Filter() {}

    /** Whether all tests must hold, or one of them is enough. */
    public enum Test {
        ALL_OF,
        ANY_OF
    }

    /**
     * {@code comp-filter}: a component of this name is there and meets all of this, or none is.
     *
     * @param name in upper case
     */
    public record Component(
            String name,
            boolean absent,
            Optional<TimeRange> range,
            List<Property> properties,
            List<Component> components) {
        public Component {
            properties = List.copyOf(properties);
            components = List.copyOf(components);
        }

        /** Whether nothing is asked but that it is there. */
        public boolean isBare() {
            return range.isEmpty() && properties.isEmpty() && components.isEmpty();
        }
    }

    /**
     * {@code prop-filter}: a property of this name is there and meets this, or none is.
     *
     * @param name as sent; in an address book it may have a group before it
     */
    public record Property(
            String name,
            boolean absent,
            Test test,
            Optional<TimeRange> range,
            List<TextMatch> texts,
            List<Parameter> parameters) {
        public Property {
            texts = List.copyOf(texts);
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code param-filter}: a parameter of this name is there and meets this, or none is. */
    public record Parameter(String name, boolean absent, Optional<TextMatch> text) {}

    /**
     * {@code text-match}.
     *
     * @param collation its identifier; never {@code default}
     */
    public record TextMatch(String text, String collation, Match match, boolean negated) {}

    /** How a text matches. */
    public enum Match {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH
    }
}
