package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:principal-collection-set} (RFC 3744 5.8). */
final class PrincipalCollectionSet implements Pointing {
    @Override
    public Name name() {
        return Names.dav("principal-collection-set");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return Optional.of(List.of(Urls.PRINCIPALS));
    }
}
