package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:acl-restrictions} (RFC 3744 5.6): what is in no list is not allowed, so that none has to deny. */
final class AclRestrictions implements Property {
    @Override
    public Name name() {
        return Names.dav("acl-restrictions");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(Contents.flags(name(), List.of(Names.dav("grant-only"), Names.dav("no-invert"))));
    }
}
