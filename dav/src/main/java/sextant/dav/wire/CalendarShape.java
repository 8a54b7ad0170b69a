package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/**
 * How much of a calendar object a report asks for (RFC 4791 9.6).
 *
 * @param part which lines and components of it; empty: all
 * @param expand instances in this range in place of rules
 * @param overrides only overridden instances that matter to this range
 * @param freeBusy only free/busy periods in this range
 */
public record CalendarShape(
        Optional<Part> part, Optional<TimeRange> expand, Optional<TimeRange> overrides, Optional<TimeRange> freeBusy) {
    /** The object as it is. */
    public static final CalendarShape WHOLE =
            new CalendarShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String TYPE = "text/calendar";
    private static final String VERSION = "2.0";

    /**
     * A component of which some is wanted.
     *
     * @param name in upper case
     * @param lines which of its properties; empty: all
     * @param parts which of the components in it; empty: all
     */
    public record Part(String name, Optional<List<Line>> lines, Optional<List<Part>> parts) {
        public Part {
            lines = lines.map(List::copyOf);
            parts = parts.map(List::copyOf);
        }
    }

    /**
     * A property that is wanted.
     *
     * @param name in upper case, with its group if one was named
     * @param valueless without its value
     */
    public record Line(String name, boolean valueless) {}

    /** Whether the object is wanted octet for octet. */
    public boolean isWhole() {
        return part.isEmpty() && expand.isEmpty() && overrides.isEmpty() && freeBusy.isEmpty();
    }

    /**
     * Reads the element {@code calendar-data}, on which the reader stands.
     *
     * @throws DavError if it asks for another media type (RFC 4791 7.8)
     */
    static CalendarShape read(XmlReader xml) throws IOException {
        var type = xml.attribute("content-type").orElse(TYPE);
        var version = xml.attribute("version").orElse(VERSION);
        Optional<Part> part = Optional.empty();
        Optional<TimeRange> expand = Optional.empty();
        Optional<TimeRange> overrides = Optional.empty();
        Optional<TimeRange> freeBusy = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "comp" -> part = Optional.of(part(xml));
                case "expand" -> expand = Optional.of(TimeRange.closed(xml));
                case "limit-recurrence-set" -> overrides = Optional.of(TimeRange.closed(xml));
                case "limit-freebusy-set" -> freeBusy = Optional.of(TimeRange.closed(xml));
                default -> {
                    // RFC 4918 17: what is not known is passed over
                }
            }
        }
        if (expand.isPresent() && overrides.isPresent()) {
            throw new MalformedXml("calendar-data has either expand or limit-recurrence-set");
        }
        if (part.isPresent() && !part.get().name().equals("VCALENDAR")) {
            throw new MalformedXml("the outer comp of calendar-data is VCALENDAR");
        }
        if (!type.strip().equalsIgnoreCase(TYPE) || !version.strip().equals(VERSION)) {
            throw DavError.of(403, Condition.SUPPORTED_CALENDAR_DATA);
        }
        return new CalendarShape(part, expand, overrides, freeBusy);
    }

    private static Part part(XmlReader xml) throws IOException {
        var name = name(xml);
        var lines = new ArrayList<Line>();
        var parts = new ArrayList<Part>();
        var allLines = false;
        var allParts = false;
        for (var children = xml.children(); children.next(); ) {
            switch (xml.name().local()) {
                case "allprop" -> allLines = true;
                case "allcomp" -> allParts = true;
                case "prop" -> lines.add(line(xml));
                case "comp" -> parts.add(part(xml));
                default -> {
                    // RFC 4918 17
                }
            }
        }
        return new Part(
                name,
                allLines ? Optional.empty() : Optional.of(lines),
                allParts ? Optional.empty() : Optional.of(parts));
    }

    /** The element {@code prop} of either vocabulary, on which the reader stands. */
    static Line line(XmlReader xml) throws IOException {
        var valueless = xml.attribute("novalue").filter("yes"::equals).isPresent();
        return new Line(name(xml), valueless);
    }

    private static String name(XmlReader xml) throws MalformedXml {
        return xml.attribute("name")
                .map(name -> name.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new MalformedXml("a " + xml.name().local() + " has a name"));
    }
}
