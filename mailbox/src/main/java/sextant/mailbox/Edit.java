package sextant.mailbox;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sextant.content.Document;
import sextant.content.Kind;

/** One thing a {@link Batch} does: a closed set, all of it atomic together with the rest of its batch. */
public sealed interface Edit {

    /**
     * Creates the item of this name, or replaces its document. A document whose octets are the stored ones changes
     * nothing and takes no position.
     */
    record PutItem(CollectionId collection, String name, Document document, Precondition precondition)
            implements Edit {}

    /** Creates an item under a name the mailbox chooses from the document's UID. */
    record AddItem(CollectionId collection, Document document, Properties properties) implements Edit {}

    /** Replaces an item's document, wherever it lies. */
    record ReplaceItem(ItemId item, Document document, Precondition precondition) implements Edit {}

    /**
     * Changes what lives beside the document: not a content change. The function may be called several times, each time
     * with what stands there at that moment; it has no effect of its own.
     */
    record SetProperties(ItemId item, UnaryOperator<Properties> change) implements Edit {}

    /** Moves an item, which keeps its id; {@code overwrite} replaces an item of that name in the target. */
    record MoveItem(ItemId item, CollectionId to, String name, boolean overwrite, Precondition precondition)
            implements Edit {}

    /** Removes an item and leaves a tombstone. */
    record RemoveItem(ItemId item, Precondition precondition) implements Edit {}

    /** Creates a collection. */
    record CreateCollection(
            Kind kind,
            Set<Kind> accepts,
            Optional<CollectionId> parent,
            String name,
            String segment,
            Properties properties)
            implements Edit {}

    /** Renames a collection, changes its properties or its place. */
    record ChangeCollection(
            CollectionId collection,
            Optional<String> name,
            Optional<String> segment,
            Optional<CollectionId> parent,
            UnaryOperator<Properties> properties)
            implements Edit {}

    /** Removes a collection with all that is in it. */
    record RemoveCollection(CollectionId collection) implements Edit {}

    /** Keeps a protocol's state of a device (the next key, a map, a recorded answer); an empty value drops it. */
    record SetState(DeviceId device, String key, Optional<byte[]> value) implements Edit {}
}
