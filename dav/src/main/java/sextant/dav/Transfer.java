package sextant.dav;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.content.Document;
import sextant.content.Format;
import sextant.dav.data.CalendarRules;
import sextant.dav.lock.Lock;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Destination;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.Shelf;

/**
 * COPY and MOVE (RFC 4918 9.8, 9.9), each in one step. What is moved keeps its id, however much is in it; dead properties
 * travel along.
 *
 * @param moves whether the source goes
 */
record Transfer(boolean moves) implements Method {
    /** What is to be done. */
    private record Plan(Resource source, Place from, Destination destination, Place to, boolean deep) {}

    /** What came of it: the locks because of which nothing was done, or whether something was there before. */
    private record Result(List<Lock> locked, boolean replaced) {}

    @Override
    public void handle(DavRequest request) throws IOException {
        var plan = plan(request);
        Result result;
        try {
            result = request.writing(() -> transfer(request, plan));
        } catch (Conflict conflict) {
            // whoever was first may have taken it away
            request.resource();
            throw of(conflict, plan);
        } catch (MailboxException exception) {
            throw DavErrors.of(exception, Optional.of(plan.to().shelf()), name -> beside(plan, name));
        }
        if (!result.locked().isEmpty()) {
            request.answerLocked(result.locked());
            return;
        }
        request.exchange().answer(result.replaced() ? 204 : 201);
    }

    private static DavError of(Conflict conflict, Plan plan) {
        return conflict.reason() == Conflict.Reason.UID_TAKEN
                ? DavErrors.of(conflict, Optional.of(plan.to().shelf()), name -> beside(plan, name))
                : Conditional.failed();
    }

    /** The path of something in the collection that the destination is in. */
    private static String beside(Plan plan, String name) {
        return DavRequest.sibling(plan.destination().rawPath(), name);
    }

    private Plan plan(DavRequest request) {
        var source = request.resource();
        var from = request.place().orElseThrow(() -> DavError.of(403, "This is here to stay as it is"));
        var field = request.exchange()
                .header("Destination")
                .orElseThrow(() -> DavError.of(400, "The request says no Destination"));
        var destination = Destination.parse(field, request.exchange().origin());
        var to = request.resources()
                .place(destination.segments())
                .orElseThrow(() -> DavError.of(403, "Nothing can be put there"));
        var deep = deep(request, source);
        if (from.path().isEmpty() || to.path().isEmpty()) {
            throw DavError.of(403, "A home stays as it is");
        }
        if (from.shelf() == to.shelf()) {
            demandApart(from.path(), to.path(), deep);
        }
        request.demandName(to.name());
        return new Plan(source, from, destination, to, deep);
    }

    private boolean deep(DavRequest request, Resource source) {
        var depth = request.depth().orElse(Depth.INFINITY);
        // RFC 4918 9.8.3, 9.9.2
        var allowed = depth == Depth.INFINITY || (depth == Depth.ZERO && !(moves && source.isCollection()));
        if (!allowed) {
            throw DavError.of(400, "This Depth has no meaning here");
        }
        return depth == Depth.INFINITY;
    }

    private static void demandApart(List<String> from, List<String> to, boolean deep) {
        if (from.equals(to)) {
            throw DavError.of(403, "Source and destination are the same");
        }
        if ((deep && begins(to, from)) || begins(from, to)) {
            throw DavError.of(403, "One of source and destination is within the other");
        }
    }

    private static boolean begins(List<String> path, List<String> with) {
        return path.size() > with.size() && path.subList(0, with.size()).equals(with);
    }

    private Result transfer(DavRequest request, Plan plan) throws IOException {
        var resources = request.resources();
        var standing = resources.find(plan.to());
        var overwrite = overwrite(request);
        var into = plan.to()
                .parent()
                .map(parent -> resources
                        .find(parent)
                        .filter(Resource.Folder.class::isInstance)
                        .map(folder -> ((Resource.Folder) folder).collection().id())
                        .orElseThrow(() -> DavError.of(409, "There is no collection for this to stand in")));
        if (standing.isPresent() && !overwrite) {
            throw Conditional.failed();
        }
        var locked = locked(request, plan, standing);
        if (!locked.isEmpty()) {
            return new Result(locked, false);
        }
        var edits = new ArrayList<Edit>();
        var replacesLike = standing.filter(
                        found -> !found.isCollection() && !plan.source().isCollection())
                .isPresent();
        if (standing.isPresent() && !replacesLike) {
            edits.add(removal(standing.get()));
        }
        edits.addAll(edits(request, plan, into));
        request.commit(edits.toArray(Edit[]::new));
        forgetLocks(request, plan, replacesLike);
        return new Result(List.of(), standing.isPresent());
    }

    private static boolean overwrite(DavRequest request) {
        var field = request.exchange().header("Overwrite").orElse("T").strip();
        if (!field.equalsIgnoreCase("T") && !field.equalsIgnoreCase("F")) {
            throw DavError.of(400, "Overwrite is T or F");
        }
        return field.equalsIgnoreCase("T");
    }

