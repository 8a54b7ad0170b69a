package sextant.mailbox;

/** Names one item of an account for ever: the journal position that created it. A move keeps it. */
public record ItemId(long value) {}
