package sextant.dav.resource;

import java.util.Optional;
import sextant.mailbox.CollectionId;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Epoch;
import sextant.mailbox.Position;

/**
 * How much of a collection a client knows.
 *
 * @param epoch the life of the journal that the position is in
 * @param collection the collection
 * @param device the row of the client it was given to: with the row its tokens end
 * @param position everything up to here is known
 * @param begun in the middle of the first listing: where the journal stood when that began
 */
public record SyncToken(
        Epoch epoch, CollectionId collection, DeviceId device, Position position, Optional<Position> begun) {}
