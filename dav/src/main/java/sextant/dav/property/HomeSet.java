package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code calendar-home-set} (RFC 4791 6.2.1) and {@code addressbook-home-set} (RFC 6352 7.1.1). */
record HomeSet(Name name, Shelf shelf) implements Pointing {
    static HomeSet ofCalendars() {
        return new HomeSet(Names.caldav("calendar-home-set"), Shelf.CALENDARS);
    }

    static HomeSet ofAddressBooks() {
        return new HomeSet(Names.carddav("addressbook-home-set"), Shelf.ADDRESS_BOOKS);
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return resource instanceof Resource.Principal
                ? Optional.of(List.of(Urls.home(shelf, visit.account())))
                : Optional.empty();
    }
}
