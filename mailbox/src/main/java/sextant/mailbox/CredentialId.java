package sextant.mailbox;

/** Names one password of an account; given by the store, never reused. */
public record CredentialId(long value) {}
