package sextant.mailbox;

import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.content.Document;
import sextant.content.Summary;
import sextant.mailbox.Commit.Effect;
import sextant.mailbox.Commit.Outcome;

/** The edits that concern items, each tested and drafted. */
final class ItemEdits {
    private final Draft draft;
    private final Summaries summaries;
    private final MailboxLimits limits;

    ItemEdits(Draft draft, Summaries summaries, MailboxLimits limits) {
        this.draft = draft;
        this.summaries = summaries;
        this.limits = limits;
    }

    Outcome put(Edit.PutItem edit) {
        var collection = draft.collection(edit.collection());
        Names.segment(edit.name());
        var standing = draft.item(edit.collection(), edit.name());
        test(edit.precondition(), standing);
        if (standing.isPresent()) {
            var coming = summaries.of(edit.document());
            testUid(collection, coming, standing);
            testUidKept(standing, coming);
            return replace(standing.get(), collection, edit.document(), edit.properties());
        }
        testPath(collection, edit.name());
        return create(
                collection, edit.name(), edit.document(), edit.properties().apply(Properties.NONE));
    }

    Outcome copy(Edit.CopyItem edit) {
        var source = draft.item(edit.item());
        test(edit.precondition(), Optional.of(source));
        var target = draft.collection(edit.to());
        Names.segment(edit.name());
        testKind(target, source.summary());
        var standing = draft.item(target.id(), edit.name());
        testOverwrite(standing, edit.overwrite());
        testPath(target, edit.name());
        testUid(target, source.summary(), standing);
        testUidKept(standing, source.summary());
        var position = draft.next();
        var item = new Item(
                standing.map(Item::id).orElse(new ItemId(position.value())),
                target.id(),
                edit.name(),
                source.format(),
                source.hash(),
                source.summary(),
                source.properties(),
                position,
                position,
                standing.map(Item::arrived).orElse(position),
                standing.map(Item::created).orElse(draft.now()),
                draft.now());
        if (standing.isPresent()) {
            draft.replace(item, Optional.empty(), standing.get());
            return outcome(Effect.CHANGED, item);
        }
        draft.copy(item);
        return outcome(Effect.CREATED, item);
    }

    Outcome expect(Edit.Expect edit) {
        var standing = draft.item(edit.in(), edit.name());
        test(edit.precondition(), standing);
        return new Outcome(Effect.UNCHANGED, standing, Optional.empty());
    }

    Outcome add(Edit.AddItem edit) {
        var collection = draft.collection(edit.collection());
        var summary = summaries.of(edit.document());
        testUid(collection, summary, Optional.empty());
        return create(collection, freeName(collection, summary, edit.document()), edit.document(), edit.properties());
    }

    private String freeName(Collection collection, Summary summary, Document document) {
        var stem = Names.stem(summary.uid(), document);
        var extension = "." + document.format().extension();
        var name = stem + extension;
        // An id is given once, so the second name is taken only if somebody chose just that one.
        for (var i = draft.head().value() + 1; draft.item(collection.id(), name).isPresent(); i++) {
            name = stem + "-" + i + extension;
        }
        return name;
    }

    private Outcome create(Collection collection, String name, Document document, Properties properties) {
        var summary = summaries.of(document);
        testKind(collection, summary);
        testUid(collection, summary, Optional.empty());
        testSize(properties);
        var position = draft.next();
        var item = new Item(
                new ItemId(position.value()),
                collection.id(),
                name,
                document.format(),
                document.hash(),
                summary,
                properties,
                position,
                position,
                position,
                draft.now(),
                draft.now());
        draft.create(item, document);
        return outcome(Effect.CREATED, item);
    }

    Outcome replace(Edit.ReplaceItem edit) {
        var standing = draft.item(edit.item());
        test(edit.precondition(), Optional.of(standing));
        return replace(standing, draft.collection(standing.collection()), edit.document(), UnaryOperator.identity());
    }

    private Outcome replace(Item standing, Collection collection, Document document, UnaryOperator<Properties> change) {
        if (standing.hash().equals(document.hash()) && standing.format() == document.format()) {
            return setProperties(standing, change.apply(standing.properties()));
        }
        var properties = change.apply(standing.properties());
        testSize(properties);
        var summary = summaries.of(document);
        testKind(collection, summary);
        testUid(collection, summary, Optional.of(standing));
        var position = draft.next();
        var item = new Item(
                standing.id(),
                standing.collection(),
                standing.name(),
                document.format(),
                document.hash(),
                summary,
                properties,
                position,
                position,
                standing.arrived(),
                standing.created(),
                draft.now());
        draft.replace(item, Optional.of(document), standing);
        return outcome(Effect.CHANGED, item);
    }

    Outcome setProperties(Edit.SetProperties edit) {
        var standing = draft.item(edit.item());
        return setProperties(standing, edit.change().apply(standing.properties()));
    }

    private Outcome setProperties(Item standing, Properties properties) {
        if (properties.equals(standing.properties())) {
            return outcome(Effect.UNCHANGED, standing);
        }
        testSize(properties);
        var item = new Item(
                standing.id(),
                standing.collection(),
                standing.name(),
                standing.format(),
                standing.hash(),
                standing.summary(),
                properties,
                draft.next(),
                standing.contentPosition(),
                standing.arrived(),
                standing.created(),
                draft.now());
        draft.replace(item, Optional.empty(), standing);
        return outcome(Effect.CHANGED, item);
    }

