package sextant.mailbox;

import java.time.Instant;
import sextant.content.ContentHash;
import sextant.content.Format;
import sextant.content.Summary;

/**
 * One message, contact, event, task or note: its row, not its octets.
 *
 * @param id given by the journal, kept for ever, also across moves
 * @param collection where it lies
 * @param name its name in its collection, as its creator chose it (the last segment of its path over DAV); unique there
 * @param format the syntax of its document
 * @param hash the SHA-256 of its document
 * @param summary computed from the document when it was committed
 * @param properties flags, categories and whatever else lives beside the document
 * @param position the position of its last change of any sort
 * @param contentPosition the position of the last change to its document
 * @param arrived the position at which it came into its present collection
 * @param created when it was first committed; for people, never for ordering
 * @param modified when it was last committed; for people, never for ordering
 */
public record Item(
        ItemId id,
        CollectionId collection,
        String name,
        Format format,
        ContentHash hash,
        Summary summary,
        Properties properties,
        Position position,
        Position contentPosition,
        Position arrived,
        Instant created,
        Instant modified) {
    /** The property of a file that holds the media type its author gave it. */
    public static final String MEDIA_TYPE = "media-type";
}
