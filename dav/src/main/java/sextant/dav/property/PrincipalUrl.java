package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:principal-URL} (RFC 3744 4.2). */
final class PrincipalUrl implements Pointing {
    @Override
    public Name name() {
        return Names.dav("principal-URL");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return switch (resource) {
            case Resource.Principal principal -> Optional.of(List.of(Urls.principal(visit.account())));
            case Resource.Delegates delegates -> Optional.of(List.of(Urls.delegates(delegates.of(), visit.account())));
            default -> Optional.empty();
        };
    }
}
