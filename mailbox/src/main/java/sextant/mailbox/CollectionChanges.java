package sextant.mailbox;

import java.util.List;

/** What happened to the collections of an account since a position: never truncated, an account has few of them. */
public record CollectionChanges(List<Collection> present, List<CollectionRemoval> removals, Position upTo) {
    public CollectionChanges {
        present = List.copyOf(present);
        removals = List.copyOf(removals);
    }
}
