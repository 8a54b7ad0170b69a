package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.wire.xml.XmlReader;

/**
 * Reads filters. What is no filter, or can match nothing whatever is stored, ends with the condition that the standard has
 * for that: {@code CALDAV:valid-filter} (RFC 4791 7.8), and 400 for address books, where RFC 6352 names none.
 */
final class FilterReader {
    /** More tests than any client sends; each costs time for each item. */
    private static final int MOST_TESTS = 200;

    private static final String CALENDAR = "VCALENDAR";
    private static final Set<String> ONLY_IN_CALENDAR =
            Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY");
    private static final Set<String> WITH_ALARMS = Set.of("VEVENT", "VTODO");
    private static final Set<String> TIMED = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VALARM");

    // RFC 5545 3.8, RFC 9074: those whose values are dates, times or periods
    private static final Set<String> DATES = Set.of(
            "DTSTART",
            "DTEND",
            "DUE",
            "COMPLETED",
            "CREATED",
            "DTSTAMP",
            "LAST-MODIFIED",
            "RECURRENCE-ID",
            "EXDATE",
            "RDATE",
            "FREEBUSY",
            "TRIGGER",
            "ACKNOWLEDGED");

    private final XmlReader xml;
    private final boolean calendar;
    private int tests;

    FilterReader(XmlReader xml, boolean calendar) {
        this.xml = xml;
        this.calendar = calendar;
    }

    /** The {@code filter} of a calendar-query, on which the reader stands: one comp-filter, for VCALENDAR. */
    Filter.Component ofCalendar() throws IOException {
        Optional<Filter.Component> filter = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.caldav("comp-filter"))) {
                demand(filter.isEmpty());
                filter = Optional.of(component(""));
            }
        }
        return filter.filter(one -> one.name().equals(CALENDAR)).orElseThrow(this::invalid);
    }

    private Filter.Component component(String parent) throws IOException {
        var name = name().toUpperCase(Locale.ROOT);
        demand(parent.isEmpty() == name.equals(CALENDAR));
        demand(!ONLY_IN_CALENDAR.contains(name) || parent.equals(CALENDAR));
        demand(!name.equals("VALARM") || WITH_ALARMS.contains(parent));
        var absent = false;
        Optional<TimeRange> range = Optional.empty();
        var properties = new ArrayList<Filter.Property>();
        var components = new ArrayList<Filter.Component>();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "time-range" -> {
                    demand(range.isEmpty() && !name.equals(CALENDAR));
                    if (!TIMED.contains(name)) {
                        throw DavError.of(403, Condition.CALENDAR_SUPPORTED_FILTER);
                    }
                    range = Optional.of(range());
                }
                case "prop-filter" -> properties.add(property(Filter.Test.ALL_OF));
                case "comp-filter" -> components.add(component(name));
                default -> throw invalid();
            }
        }
        var filter = new Filter.Component(name, absent, range, properties, components);
        demand(!absent || filter.isBare());
        return filter;
    }

    /** A {@code prop-filter} of either vocabulary, on which the reader stands. */
    Filter.Property property(Filter.Test otherwise) throws IOException {
        var name = name();
        var test = test(otherwise);
        var absent = false;
        Optional<TimeRange> range = Optional.empty();
        var texts = new ArrayList<Filter.TextMatch>();
        var parameters = new ArrayList<Filter.Parameter>();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "time-range" -> {
                    demand(calendar && range.isEmpty() && hasDates(name));
                    range = Optional.of(range());
                }
                case "text-match" -> texts.add(text());
                case "param-filter" -> parameters.add(parameter());
                default -> throw invalid();
            }
        }
        demand(!absent || (range.isEmpty() && texts.isEmpty() && parameters.isEmpty()));
        return new Filter.Property(name, absent, test, range, texts, parameters);
    }

    private static boolean hasDates(String property) {
        var name = property.toUpperCase(Locale.ROOT);
        return DATES.contains(name) || name.startsWith("X-");
    }

    private Filter.Parameter parameter() throws IOException {
        var name = name();
        var absent = false;
        Optional<Filter.TextMatch> text = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "is-not-defined" -> absent = true;
                case "text-match" -> {
                    demand(text.isEmpty());
                    text = Optional.of(text());
                }
                default -> throw invalid();
            }
        }
        demand(!absent || text.isEmpty());
        return new Filter.Parameter(name, absent, text);
    }

    private Filter.TextMatch text() throws IOException {
        count();
        // RFC 4791 7.5.1 and 9.7.5, RFC 6352 8.3 and 10.5.4: each vocabulary has a default of its own
        var collation = xml.attribute("collation")
                .filter(name -> !name.equals("default"))
                .orElse(calendar ? "i;ascii-casemap" : "i;unicode-casemap");
        var match = switch (xml.attribute("match-type").orElse("contains")) {
            case "equals" -> Filter.Match.EQUALS;
            case "contains" -> Filter.Match.CONTAINS;
            case "starts-with" -> Filter.Match.STARTS_WITH;
            case "ends-with" -> Filter.Match.ENDS_WITH;
            default -> throw invalid();
        };
        var negated = switch (xml.attribute("negate-condition").orElse("no")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw invalid();
        };
        return new Filter.TextMatch(xml.text(), collation, match, negated);
    }

    /** The attribute {@code test} of a filter or prop-filter. */
    Filter.Test test(Filter.Test otherwise) {
        return switch (xml.attribute("test").orElse("")) {
            case "" -> otherwise;
            case "anyof" -> Filter.Test.ANY_OF;
            case "allof" -> Filter.Test.ALL_OF;
            default -> throw invalid();
        };
    }

    private TimeRange range() {
        return TimeRange.parse(xml.attribute("start"), xml.attribute("end")).orElseThrow(this::invalid);
    }

    private String name() {
        count();
        return xml.attribute("name").filter(name -> !name.isBlank()).orElseThrow(this::invalid);
    }

    private void count() {
        if (++tests > MOST_TESTS) {
            throw DavError.of(
                    403, calendar ? Condition.CALENDAR_SUPPORTED_FILTER : Condition.ADDRESSBOOK_SUPPORTED_FILTER);
        }
    }

    private void demand(boolean holds) {
        if (!holds) {
            throw invalid();
        }
    }

    private DavError invalid() {
        return calendar
                ? DavError.of(403, Condition.VALID_FILTER)
                : DavError.of(400, "This is no filter of an addressbook-query (RFC 6352 10.5)");
    }
}
