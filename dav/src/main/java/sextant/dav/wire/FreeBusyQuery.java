package sextant.dav.wire;

import java.io.IOException;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.XmlReader;

/**
 * The body of a free-busy-query (RFC 4791 9.11).
 *
 * @param range has both a start and an end
 */
public record FreeBusyQuery(TimeRange range) {

    /** Reads it from the root, on which the reader stands. */
    public static FreeBusyQuery read(XmlReader xml) throws IOException {
        Optional<TimeRange> range = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.caldav("time-range"))) {
                range = Optional.of(TimeRange.closed(xml));
            }
        }
        return new FreeBusyQuery(range.orElseThrow(() -> new MalformedXml("a free-busy-query has a time-range")));
    }
}
