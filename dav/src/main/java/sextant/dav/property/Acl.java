package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/**
 * {@code DAV:acl} (RFC 3744 5.5): one entry, which nobody can change. What belongs to an account is open to that account,
 * what leads to it to whoever has signed in.
 */
final class Acl implements Property {
    private static final Name ACE = Names.dav("ace");
    private static final Name PRINCIPAL = Names.dav("principal");
    private static final Name GRANT = Names.dav("grant");
    private static final Name PROTECTED = Names.dav("protected");
    private static final Name AUTHENTICATED = Names.dav("authenticated");

    @Override
    public Name name() {
        return Names.dav("acl");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return Optional.of(xml -> {
            xml.start(name()).start(ACE).start(PRINCIPAL);
            if (Owner.has(resource)) {
                xml.element(Names.HREF, Urls.principal(visit.account()));
            } else {
                xml.empty(AUTHENTICATED);
            }
            xml.end().start(GRANT);
            for (var granted : Privilege.highest(resource)) {
                xml.start(Privilege.ELEMENT).empty(granted).end();
            }
            xml.end().empty(PROTECTED).end().end();
        });
    }
}
