package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.wire.xml.Name;

/**
 * Properties of principals that say here: none. Some every principal must have (RFC 3744 4.1, 4.3, 4.4), others Apple's
 * clients ask for whether anything is delegated or not. Nobody is a member of any group, and an account has no other URI.
 */
record NoMembers(Name name) implements Pointing {
    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return resource.isPrincipal() ? Optional.of(List.of()) : Optional.empty();
    }
}
