package sextant.mailbox;

/**
 * A password that was right.
 *
 * @param account whose password
 * @param credential which of their passwords
 * @param generation {@link Accounts#generation} as it was before the password was compared: who remembers this sign-in
 *     forgets it when the generation is another
 */
public record Verified(Account account, Credential credential, long generation) {}
