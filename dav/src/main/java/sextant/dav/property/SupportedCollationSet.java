package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code supported-collation-set} of calendars (RFC 4791 7.5.1) and address books (RFC 6352 8.3.1). */
record SupportedCollationSet(Name name, Name collation, Shelf shelf) implements Property {
    private static final List<String> COLLATIONS = List.of("i;ascii-casemap", "i;unicode-casemap", "i;octet");

    static SupportedCollationSet ofCalendars() {
        return new SupportedCollationSet(
                Names.caldav("supported-collation-set"), Names.caldav("supported-collation"), Shelf.CALENDARS);
    }

    static SupportedCollationSet ofAddressBooks() {
        return new SupportedCollationSet(
                Names.carddav("supported-collation-set"), Names.carddav("supported-collation"), Shelf.ADDRESS_BOOKS);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (!resource.isFolderOn(shelf)) {
            return Optional.empty();
        }
        return Optional.of(xml -> {
            xml.start(name);
            for (var one : COLLATIONS) {
                xml.element(collation, one);
            }
            xml.end();
        });
    }
}
