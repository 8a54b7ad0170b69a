package sextant.mailbox.store;

import sextant.mailbox.Position;

/**
 * An append that is durable.
 *
 * @param head the journal's head right after it
 * @param repeated whether the operation had been appended before, so that nothing was written now
 */
public record Appended(Position head, boolean repeated) {}