    private List<Lock> locked(DavRequest request, Plan plan, Optional<Resource> standing) {
        var guard = request.guard();
        var to = plan.destination().segments();
        var from = request.exchange().segments();
        var locked = new ArrayList<Lock>();
        guard.demandUnlocked(to);
        if (standing.isEmpty() || standing.get().isCollection() || plan.source().isCollection()) {
            guard.demandMembership(to);
            locked.addAll(guard.lockedBelow(to));
        }
        if (moves) {
            guard.demandRemovable(from);
            locked.addAll(guard.lockedBelow(from));
        }
        return locked;
    }

    private static Edit removal(Resource standing) {
        return switch (standing) {
            case Resource.Member member -> new Edit.RemoveItem(member.item().id(), Precondition.NONE);
            case Resource.Folder folder
            when folder.collection().role() != Role.FILES ->
                new Edit.RemoveCollection(folder.collection().id());
            default -> throw DavError.of(403, "This is here to stay");
        };
    }

    private List<Edit> edits(DavRequest request, Plan plan, Optional<CollectionId> into) throws IOException {
        return switch (plan.source()) {
            case Resource.Member member ->
                ofItem(request, plan, member, into.orElseThrow(() -> DavError.of(403, "Items are in collections")));
            case Resource.Folder folder -> List.of(ofCollection(request, plan, folder, into));
            default -> throw DavError.of(403, "This is here to stay as it is");
        };
    }

    private List<Edit> ofItem(DavRequest request, Plan plan, Resource.Member member, CollectionId into)
            throws IOException {
        var item = member.item();
        var name = plan.to().name();
        var precondition = Conditional.of(request).forWrite(Optional.of(member));
        if (plan.from().shelf() == plan.to().shelf()) {
            return List.of(
                    new Edit.Expect(item.collection(), item.name(), Precondition.EXISTS),
                    moves
                            ? new Edit.MoveItem(item.id(), into, name, true, precondition)
                            : new Edit.CopyItem(item.id(), into, name, true, precondition));
        }
        demandSort(plan);
        // from files to a calendar and the like: the same octets, which are something else there
        var format = SentType.format(plan.to().shelf());
        UnaryOperator<Properties> properties = format == Format.OPAQUE
                ? old -> item.properties().with(Item.MEDIA_TYPE, member.contentType())
                : old -> item.properties().without(Item.MEDIA_TYPE);
        var document = Document.of(format, octets(request, member));
        CalendarRules.demand(document, request.visit().limits().data());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutItem(into, name, document, Precondition.NONE, properties));
        edits.add(
                moves
                        ? new Edit.RemoveItem(item.id(), precondition)
                        : new Edit.Expect(item.collection(), item.name(), new Precondition.Content(item.hash())));
        return edits;
    }

    /** Events are no contacts, and the other way about; a file may be either. */
    private static void demandSort(Plan plan) {
        if (plan.from().shelf() == Shelf.FILES) {
            return;
        }
        switch (plan.to().shelf()) {
            case CALENDARS -> throw DavError.of(403, Condition.SUPPORTED_CALENDAR_DATA);
            case ADDRESS_BOOKS -> throw DavError.of(403, Condition.SUPPORTED_ADDRESS_DATA);
            case FILES, FOLDERS -> {
                // any octets
            }
        }
    }

    private static byte[] octets(DavRequest request, Resource.Member member) throws IOException {
        if (member.item().summary().size() > request.visit().limits().resource()) {
            throw DavError.of(413, "This is too large for there");
        }
        return request.visit().mailbox().read(member.item()).octets();
    }

    private Edit ofCollection(DavRequest request, Plan plan, Resource.Folder folder, Optional<CollectionId> into) {
        var collection = folder.collection();
        Conditional.of(request).demandOfCollection();
        if (plan.from().shelf() != plan.to().shelf() || !plan.to().takesCollections()) {
            throw plan.to().shelf() == Shelf.CALENDARS
                    ? DavError.of(403, Condition.CALENDAR_COLLECTION_LOCATION_OK)
                    : DavError.of(403, "A collection of this sort cannot be there");
        }
        // a name that was the path's follows it
        var name = collection.name().equals(collection.segment()) ? plan.to().displayName() : collection.name();
        return moves
                ? new Edit.ChangeCollection(
                        collection.id(),
                        Optional.of(name),
                        Optional.of(plan.to().name()),
                        into,
                        UnaryOperator.identity())
                : new Edit.CopyCollection(collection.id(), into, name, plan.to().name(), plan.deep());
    }

    private void forgetLocks(DavRequest request, Plan plan, boolean replacesLike) {
        var locks = request.visit().locks();
        // RFC 4918 7.6: a lock does not move; one on what is written over stays with the path
        if (moves) {
            locks.forget(request.resources().canonical(request.exchange().segments()));
        }
        if (!replacesLike) {
            locks.below(request.resources().canonical(plan.destination().segments()))
                    .forEach(lock -> locks.forget(lock.root()));
        }
    }
}
