package sextant.mailbox;

/** Names one account for ever; given by the store, never reused. */
public record AccountId(long value) {}
