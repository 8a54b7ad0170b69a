package sextant.mailbox;

/**
 * The tombstone of an item that left a collection, by removal or by a move elsewhere.
 *
 * @param item the item that left
 * @param collection the collection it left
 * @param name the name it had there
 * @param position the position at which it left
 */
public record Removal(ItemId item, CollectionId collection, String name, Position position) {}
