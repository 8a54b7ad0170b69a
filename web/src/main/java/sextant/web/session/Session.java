package sextant.web.session;

import java.time.Duration;
import java.time.Instant;
import sextant.mailbox.AccountId;
import sextant.mailbox.CredentialId;

/**
 * One browser that is signed in.
 *
 * @param id names it to its user; says nothing about its token
 * @param account whose session
 * @param credential the password it was begun with: it ends with that password
 * @param begun when they signed in
 * @param lastUsed when it was used last
 * @param kept whether it outlives the browser's window
 * @param agent the browser, as it announced itself then
 * @param peer the address it came from then
 * @param zone the browser's time zone; empty if it did not say
 */
public record Session(
        String id,
        AccountId account,
        CredentialId credential,
        Instant begun,
        Instant lastUsed,
        boolean kept,
        String agent,
        String peer,
        String zone) {
    /** How long a session may rest that outlives the browser's window. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(180);

    Session usedAt(Instant now) {
        return new Session(id, account, credential, begun, now, kept, agent, peer, zone);
    }

    boolean isOver(Instant now) {
        return now.isAfter(lastUsed.plus(kept ? KEPT : IDLE)) || now.isAfter(begun.plus(LONGEST));
    }
}
