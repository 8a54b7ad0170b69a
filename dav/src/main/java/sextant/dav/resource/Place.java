package sextant.dav.resource;

import java.util.List;
import java.util.Optional;
import sextant.mailbox.Shelf;

/**
 * A path inside one of the caller's own homes, whether or not anything is there.
 *
 * @param path the segments below the home: one for a calendar or address book, two for its items, any number of files and
 *     folders; none for the home of files, which is itself a folder
 */
public record Place(Shelf shelf, List<String> path) {
    public Place {
        path = List.copyOf(path);
    }

    /** The last segment. */
    public String name() {
        return path.getLast();
    }

    /** A name for people, of a collection there. */
    public String displayName() {
        return name().isBlank() ? "Folder" : name();
    }

    /** The collection it is in; empty for a calendar or address book, which is in the home itself, and for a home. */
    public Optional<Place> parent() {
        var fewest = shelf == Shelf.FILES ? 1 : 2;
        return path.size() < fewest
                ? Optional.empty()
                : Optional.of(new Place(shelf, path.subList(0, path.size() - 1)));
    }

    /** Whether an item may stand there. */
    public boolean takesItems() {
        return parent().isPresent();
    }

    /** Whether a collection may stand there. */
    public boolean takesCollections() {
        return shelf == Shelf.FILES ? !path.isEmpty() : path.size() == 1;
    }
}
