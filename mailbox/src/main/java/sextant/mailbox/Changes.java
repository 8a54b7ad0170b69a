package sextant.mailbox;

import java.util.List;

/**
 * What to tell a device that knows a position.
 *
 * @param present items that were created, changed or moved in since, in the order of their positions
 * @param removals items that left since and are not back where they were, in the order of their positions
 * @param upTo the position the device knows after taking this in
 * @param more whether there is more beyond {@code upTo}
 */
public record Changes(List<Item> present, List<Removal> removals, Position upTo, boolean more) {
    public Changes {
        present = List.copyOf(present);
        removals = List.copyOf(removals);
    }
}
