package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.wire.xml.XmlReader;

/**
 * The body of an addressbook-query (RFC 6352 10.3).
 *
 * @param filters none: everything
 * @param limit most rows the client will take
 */
public record AddressbookQuery(
        PropertyRequest properties, Filter.Test test, List<Filter.Property> filters, OptionalInt limit) {
    public AddressbookQuery {
        filters = List.copyOf(filters);
    }

    /** Reads it from the root, on which the reader stands. */
    public static AddressbookQuery read(XmlReader xml) throws IOException {
        Optional<PropertyRequest> properties = Optional.empty();
        var test = Filter.Test.ANY_OF;
        var filters = new ArrayList<Filter.Property>();
        var limit = OptionalInt.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.carddav("filter"))) {
                var reader = new FilterReader(xml, false);
                test = reader.test(Filter.Test.ANY_OF);
                for (var inner = xml.children(); inner.next(); ) {
                    if (xml.name().equals(Names.carddav("prop-filter"))) {
                        filters.add(reader.property(Filter.Test.ANY_OF));
                    }
                }
            } else if (xml.name().equals(Names.carddav("limit"))) {
                limit = SyncCollection.nresults(xml, Names.CARDDAV);
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        return new AddressbookQuery(properties.orElse(new PropertyRequest.Some(List.of())), test, filters, limit);
    }
}
