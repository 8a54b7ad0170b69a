package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/** The filters of calendar-query (RFC 4791 9.7) and addressbook-query (RFC 6352 10.5). */
public final class Filter {
    private Filter() {}

    /** Whether all tests must hold, or one of them is enough. */
    public enum Test {
        ALL_OF,
        ANY_OF;

        static Test read(XmlReader xml, Test otherwise) {
            return switch (xml.attribute("test").orElse("")) {
                case "anyof" -> ANY_OF;
                case "allof" -> ALL_OF;
                default -> otherwise;
            };
        }
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
    }

    /** {@code prop-filter}: a property of this name is there and meets this, or none is. */
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

    /** {@code text-match}. */
    public record TextMatch(String text, String collation, Match match, boolean negated) {}

    /** How a text matches. */
    public enum Match {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH
    }

    /** The {@code filter} of a calendar-query, on which the reader stands: one comp-filter, for VCALENDAR. */
    static Component ofCalendar(XmlReader xml) throws IOException {
        Optional<Component> filter = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.caldav("comp-filter"))) {
                if (filter.isPresent()) {
                    throw new MalformedXml("a calendar's filter holds one comp-filter");
                }
                filter = Optional.of(component(xml));
            }
        }
        return filter.orElseThrow(() -> new MalformedXml("a calendar's filter holds one comp-filter"));
    }

    private static Component component(XmlReader xml) throws IOException {
        var name = nameAttribute(xml);
        var absent = false;
        Optional<TimeRange> range = Optional.empty();
        var properties = new ArrayList<Property>();
        var components = new ArrayList<Component>();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "time-range" -> range = Optional.of(TimeRange.read(xml));
                case "prop-filter" -> properties.add(property(xml, Test.ALL_OF));
                case "comp-filter" -> components.add(component(xml));
                default ->
                    throw new MalformedXml(
                            "a comp-filter does not hold " + xml.name().local());
            }
        }
        return new Component(name.toUpperCase(Locale.ROOT), absent, range, properties, components);
    }

    /** A {@code prop-filter} of either vocabulary, on which the reader stands. */
    static Property property(XmlReader xml, Test otherwise) throws IOException {
        var name = nameAttribute(xml);
        var test = Test.read(xml, otherwise);
        var absent = false;
        Optional<TimeRange> range = Optional.empty();
        var texts = new ArrayList<TextMatch>();
        var parameters = new ArrayList<Parameter>();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "time-range" -> range = Optional.of(TimeRange.read(xml));
                case "text-match" -> texts.add(text(xml));
                case "param-filter" -> parameters.add(parameter(xml));
                default ->
                    throw new MalformedXml(
                            "a prop-filter does not hold " + xml.name().local());
            }
        }
        return new Property(name, absent, test, range, texts, parameters);
    }

    private static Parameter parameter(XmlReader xml) throws IOException {
        var name = nameAttribute(xml);
        var absent = false;
        Optional<TextMatch> text = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "text-match" -> text = Optional.of(text(xml));
                default ->
                    throw new MalformedXml(
                            "a param-filter does not hold " + xml.name().local());
            }
        }
        return new Parameter(name, absent, text);
    }

    private static TextMatch text(XmlReader xml) throws IOException {
        var collation = xml.attribute("collation")
                // RFC 4791 9.7.5 and RFC 6352 10.5.4 each have a default of their own
                .orElse(xml.name().namespace().equals(Names.CARDDAV) ? "i;unicode-casemap" : "i;ascii-casemap");
        var match = switch (xml.attribute("match-type").orElse("contains")) {
            case "equals" -> Match.EQUALS;
            case "starts-with" -> Match.STARTS_WITH;
            case "ends-with" -> Match.ENDS_WITH;
            default -> Match.CONTAINS;
        };
        var negated = xml.attribute("negate-condition").filter("yes"::equals).isPresent();
        return new TextMatch(xml.text(), collation, match, negated);
    }

    private static String nameAttribute(XmlReader xml) throws MalformedXml {
        return xml.attribute("name")
                .orElseThrow(() -> new MalformedXml("a " + xml.name().local() + " has a name"));
    }
}
