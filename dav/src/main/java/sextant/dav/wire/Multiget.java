package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.wire.xml.XmlReader;

/**
 * The body of a calendar-multiget or addressbook-multiget (RFC 4791 9.10, RFC 6352 10.7).
 *
 * @param hrefs as the client sent them, white space around them aside
 */
public record Multiget(PropertyRequest properties, List<String> hrefs) {
    public Multiget {
        hrefs = List.copyOf(hrefs);
    }

    /** Reads it from the root, on which the reader stands. */
    public static Multiget read(XmlReader xml, DavLimits limits) throws IOException {
        Optional<PropertyRequest> properties = Optional.empty();
        var hrefs = new ArrayList<String>();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.HREF)) {
                hrefs.add(xml.text().strip());
                if (hrefs.size() > limits.hrefs()) {
                    throw DavError.of(403, Condition.NUMBER_OF_MATCHES_WITHIN_LIMITS);
                }
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        return new Multiget(properties.orElse(new PropertyRequest.Some(List.of())), hrefs);
    }
}
