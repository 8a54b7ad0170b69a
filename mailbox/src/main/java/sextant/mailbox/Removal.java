package sextant.mailbox;

/**
 * The tombstone of an item that left a name in a collection: by removal, by a move elsewhere or by a rename. A protocol
 * that knows items by their names heeds {@code nameTaken}, one that knows them by their ids {@code itemHere}.
 *
 * @param item the item that left
 * @param collection the collection it left
 * @param name the name it had there
 * @param position the position at which it left
 * @param nameTaken whether another item has this name there now, so that the name is not gone
 * @param itemHere whether the item is there now under another name, so that the item is not gone
 */
public record Removal(
        ItemId item, CollectionId collection, String name, Position position, boolean nameTaken, boolean itemHere) {
    /** Of an item that is gone, and its name with it. */
    public static Removal gone(ItemId item, CollectionId collection, String name, Position position) {
        return new Removal(item, collection, name, position, false, false);
    }
}
