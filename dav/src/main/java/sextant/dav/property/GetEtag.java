package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:getetag} (RFC 4918 15.6): the same text as the header field of GET and PUT. */
final class GetEtag implements Property {
    @Override
    public Name name() {
        return Names.GETETAG;
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Member member
                ? Optional.of(Contents.text(name(), member.etag()))
                : Optional.empty();
    }
}
