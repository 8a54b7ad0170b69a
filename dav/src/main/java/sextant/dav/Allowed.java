package sextant.dav;

import java.util.Optional;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.mailbox.Role;
import sextant.mailbox.Shelf;

/** Which methods a path takes: what {@code Allow} says. */
final class Allowed {
    private static final String COLLECTION = "OPTIONS, PROPFIND, REPORT";

    private Allowed() {}

    static String on(Resource resource) {
        return switch (resource) {
            case Resource.Member member ->
                "OPTIONS, GET, HEAD, PUT, DELETE, COPY, MOVE, LOCK, UNLOCK, PROPFIND, PROPPATCH, REPORT";
            case Resource.Folder folder
            when folder.collection().role() == Role.FILES -> COLLECTION + ", PROPPATCH, LOCK, UNLOCK, POST";
            case Resource.Folder folder -> COLLECTION + ", PROPPATCH, DELETE, COPY, MOVE, LOCK, UNLOCK, POST";
            case Resource.ServerRoot root -> COLLECTION;
            case Resource.Signpost signpost -> COLLECTION;
            default -> COLLECTION + ", PROPPATCH";
        };
    }

    /** Where nothing is yet. */
    static String on(Place place, Optional<Resource> parent) {
        if (place.shelf() == Shelf.FILES) {
            return parent.isPresent() ? "OPTIONS, PUT, MKCOL, LOCK" : "OPTIONS";
        }
        if (place.takesItems()) {
            return parent.isPresent() ? "OPTIONS, PUT" : "OPTIONS";
        }
        return place.shelf() == Shelf.CALENDARS ? "OPTIONS, MKCOL, MKCALENDAR" : "OPTIONS, MKCOL";
    }
}
