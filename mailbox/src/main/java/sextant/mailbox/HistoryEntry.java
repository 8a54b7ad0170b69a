package sextant.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One change to an item, and what was there before it. Kept for a configured time.
 *
 * @param position the position the change took
 * @param item which item
 * @param effect what was done
 * @param author who did it
 * @param at when
 * @param before the item as it was before, with the hash of its document, which is kept as long as this entry is
 */
public record HistoryEntry(
        Position position, ItemId item, Commit.Effect effect, Author author, Instant at, Optional<Item> before) {}
