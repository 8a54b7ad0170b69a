package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:inherited-acl-set} (RFC 3744 5.7): each resource has its list of its own. */
final class InheritedAclSet implements Pointing {
    @Override
    public Name name() {
        return Names.dav("inherited-acl-set");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return Optional.of(List.of());
    }
}
