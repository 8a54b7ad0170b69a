package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code max-resource-size} of calendars (RFC 4791 5.2.5) and address books (RFC 6352 6.2.3). */
record MaxResourceSize(Name name, Shelf shelf) implements Property {
    static MaxResourceSize ofCalendars() {
        return new MaxResourceSize(Names.caldav("max-resource-size"), Shelf.CALENDARS);
    }

    static MaxResourceSize ofAddressBooks() {
        return new MaxResourceSize(Names.carddav("max-resource-size"), Shelf.ADDRESS_BOOKS);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource.isFolderOn(shelf)
                ? Optional.of(
                        Contents.text(name, Integer.toString(visit.limits().resource())))
                : Optional.empty();
    }
}
