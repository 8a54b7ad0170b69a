package sextant.dav.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * The body of a principal-match (RFC 3744 9.3).
 *
 * @param by the property that has to point at the caller; empty to look for the principals the caller is
 */
public record PrincipalMatch(Optional<Name> by, PropertyRequest properties) {
    private static final Name BY = Names.dav("principal-property");
    private static final Name SELF = Names.dav("self");

    /** Reads it from the element on which the reader stands. */
    public static PrincipalMatch read(XmlReader xml) throws IOException {
        Optional<Name> by = Optional.empty();
        var self = false;
        Optional<PropertyRequest> properties = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(BY)) {
                for (var inner = xml.children(); inner.next(); ) {
                    by = Optional.of(xml.name());
                }
            } else if (xml.name().equals(SELF)) {
                self = true;
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        if (self == by.isPresent()) {
            throw new MalformedXml("a principal-match holds self or principal-property");
        }
        return new PrincipalMatch(by, properties.orElse(new PropertyRequest.Some(List.of())));
    }
}
