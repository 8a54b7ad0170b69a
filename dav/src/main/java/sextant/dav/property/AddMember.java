package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:add-member} (RFC 5995 3.2.1): where to POST what the server is to find a name for. */
final class AddMember implements Pointing {
    @Override
    public Name name() {
        return Names.dav("add-member");
    }

    @Override
    public Optional<List<String>> targets(Resource resource, Visit visit) {
        return resource instanceof Resource.Folder folder
                ? Optional.of(List.of(Urls.collection(visit.paths().of(folder.collection())) + "?" + Urls.ADD_MEMBER))
                : Optional.empty();
    }
}
