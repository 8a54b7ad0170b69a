package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.wire.xml.XmlReader;

/**
 * How much of a card a report asks for, and in which words (RFC 6352 10.4).
 *
 * @param version of vCard: 3.0 if the report does not say
 * @param lines which of its properties; empty: all
 */
public record CardShape(String version, Optional<List<CalendarShape.Line>> lines) {
    /** What is meant by an element without attributes. */
    public static final CardShape WHOLE = new CardShape("3.0", Optional.empty());

    private static final Set<String> VERSIONS = Set.of("3.0", "4.0");

    public CardShape {
        lines = lines.map(List::copyOf);
    }

    /**
     * Reads the element {@code address-data}, on which the reader stands.
     *
     * @throws DavError if it asks for another media type (RFC 6352 8.6)
     */
    static CardShape read(XmlReader xml) throws IOException {
        var type = xml.attribute("content-type").orElse("text/vcard").strip();
        var version = xml.attribute("version").orElse(WHOLE.version).strip();
        if (!type.equalsIgnoreCase("text/vcard") || !VERSIONS.contains(version)) {
            throw DavError.of(403, Condition.SUPPORTED_ADDRESS_DATA);
        }
        var lines = new ArrayList<CalendarShape.Line>();
        var all = true;
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.carddav("prop"))) {
                lines.add(CalendarShape.line(xml));
                all = false;
            }
        }
        return new CardShape(version, all ? Optional.empty() : Optional.of(lines));
    }
}
