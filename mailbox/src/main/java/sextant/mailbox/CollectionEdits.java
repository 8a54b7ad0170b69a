package sextant.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;
import sextant.mailbox.Commit.Effect;
import sextant.mailbox.Commit.Outcome;

/** The edits that concern collections, each tested and drafted. */
final class CollectionEdits {
    private final Draft draft;
    private final MailboxLimits limits;

    CollectionEdits(Draft draft, MailboxLimits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    Outcome create(Edit.CreateCollection edit) {
        Names.display(edit.name());
        var shelf = Shelf.of(edit.kind());
        testAccepted(edit.kind(), edit.accepts(), shelf);
        testSegment(shelf, edit.parent(), edit.segment(), Optional.empty());
        edit.parent().ifPresent(parent -> testParent(parent, shelf));
        if (shelf == Shelf.FILES && edit.parent().isEmpty()) {
            throw new Malformed("A folder of files stands in another one. Say in which.");
        }
        ItemEdits.properties(edit.properties(), limits);
        if (draft.collections().size() >= limits.collections()) {
            throw new OverQuota("An account has at most " + limits.collections()
                    + " collections. Remove some that are not needed.");
        }
        var position = draft.next();
        var collection = new Collection(
                new CollectionId(position.value()),
                edit.kind(),
                edit.accepts(),
                Role.NONE,
                edit.parent(),
                edit.name(),
                edit.segment(),
                edit.properties(),
                position,
                position,
                Position.START);
        draft.put(collection);
        return outcome(Effect.CREATED, collection);
    }

    Outcome copy(Edit.CopyCollection edit) {
        var source = draft.collection(edit.collection());
        var parent = edit.parent().or(source::parent);
        // The list is made first: what is copied may be copied into itself no deeper than it was.
        var sources = edit.deep() ? within(source.id()) : List.of(source);
        if (sources.stream().anyMatch(inner -> parent.equals(Optional.of(inner.id()))) && edit.deep()) {
            throw new Malformed("A collection cannot be copied into itself. Choose another place.");
        }
        var top = create(new Edit.CreateCollection(
                source.kind(), source.accepts(), parent, edit.name(), edit.segment(), source.properties()));
        if (!edit.deep()) {
            return top;
        }
        var copies = new HashMap<CollectionId, CollectionId>();
        var items = 0L;
        for (var original : sources) {
            var copy = original.equals(source) ? top : create(copyOf(original, copies));
            var into = copy.collection().orElseThrow().id();
            copies.put(original.id(), into);
            for (var item : draft.all(original.id())) {
                if (++items > limits.editsPerBatch()) {
                    throw new Refused(
                            Refused.Reason.TOO_LARGE,
                            "At most " + limits.editsPerBatch() + " items are copied at once. Copy parts of it.");
                }
                draft.copy(copyOf(item, into));
            }
        }
        return top;
    }

    private static Edit.CreateCollection copyOf(Collection original, Map<CollectionId, CollectionId> copies) {
        return new Edit.CreateCollection(
                original.kind(),
                original.accepts(),
                original.parent().map(copies::get),
                original.name(),
                original.segment(),
                original.properties());
    }

    private Item copyOf(Item item, CollectionId into) {
        var position = draft.next();
        return new Item(
                new ItemId(position.value()),
                into,
                item.name(),
                item.format(),
                item.hash(),
                item.summary(),
                item.properties(),
                position,
                position,
                position,
                draft.now(),
                draft.now());
    }

    Outcome change(Edit.ChangeCollection edit) {
        var standing = draft.collection(edit.collection());
        var name = edit.name().orElse(standing.name());
        var segment = edit.segment().orElse(standing.segment());
        var parent = edit.parent().or(standing::parent);
        var properties = edit.properties().apply(standing.properties());
        if (name.equals(standing.name())
                && segment.equals(standing.segment())
                && parent.equals(standing.parent())
                && properties.equals(standing.properties())) {
            return outcome(Effect.UNCHANGED, standing);
        }
        edit.name().ifPresent(Names::display);
        if (edit.segment().isPresent() || edit.parent().isPresent()) {
            testMovable(standing, segment, parent);
            testSegment(standing.shelf(), parent, segment, Optional.of(standing.id()));
        }
        edit.parent().ifPresent(chosen -> {
            testParent(chosen, standing.shelf());
            if (within(standing.id()).stream().anyMatch(inner -> inner.id().equals(chosen))) {
                throw new Malformed("A collection cannot stand within itself. Choose another place.");
            }
        });
        ItemEdits.properties(properties, limits);
        var collection = new Collection(
                standing.id(),
                standing.kind(),
                standing.accepts(),
                standing.role(),
                parent,
                name,
                segment,
                properties,
                standing.created(),
                draft.next(),
                standing.horizon());
        draft.put(collection);
        return outcome(Effect.CHANGED, collection);
    }

    Outcome remove(Edit.RemoveCollection edit) {
        draft.collection(edit.collection());
        var doomed = within(edit.collection());
        if (doomed.stream().anyMatch(collection -> collection.role() != Role.NONE)) {
            throw new Refused(
                    Refused.Reason.REQUIRED_COLLECTION,
                    "Every account needs this collection or one within it. Remove its items instead.");
        }
        for (var collection : doomed.reversed()) {
            draft.all(collection.id()).forEach(draft::remove);
            draft.remove(collection);
        }
        return new Outcome(Effect.REMOVED, Optional.empty(), Optional.empty());
    }

    /** The collection and all that stand in it, each after the one it stands in. */
    private List<Collection> within(CollectionId top) {
        var found = new ArrayList<Collection>(List.of(draft.collection(top)));
        var ids = new HashSet<CollectionId>(Set.of(top));
        for (var i = 0; i < found.size(); i++) {
            var parent = Optional.of(found.get(i).id());
            for (var collection : draft.collections()) {
                if (collection.parent().equals(parent) && ids.add(collection.id())) {
                    found.add(collection);
                }
            }
        }
        return found;
    }

    private static Outcome outcome(Effect effect, Collection collection) {
        return new Outcome(effect, Optional.empty(), Optional.of(collection));
    }

    private static void testAccepted(Kind kind, Set<Kind> accepts, Shelf shelf) {
        if (!accepts.contains(kind) || accepts.stream().anyMatch(other -> Shelf.of(other) != shelf)) {
            throw new Malformed("A collection accepts its own kind, and others only of the same sort of folder.");
        }
    }

    private static void testMovable(Collection standing, String segment, Optional<CollectionId> parent) {
        if (standing.role() == Role.FILES
                && !(segment.equals(standing.segment()) && parent.equals(standing.parent()))) {
            throw new Refused(Refused.Reason.REQUIRED_COLLECTION, "The topmost folder of files stays where it is.");
        }
    }

    private void testSegment(Shelf shelf, Optional<CollectionId> parent, String segment, Optional<CollectionId> own) {
        Names.segment(segment);
        var taken = draft.collections().stream()
                .anyMatch(other -> other.shelf() == shelf
                        && other.segment().equals(segment)
                        && (shelf != Shelf.FILES || other.parent().equals(parent))
                        && !own.equals(Optional.of(other.id())));
        var file = shelf == Shelf.FILES ? parent.flatMap(in -> draft.item(in, segment)) : Optional.empty();
        if (taken || file.isPresent()) {
            throw new Conflict(
                    Conflict.Reason.NAME_TAKEN,
                    Optional.empty(),
                    "Another collection has this path. Choose another one.");
        }
    }

    private void testParent(CollectionId parent, Shelf shelf) {
        if (draft.collection(parent).shelf() != shelf) {
            throw new Malformed("A collection stands only in one of its own sort. Choose another place.");
        }
    }
}
