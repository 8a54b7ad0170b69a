package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:group} (RFC 3744 5.2): nothing here belongs to a group. */
final class Group implements Pointing {
    @Override
    public Name name() {
        return Names.dav("group");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return Optional.of(List.of());
    }
}