    Outcome move(Edit.MoveItem edit) {
        var moving = draft.item(edit.item());
        test(edit.precondition(), Optional.of(moving));
        var target = draft.collection(edit.to());
        Names.segment(edit.name());
        var sameCollection = moving.collection().equals(target.id());
        if (sameCollection && moving.name().equals(edit.name())) {
            return outcome(Effect.UNCHANGED, moving);
        }
        testKind(target, moving.summary());
        var standing = draft.item(target.id(), edit.name());
        testOverwrite(standing, edit.overwrite());
        testPath(target, edit.name());
        testUidInTarget(target, moving, standing);
        testUidKept(standing, moving.summary());
        standing.ifPresent(draft::remove);
        var position = draft.next();
        var item = new Item(
                moving.id(),
                target.id(),
                edit.name(),
                moving.format(),
                moving.hash(),
                moving.summary(),
                moving.properties(),
                position,
                moving.contentPosition(),
                sameCollection ? moving.arrived() : position,
                moving.created(),
                draft.now());
        draft.move(item, moving);
        return outcome(Effect.CHANGED, item);
    }

    Outcome remove(Edit.RemoveItem edit) {
        var standing = draft.item(edit.item());
        test(edit.precondition(), Optional.of(standing));
        draft.remove(standing);
        return new Outcome(Effect.REMOVED, Optional.empty(), Optional.empty());
    }

    private static Outcome outcome(Effect effect, Item item) {
        return new Outcome(effect, Optional.of(item), Optional.empty());
    }

    private static void test(Precondition precondition, Optional<Item> standing) {
        var holds = switch (precondition) {
            case Precondition.None() -> true;
            case Precondition.Absent() -> standing.isEmpty();
            case Precondition.Exists() -> standing.isPresent();
            case Precondition.Content(var hash) ->
                standing.isPresent() && standing.get().hash().equals(hash);
            case Precondition.Unchanged(var position) ->
                standing.isPresent() && !standing.get().position().isAfter(position);
        };
        if (!holds) {
            throw new Conflict(
                    Conflict.Reason.PRECONDITION,
                    standing,
                    standing.isPresent()
                            ? "The item is not as the request expects. Read it again."
                            : "The item the request expects is not there. Synchronize again.");
        }
    }

    private static void testOverwrite(Optional<Item> standing, boolean overwrite) {
        if (standing.isPresent() && !overwrite) {
            throw new Conflict(
                    Conflict.Reason.NAME_TAKEN,
                    standing,
                    "Another item has this name. Choose another name, or ask to overwrite.");
        }
    }

    /** Whoever writes over an item with another UID would destroy one thing with another (RFC 4791 5.3.2.1). */
    private static void testUidKept(Optional<Item> standing, Summary coming) {
        var uid = standing.map(item -> item.summary().uid()).orElse("");
        if (!uid.isEmpty() && !coming.uid().isEmpty() && !Names.sameUid(uid, coming.uid())) {
            throw new Conflict(
                    Conflict.Reason.UID_TAKEN,
                    standing,
                    "The item that is there has another UID. Remove it first, or choose another name.");
        }
    }

    /** Files and folders have their names in one space. */
    private void testPath(Collection collection, String name) {
        if (collection.shelf() == Shelf.FILES
                && draft.collections().stream()
                        .anyMatch(other -> other.parent().equals(Optional.of(collection.id()))
                                && other.segment().equals(name))) {
            throw new Conflict(
                    Conflict.Reason.NAME_TAKEN, Optional.empty(), "A folder has this name. Choose another name.");
        }
    }

    private static void testKind(Collection collection, Summary summary) {
        if (!collection.accepts().contains(summary.kind())) {
            throw new Refused(
                    Refused.Reason.KIND_NOT_ACCEPTED,
                    "This collection takes no item of the kind " + summary.kind() + ". Use another collection.");
        }
    }

    private void testUid(Collection collection, Summary summary, Optional<Item> replaced) {
        var holder = draft.withUid(collection.id(), summary.uid());
        if (holder.isPresent() && !holder.map(Item::id).equals(replaced.map(Item::id))) {
            throw uidTaken(holder);
        }
    }

    private void testUidInTarget(Collection target, Item moving, Optional<Item> overwritten) {
        var holder = draft.withUid(target.id(), moving.summary().uid()).map(Item::id);
        if (holder.isPresent() && !holder.get().equals(moving.id()) && !holder.equals(overwritten.map(Item::id))) {
            throw uidTaken(draft.withUid(target.id(), moving.summary().uid()));
        }
    }

    private static Conflict uidTaken(Optional<Item> holder) {
        return new Conflict(
                Conflict.Reason.UID_TAKEN,
                holder,
                "Another item of this collection has this UID. Change that one instead.");
    }

    private void testSize(Properties properties) {
        properties(properties, limits);
    }

    static void properties(Properties properties, MailboxLimits limits) {
        var chars = properties.values().entrySet().stream()
                .mapToLong(entry ->
                        (long) entry.getKey().length() + entry.getValue().length())
                .sum();
        if (chars > limits.propertiesChars()) {
            throw new Refused(
                    Refused.Reason.TOO_LARGE,
                    "Properties have at most " + limits.propertiesChars() + " characters together. Make them smaller.");
        }
    }
}
