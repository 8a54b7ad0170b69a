package sextant.mailbox;

/**
 * Which life of an account's journal a position belongs to. A random one is drawn when the account is made and again at
 * every restore from a backup, so that a token from before cannot be mistaken for one of today.
 */
public record Epoch(long value) {}
