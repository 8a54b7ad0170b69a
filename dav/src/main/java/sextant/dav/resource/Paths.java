package sextant.dav.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Role;

/** Where something stands: the way back from a collection or item to its path. */
public final class Paths {
    private Paths() {}

    /** The decoded segments of the path of a collection. */
    public static List<String> of(Collection collection, Mailbox mailbox) {
        var path = new ArrayList<String>();
        var rows = new HashMap<CollectionId, Collection>();
        if (collection.parent().isPresent()) {
            mailbox.collections().forEach(row -> rows.put(row.id(), row));
        }
        var at = Optional.of(collection);
        while (at.isPresent() && at.get().role() != Role.FILES) {
            path.addFirst(at.get().segment());
            at = at.get().parent().map(rows::get);
        }
        path.addAll(
                0,
                List.of("dav", Urls.word(collection.shelf()), mailbox.account().address()));
        return List.copyOf(path);
    }

    /** The decoded segments of the path of an item. */
    public static List<String> of(Resource.Member member, Mailbox mailbox) {
        var path = new ArrayList<>(of(member.collection(), mailbox));
        path.add(member.item().name());
        return List.copyOf(path);
    }
}
