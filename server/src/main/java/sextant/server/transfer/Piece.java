package sextant.server.transfer;

import sextant.content.Document;
import sextant.content.Kind;

/** What a file was cut into. */
public sealed interface Piece {
    /** The line of the file it begins at, from 1. */
    int line();

    /**
     * A document with everything of one UID.
     *
     * @param uid its UID; one is made from the octets, the same each time, where the file has none
     */
    record Whole(int line, Kind kind, String uid, Document document) implements Piece {}

    /** Something that cannot become an item. The reason is a clause. */
    record Broken(int line, String reason) implements Piece {}
}
