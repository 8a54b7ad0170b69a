package sextant.dav.resource;

import java.util.Optional;
import java.util.function.Predicate;
import sextant.dav.wire.DavLimits;
import sextant.mailbox.Account;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Mailbox;

/**
 * One signed-in request's view of its mailbox.
 *
 * @param device the row of <i>Synchronized Devices</i> of whoever asks, once the request has told which protocol it is
 * @param known whether a device still has a row of this account
 */
public record Visit(
        Mailbox mailbox, Optional<DeviceId> device, Predicate<DeviceId> known, SyncTokens tokens, DavLimits limits) {
    public Account account() {
        return mailbox.account();
    }
}
