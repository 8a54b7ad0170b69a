package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.wire.xml.Name;

/**
 * Properties every principal must have (RFC 3744 4.1, 4.3, 4.4) and that say here: none. There are no groups, and an
 * account has no other URI.
 */
record NoMembers(Name name) implements Pointing {
    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return resource instanceof Resource.Principal ? Optional.of(List.of()) : Optional.empty();
    }
}
