package sextant.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.mailbox.store.Change;

/** What every new account starts with: one collection of each role. */
final class DefaultCollections {
    private DefaultCollections() {}

    /** The first changes of a journal. */
    static List<Change> changes() {
        var changes = new ArrayList<Change>();
        var position = Position.START;
        for (var role : Role.values()) {
            if (role != Role.NONE) {
                position = position.next();
                changes.add(new Change.CollectionPut(of(role, position)));
            }
        }
        return changes;
    }

    private static Collection of(Role role, Position position) {
        return new Collection(
                new CollectionId(position.value()),
                role.kind(),
                Set.of(role.kind()),
                role,
                Optional.empty(),
                role.defaultName(),
                role.name().toLowerCase(Locale.ROOT),
                Properties.NONE,
                position,
                position,
                Position.START);
    }
}
