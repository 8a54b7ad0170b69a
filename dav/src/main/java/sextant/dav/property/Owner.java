package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:owner} (RFC 3744 5.1). */
final class Owner implements Pointing {
    @Override
    public Name name() {
        return Names.dav("owner");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return switch (resource) {
            case Resource.Principal principal -> Optional.of(List.of(Urls.principal(visit.account())));
            case Resource.Home home -> Optional.of(List.of(Urls.principal(visit.account())));
            case Resource.Folder folder -> Optional.of(List.of(Urls.principal(visit.account())));
            case Resource.Member member -> Optional.of(List.of(Urls.principal(visit.account())));
            default -> Optional.empty();
        };
    }
}
