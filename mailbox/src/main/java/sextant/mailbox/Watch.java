package sextant.mailbox;

import java.util.Set;

/**
 * What somebody waits for: any change after {@code since} in these collections, or, if the set is empty, anywhere in the
 * account, collections being made and removed included.
 */
public record Watch(Set<CollectionId> collections, Position since) {
    public Watch {
        collections = Set.copyOf(collections);
    }

    public static Watch everything(Position since) {
        return new Watch(Set.of(), since);
    }
}
