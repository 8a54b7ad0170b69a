package sextant.mailbox.store;

import java.util.Optional;
import sextant.content.Document;
import sextant.mailbox.Collection;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Item;
import sextant.mailbox.Position;

/**
 * One row-level change of an append: a closed set. The journal positions in it were chosen by the mailbox as head + 1,
 * head + 2 and so on; a change without a position (device state) takes none.
 */
public sealed interface Change {

    /** Changes that take a position. */
    sealed interface Journaled extends Change {
        Position position();
    }

    /** The collection is created, or this is its new row. Its position is {@code collection.changed()}. */
    record CollectionPut(Collection collection) implements Journaled {
        @Override
        public Position position() {
            return collection.changed();
        }
    }

    /** The collection is gone; its items were removed by changes before this one. */
    record CollectionRemoved(Collection last, Position position) implements Journaled {}

    /**
     * The item is created, or this is its new row.
     *
     * @param item the row as it is from now on
     * @param document its octets, when they are new; their hash is {@code item.hash()}
     * @param before the row it had, when it had one; kept as history
     */
    record ItemPut(Item item, Optional<Document> document, Optional<Item> before) implements Journaled {
        @Override
        public Position position() {
            return item.position();
        }
    }

    /**
     * The item lies in another collection or under another name: the new row, and a tombstone where it was, both with
     * one position.
     */
    record ItemMoved(Item item, Item before) implements Journaled {
        @Override
        public Position position() {
            return item.position();
        }
    }

    /** The item is gone: a tombstone stays, and the row is kept as history. */
    record ItemRemoved(Item before, Position position) implements Journaled {}

    /** The device row is created or altered. */
    record DevicePut(Device device) implements Change {}

    /** The device row is deleted, with all its state. */
    record DeviceRemoved(DeviceId device) implements Change {}

    /** State of a device; an empty value drops it. */
    record StateSet(DeviceId device, String key, Optional<byte[]> value) implements Change {}
}
