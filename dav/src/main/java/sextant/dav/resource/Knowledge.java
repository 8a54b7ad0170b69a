package sextant.dav.resource;

import java.util.Optional;
import sextant.mailbox.Collection;

/** What a client that has just seen all of a collection knows. */
public final class Knowledge {
    private Knowledge() {}

    /** The token of a collection as it is now; empty if it is not known who asks. */
    public static Optional<String> current(Collection collection, Visit visit) {
        return visit.device().map(device -> {
            var position = visit.mailbox().latest(collection.id());
            return visit.tokens()
                    .write(new SyncToken(visit.mailbox().epoch(), collection.id(), device, position, Optional.empty()));
        });
    }
}
