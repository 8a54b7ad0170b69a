package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:owner} (RFC 3744 5.1). */
public final class Owner implements Pointing {
    @Override
    public Name name() {
        return Names.dav("owner");
    }

    /** Whether a resource belongs to an account, rather than leading to what does. */
    public static boolean has(Resource resource) {
        return switch (resource) {
            case Resource.ServerRoot root -> false;
            case Resource.Signpost signpost -> false;
            case Resource.Root root -> false;
            case Resource.Principals principals -> false;
            case Resource.Homes homes -> false;
            default -> true;
        };
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return has(resource) ? Optional.of(List.of(Urls.principal(visit.account()))) : Optional.empty();
    }
}
