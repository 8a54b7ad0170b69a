package sextant.dav.resource;

import java.util.Optional;
import java.util.function.Predicate;
import sextant.dav.lock.LockTable;
import sextant.dav.wire.DavLimits;
import sextant.mailbox.Account;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Mailbox;

/**
 * One signed-in request's view of its mailbox.
 *
 * @param device the row of <i>Synchronized Devices</i> of whoever asks, once the request has told which protocol it is
 * @param known whether a device still has a row of this account
 * @param locks those of the account
 * @param paths where things stand, remembered for the request
 * @param documents what items hold
 */
public record Visit(
        Mailbox mailbox,
        Optional<DeviceId> device,
        Predicate<DeviceId> known,
        SyncTokens tokens,
        LockTable locks,
        Paths paths,
        ReadAhead documents,
        DavLimits limits) {
    /** The visit of whoever signed in, before it is known with which device. */
    public static Visit to(
            Mailbox mailbox, Predicate<DeviceId> known, SyncTokens tokens, LockTable locks, DavLimits limits) {
        return new Visit(
                mailbox, Optional.empty(), known, tokens, locks, new Paths(mailbox), new ReadAhead(mailbox), limits);
    }

    /** The same, by this client, with the mailbox as it may see it. */
    public Visit by(DeviceId whoAsks, Mailbox view) {
        return new Visit(
                view, Optional.of(whoAsks), known, tokens, locks, new Paths(view), new ReadAhead(view), limits);
    }

    public Account account() {
        return mailbox.account();
    }
}
