package sextant.dav.resource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Role;
import sextant.mailbox.Shelf;

/**
 * The paths an account sees. Another account's paths lead nowhere, exactly as paths do that never existed.
 */
public final class Resources {
    private static final List<Shelf> SHELVES = List.of(Shelf.CALENDARS, Shelf.ADDRESS_BOOKS, Shelf.FILES);

    private final Mailbox mailbox;
    private final int page;

    /**
     * Shows a mailbox.
     *
     * @param page how many items are read at a time
     */
    public Resources(Mailbox mailbox, int page) {
        this.mailbox = mailbox;
        this.page = page;
    }

    /** Takes one child of a collection. */
    @FunctionalInterface
    public interface Each {
        /**
         * Takes a child.
         *
         * @param segment its name in the path
         */
        void child(String segment, Resource child) throws IOException;
    }

    /** What stands at a path, given as its decoded segments. */
    public Optional<Resource> find(List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(new Resource.ServerRoot());
        }
        if (path.equals(List.of("principals"))) {
            return Optional.of(new Resource.Signpost());
        }
        if (!path.getFirst().equals("dav")) {
            return Optional.empty();
        }
        if (path.size() == 1) {
            return Optional.of(new Resource.Root());
        }
        var isOwn = path.size() > 2 && isOwn(path.get(2));
        if (path.get(1).equals("principals")) {
            return switch (path.size()) {
                case 2 -> Optional.of(new Resource.Principals());
                case 3 -> isOwn ? Optional.of(new Resource.Principal()) : Optional.empty();
                case 4 -> isOwn ? delegates(path.get(3)) : Optional.empty();
                default -> Optional.empty();
            };
        }
        var shelf = shelf(path.get(1));
        if (shelf.isEmpty()) {
            return Optional.empty();
        }
        if (path.size() == 2) {
            return Optional.of(new Resource.Homes(shelf.get()));
        }
        if (path.size() == 3 && shelf.get() != Shelf.FILES) {
            return isOwn ? Optional.of(new Resource.Home(shelf.get())) : Optional.empty();
        }
        return place(path).flatMap(this::find);
    }

    private static Optional<Resource> delegates(String segment) {
        return Arrays.stream(Proxy.values())
                .filter(proxy -> proxy.segment().equals(segment))
                .findFirst()
                .map(Resource.Delegates::new);
    }

    /** Where a path points to inside the caller's homes; empty if it does not go so deep, or deeper, or elsewhere. */
    public Optional<Place> place(List<String> path) {
        var shelf = shelf(path);
        if (shelf.isEmpty() || path.size() < 3 || !isOwn(path.get(2))) {
            return Optional.empty();
        }
        var files = shelf.get() == Shelf.FILES;
        if (!files && (path.size() < 4 || path.size() > 5)) {
            return Optional.empty();
        }
        return Optional.of(new Place(shelf.get(), path.subList(3, path.size())));
    }

    /** What stands at a place. */
    public Optional<Resource> find(Place place) {
        return place.shelf() == Shelf.FILES ? findFile(place.path()) : findItem(place);
    }

    /** The items that stand at places in calendars or address books, looked up together. */
    public Map<Place, Resource.Member> members(java.util.Collection<Place> places) {
        var wanted = new HashMap<Place, Set<String>>();
        for (var place : places) {
            if (place.path().size() == 2) {
                place.parent()
                        .ifPresent(in -> wanted.computeIfAbsent(in, key -> new HashSet<>())
                                .add(place.name()));
            }
        }
        var found = new HashMap<Place, Resource.Member>();
        wanted.forEach((in, names) -> mailbox.collection(in.shelf(), in.name())
                .ifPresent(collection -> mailbox.items(collection.id(), names)
                        .forEach(item -> found.put(
                                new Place(in.shelf(), List.of(in.name(), item.name())),
                                new Resource.Member(collection, item)))));
        return found;
    }

    private Optional<Resource> findItem(Place place) {
        var collection = mailbox.collection(place.shelf(), place.path().getFirst());
        return place.path().size() == 1
                ? collection.map(Resource.Folder::new)
                : collection.flatMap(in -> member(in, place.name()));
    }

    private Optional<Resource> member(Collection in, String name) {
        return mailbox.item(in.id(), name).map(item -> new Resource.Member(in, item));
    }

    private Optional<Resource> findFile(List<String> path) {
        var folders = new HashMap<Step, Collection>();
        Optional<Collection> top = Optional.empty();
        for (var row : mailbox.collections()) {
            if (row.role() == Role.FILES) {
                top = Optional.of(row);
            } else if (row.shelf() == Shelf.FILES) {
                row.parent().ifPresent(parent -> folders.put(new Step(parent, row.segment()), row));
            }
        }
        var at = top;
        for (var i = 0; i < path.size(); i++) {
            var in = at;
            var segment = path.get(i);
            at = in.map(folder -> folders.get(new Step(folder.id(), segment)));
            if (at.isEmpty()) {
                return i == path.size() - 1 ? in.flatMap(folder -> member(folder, segment)) : Optional.empty();
            }
        }
        return at.map(Resource.Folder::new);
    }

    /** From a folder to one in it. */
    private record Step(CollectionId in, String segment) {}

    /**
     * A path as all spellings of it have it in common.
     *
     * @param path decoded segments
     */
    public List<String> canonical(List<String> path) {
        if (path.size() < 3 || !isOwn(path.get(2))) {
            return path;
        }
        var canonical = new ArrayList<>(path);
        canonical.set(2, address());
        return List.copyOf(canonical);
    }

    /** Visits what a collection holds. */
    public void children(Resource of, Each each) throws IOException {
        switch (of) {
            case Resource.ServerRoot root -> each.child("dav", new Resource.Root());
            case Resource.Root root -> {
                each.child("principals", new Resource.Principals());
                for (var shelf : SHELVES) {
                    each.child(Urls.word(shelf), new Resource.Homes(shelf));
                }
            }
            case Resource.Principals principals -> each.child(address(), new Resource.Principal());
            case Resource.Homes homes ->
                each.child(
                        address(),
                        homes.of() == Shelf.FILES
                                ? new Resource.Folder(mailbox.collection(Role.FILES))
                                : new Resource.Home(homes.of()));
            case Resource.Home home -> {
                for (var collection : mailbox.collections()) {
                    if (collection.shelf() == home.of()) {
                        each.child(collection.segment(), new Resource.Folder(collection));
                    }
                }
            }
            case Resource.Folder folder -> members(folder, each);
            case Resource.Principal principal -> {
                for (var proxy : Proxy.values()) {
                    each.child(proxy.segment(), new Resource.Delegates(proxy));
                }
            }
            case Resource.Delegates delegates -> {
                // a collection by its path alone
            }
            case Resource.Signpost signpost -> {
                // leads on by its properties
            }
            case Resource.Member member -> {
                // holds nothing
            }
        }
    }

    private void members(Resource.Folder folder, Each each) throws IOException {
        if (folder.collection().shelf() == Shelf.FILES) {
            for (var inner : mailbox.within(folder.collection().id())) {
                each.child(inner.segment(), new Resource.Folder(inner));
            }
        }
        for (var item : Pages.all(mailbox, folder.collection().id(), page)) {
            each.child(item.name(), new Resource.Member(folder.collection(), item));
        }
    }

    private String address() {
        return mailbox.account().address();
    }

    /** The address is in lower case; a person may have typed it otherwise. */
    private boolean isOwn(String segment) {
        return segment.toLowerCase(Locale.ROOT).equals(address());
    }

    /** The shelf whose part of the tree a path lies in, whether there is anything at the path or not. */
    public static Optional<Shelf> shelf(List<String> path) {
        return path.size() > 1 && path.getFirst().equals("dav") ? shelf(path.get(1)) : Optional.empty();
    }

    private static Optional<Shelf> shelf(String word) {
        return SHELVES.stream().filter(shelf -> Urls.word(shelf).equals(word)).findFirst();
    }
}
