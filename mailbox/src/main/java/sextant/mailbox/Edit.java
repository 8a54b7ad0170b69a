package sextant.mailbox;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sextant.content.Document;
import sextant.content.Kind;

/** One thing a {@link Batch} does: a closed set, all of it atomic together with the rest of its batch. */
public sealed interface Edit {

    /**
     * Creates the item of this name, or replaces its document. What changes neither the stored octets nor the properties
     * takes no position. An item that has a UID keeps it: a document with another one is a {@link Conflict}.
     *
     * @param properties changes what lives beside the document, from what stands there at that moment; of a new item,
     *     from nothing. It may be called several times and has no effect of its own
     */
    record PutItem(
            CollectionId collection,
            String name,
            Document document,
            Precondition precondition,
            UnaryOperator<Properties> properties)
            implements Edit {
        /** Changes the document alone. */
        public PutItem(CollectionId collection, String name, Document document, Precondition precondition) {
            this(collection, name, document, precondition, UnaryOperator.identity());
        }
    }

    /**
     * Makes an item with the document and properties of another; {@code overwrite} gives them to an item of that name,
     * if there is one. No octets are moved.
     *
     * @param precondition of the item that is copied
     */
    record CopyItem(ItemId item, CollectionId to, String name, boolean overwrite, Precondition precondition)
            implements Edit {}

    /** Tests and changes nothing: for a batch that is to happen only if something beside it is as its author saw it. */
    record Expect(CollectionId in, String name, Precondition precondition) implements Edit {}

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

    /**
     * Makes a collection with the properties of another, and of what is in that one if {@code deep}: its items and, where
     * collections stand in collections, those too. No octets are moved. The new one has no role.
     *
     * @param parent where the new one stands; empty for where the other stands
     */
    record CopyCollection(
            CollectionId collection, Optional<CollectionId> parent, String name, String segment, boolean deep)
            implements Edit {}

    /** Removes a collection with all that is in it. */
    record RemoveCollection(CollectionId collection) implements Edit {}

    /** Keeps a protocol's state of a device (the next key, a map, a recorded answer); an empty value drops it. */
    record SetState(DeviceId device, String key, Optional<byte[]> value) implements Edit {}
}
