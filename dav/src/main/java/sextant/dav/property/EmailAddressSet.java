package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code email-address-set} of Apple's calendar server. */
final class EmailAddressSet implements Property {
    private static final Name ADDRESS = Names.calendarserver("email-address");

    @Override
    public Name name() {
        return Names.calendarserver("email-address-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Principal
                ? Optional.of(xml -> xml.start(name())
                        .element(ADDRESS, visit.account().address())
                        .end())
                : Optional.empty();
    }
}
