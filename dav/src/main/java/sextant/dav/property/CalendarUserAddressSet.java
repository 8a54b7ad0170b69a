package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code calendar-user-address-set} (RFC 6638 2.4.1): Apple's clients invite nobody if their own address is not here. */
final class CalendarUserAddressSet implements Pointing {
    @Override
    public Name name() {
        return Names.caldav("calendar-user-address-set");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return resource instanceof Resource.Principal
                ? Optional.of(List.of("mailto:" + visit.account().address(), Urls.principal(visit.account())))
                : Optional.empty();
    }
}
