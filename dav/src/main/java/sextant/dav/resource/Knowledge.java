package sextant.dav.resource;

import java.util.Optional;
import sextant.mailbox.Collection;
import sextant.mailbox.Position;

/** What a client that has just seen all of a collection knows. */
public final class Knowledge {
    private Knowledge() {}

    /**
     * The token of a collection as it is now; empty if it is not known who asks.
     */
    public static Optional<String> current(Collection collection, Visit visit) {
        return visit.device()
                .map(device -> visit.tokens()
                        .write(new SyncToken(
                                visit.mailbox().epoch(),
                                collection.id(),
                                device,
                                position(collection, visit),
                                Optional.empty())));
    }

    /**
     * The position of the newest change in a collection: so that changes elsewhere make no news here. Where tombstones
     * have been pruned beyond it, the horizon, for a token must not be older than that.
     */
    public static Position position(Collection collection, Visit visit) {
        var latest = visit.mailbox().latest(collection.id());
        return collection.horizon().isAfter(latest) ? collection.horizon() : latest;
    }
}
