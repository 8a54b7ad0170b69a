package sextant.mailbox;

import java.util.List;
import java.util.Optional;

/**
 * What a batch did. It is durable when the caller sees this.
 *
 * @param head the head of the journal after it
 * @param outcomes one for each edit, in order; empty when {@code repeated}
 * @param repeated whether the same operation had been committed before and nothing was done now
 */
public record Commit(Position head, List<Outcome> outcomes, boolean repeated) {
    public Commit {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What one edit did.
     *
     * @param effect whether it made, changed, removed or left alone
     * @param item the item as it is now, for edits of items that remain
     * @param collection the collection as it is now, for edits of collections that remain
     */
    public record Outcome(Effect effect, Optional<Item> item, Optional<Collection> collection) {}

    /** What became of the thing an edit named. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REMOVED
    }
}
