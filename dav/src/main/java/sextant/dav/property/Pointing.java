package sextant.dav.property;

import java.util.List;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;

/** A property whose value is hrefs, so that expand-property can follow them. */
public interface Pointing extends Property {
    /** What it points at; empty if the resource does not have it. */
    Optional<List<String>> targets(Resource resource, Visit visit);

    @Override
    default Optional<Content> get(Resource resource, Visit visit) {
        return targets(resource, visit).map(hrefs -> Contents.hrefs(name(), hrefs));
    }
}
