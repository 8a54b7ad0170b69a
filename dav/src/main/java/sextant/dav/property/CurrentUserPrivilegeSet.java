package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/**
 * {@code DAV:current-user-privilege-set} (RFC 3744 5.4). Apple's clients show a collection as read-only unless the parts of
 * {@code write} are listed one by one.
 */
final class CurrentUserPrivilegeSet implements Property {
    @Override
    public Name name() {
        return Names.dav("current-user-privilege-set");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(Contents.wrapped(name(), Privilege.ELEMENT, Privilege.granted(resource)));
    }
}
