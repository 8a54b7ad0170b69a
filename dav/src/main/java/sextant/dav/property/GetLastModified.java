package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.HttpDate;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:getlastmodified} (RFC 4918 15.7). */
final class GetLastModified implements Property {
    @Override
    public Name name() {
        return Names.dav("getlastmodified");
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Member member
                ? Optional.of(Contents.text(name(), HttpDate.of(member.item().modified())))
                : Optional.empty();
    }
}
