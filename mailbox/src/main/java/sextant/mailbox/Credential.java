package sextant.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One password of an account.
 *
 * @param id never reused
 * @param account whose password
 * @param type the account's own password, or one made for a single device
 * @param label the name its owner gave a device password, else empty
 * @param hash Argon2id in the customary encoded form ({@code $argon2id$v=19$...}); never the password
 * @param created when it was set
 * @param lastUsed when somebody last signed in with it; coarse, to within minutes
 */
public record Credential(
        CredentialId id,
        AccountId account,
        Type type,
        String label,
        String hash,
        Instant created,
        Optional<Instant> lastUsed) {

    /** What a password is for. */
    public enum Type {
        ACCOUNT_PASSWORD,
        DEVICE_PASSWORD
    }
}
