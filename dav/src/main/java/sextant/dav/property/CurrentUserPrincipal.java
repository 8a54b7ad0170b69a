package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:current-user-principal} (RFC 5397): on every resource, for discovery may ask any of them. */
final class CurrentUserPrincipal implements Pointing {
    @Override
    public Name name() {
        return Names.dav("current-user-principal");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return Optional.of(List.of(Urls.principal(visit.account())));
    }
}
