package sextant.dav.resource;

import java.util.Optional;
import sextant.mailbox.CollectionId;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Epoch;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;

/**
 * How much of a collection a client knows.
 *
 * @param epoch the life of the journal that the position is in
 * @param collection the collection
 * @param device the row of the client it was given to: with the row its tokens end
 * @param position everything up to here is known
 * @param listed in the middle of the first listing: the last item listed so far; then {@code position} is where the
 *     journal stood when that listing began
 */
public record SyncToken(
        Epoch epoch, CollectionId collection, DeviceId device, Position position, Optional<ItemId> listed) {}
