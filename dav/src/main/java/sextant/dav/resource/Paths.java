package sextant.dav.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Role;

/**
 * Where something stands: the way back from a collection or item to its path, as decoded segments. Remembers what it found,
 * for one request and one thread.
 */
public final class Paths {
    private final Mailbox mailbox;
    private final Map<CollectionId, List<String>> known = new HashMap<>();

    public Paths(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The path of a collection. */
    public List<String> of(Collection collection) {
        return known.computeIfAbsent(collection.id(), id -> find(collection));
    }

    /** The path of an item. */
    public List<String> of(Resource.Member member) {
        var path = new ArrayList<>(of(member.collection()));
        path.add(member.item().name());
        return List.copyOf(path);
    }

    private List<String> find(Collection collection) {
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
}
