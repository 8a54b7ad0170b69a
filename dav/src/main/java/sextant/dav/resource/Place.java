package sextant.dav.resource;

import java.util.Optional;
import sextant.mailbox.Shelf;

/**
 * A path inside one of the caller's own homes, whether or not anything is there.
 *
 * @param segment the collection's
 * @param name the item's, if the path goes that deep
 */
public record Place(Shelf shelf, String segment, Optional<String> name) {
    /** The collection it is in; empty for a collection, which is in the home itself. */
    public Optional<Place> parent() {
        return name.map(item -> new Place(shelf, segment, Optional.empty()));
    }
}
