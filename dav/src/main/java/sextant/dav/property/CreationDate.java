package sextant.dav.property;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code DAV:creationdate} (RFC 4918 15.1). */
final class CreationDate implements Property {
    @Override
    public Name name() {
        return Names.dav("creationdate");
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Member member
                ? Optional.of(Contents.text(
                        name(),
                        member.item().created().truncatedTo(ChronoUnit.SECONDS).toString()))
                : Optional.empty();
    }
}
