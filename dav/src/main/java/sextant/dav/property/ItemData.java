package sextant.dav.property;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * {@code calendar-data} (RFC 4791 9.6) and {@code address-data} (RFC 6352 10.4): the document itself. No property in the
 * strict sense: only reports may ask for it.
 */
record ItemData(Name name, Shelf shelf) implements Property {
    static ItemData ofCalendars() {
        return new ItemData(Names.CALENDAR_DATA, Shelf.CALENDARS);
    }

    static ItemData ofAddressBooks() {
        return new ItemData(Names.ADDRESS_DATA, Shelf.ADDRESS_BOOKS);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) throws IOException {
        if (!(resource instanceof Resource.Member member) || !resource.isStoredOn(shelf)) {
            return Optional.empty();
        }
        var octets = visit.mailbox().read(member.item()).octets();
        return Optional.of(Contents.text(name, new String(octets, StandardCharsets.UTF_8)));
    }
}
