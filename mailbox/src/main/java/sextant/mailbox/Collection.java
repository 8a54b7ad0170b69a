package sextant.mailbox;

import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;

/**
 * A folder, calendar, address book or list of an account.
 *
 * @param id given by the journal, never reused
 * @param kind what it chiefly holds
 * @param accepts every kind of item that may be put into it; contains {@code kind}
 * @param role what the account's software uses it for
 * @param parent the folder it stands in, for folders of mail and of files
 * @param name its name as people read it
 * @param segment its name in paths, as its creator chose it; unique in its account among the collections of the same
 *     {@link Shelf}, on {@link Shelf#FILES} among all that has the same parent
 * @param properties colour, order, description, dead properties
 * @param created the position that created it
 * @param changed the position of the last change to the collection itself (name, properties, place), not to its items
 * @param horizon the newest position below which tombstones of this collection may have been pruned: a device that knows
 *     only an older position has to start over
 */
public record Collection(
        CollectionId id,
        Kind kind,
        Set<Kind> accepts,
        Role role,
        Optional<CollectionId> parent,
        String name,
        String segment,
        Properties properties,
        Position created,
        Position changed,
        Position horizon) {

    public Collection {
        accepts = Set.copyOf(accepts);
        if (!accepts.contains(kind)) {
            throw new IllegalArgumentException("a collection accepts its own kind");
        }
    }

    /** The part of the name space its segment is unique in. */
    public Shelf shelf() {
        return Shelf.of(kind);
    }
}
