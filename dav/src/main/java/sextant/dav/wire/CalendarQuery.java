package sextant.dav.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/**
 * The body of a calendar-query (RFC 4791 9.5).
 *
 * @param timezone an iCalendar object with the zone for times without one (RFC 4791 9.8)
 * @param timezoneId that zone by its name (RFC 7809 5.3)
 */
public record CalendarQuery(
        PropertyRequest properties, Filter.Component filter, Optional<String> timezone, Optional<String> timezoneId) {

    /** Reads it from the root, on which the reader stands. */
    public static CalendarQuery read(XmlReader xml) throws IOException {
        Optional<PropertyRequest> properties = Optional.empty();
        Optional<Filter.Component> filter = Optional.empty();
        Optional<String> timezone = Optional.empty();
        Optional<String> timezoneId = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.caldav("filter"))) {
                filter = Optional.of(new FilterReader(xml, true).ofCalendar());
            } else if (xml.name().equals(Names.caldav("timezone"))) {
                timezone = Optional.of(xml.text());
            } else if (xml.name().equals(Names.caldav("timezone-id"))) {
                timezoneId = Optional.of(xml.text().strip());
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        return new CalendarQuery(
                properties.orElse(new PropertyRequest.Some(List.of())),
                filter.orElseThrow(() -> new MalformedXml("a calendar-query has a filter")),
                timezone,
                timezoneId);
    }
}
