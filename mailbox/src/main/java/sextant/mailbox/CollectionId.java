package sextant.mailbox;

/** Names one collection of an account for ever: the journal position that created it. */
public record CollectionId(long value) {}
