package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code calendar-user-type} (RFC 6638 2.4.2): the CUTYPE of RFC 5545 3.2.3 that a principal has. */
final class CalendarUserType implements Property {
    @Override
    public Name name() {
        return Names.caldav("calendar-user-type");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return switch (resource) {
            case Resource.Principal principal -> Optional.of(Contents.text(name(), "INDIVIDUAL"));
            case Resource.Delegates delegates -> Optional.of(Contents.text(name(), "GROUP"));
            default -> Optional.empty();
        };
    }
}
