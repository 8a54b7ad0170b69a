package sextant.dav.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/** The body of a calendar-query (RFC 4791 9.5). */
public record CalendarQuery(PropertyRequest properties, Filter.Component filter) {

    /** Reads it from the root, on which the reader stands. */
    public static CalendarQuery read(XmlReader xml) throws IOException {
        Optional<PropertyRequest> properties = Optional.empty();
        Optional<Filter.Component> filter = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.caldav("filter"))) {
                filter = Optional.of(Filter.ofCalendar(xml));
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        return new CalendarQuery(
                properties.orElse(new PropertyRequest.Some(List.of())),
                filter.orElseThrow(() -> new MalformedXml("a calendar-query has a filter")));
    }
}
