package sextant.mailbox;

import java.time.Instant;

/**
 * One person's mailbox.
 *
 * @param id never reused
 * @param address the address they sign in with, in lower case: local part, {@code @}, domain
 * @param displayName their name, or empty
 * @param administrator whether they may administer the server
 * @param enabled whether they may sign in
 * @param settings zone, language, quota and switches
 * @param created when the account was made
 */
public record Account(
        AccountId id,
        String address,
        String displayName,
        boolean administrator,
        boolean enabled,
        Properties settings,
        Instant created) {

    /** The same with other settings. */
    public Account withSettings(Properties other) {
        return new Account(id, address, displayName, administrator, enabled, other, created);
    }

    /** The part of the address after the {@code @}. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
