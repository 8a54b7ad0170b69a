package sextant.dav;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.dav.lock.Lock;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;

/** DELETE of an item, or of a calendar, address book or folder with all that is in it (RFC 4918 9.6). */
final class Delete implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var locked = request.writing(() -> delete(request));
        if (locked.isEmpty()) {
            request.exchange().answer(204);
        } else {
            request.answerLocked(locked);
        }
    }

    /** Answers the locks because of which nothing was done. */
    private static List<Lock> delete(DavRequest request) {
        var resource = request.resource();
        var path = request.exchange().segments();
        Edit edit = switch (resource) {
            case Resource.Member member ->
                new Edit.RemoveItem(member.item().id(), Conditional.of(request).forWrite(Optional.of(member)));
            case Resource.Folder folder
            when folder.collection().role() != Role.FILES -> {
                if (request.depth().orElse(Depth.INFINITY) != Depth.INFINITY) {
                    throw DavError.of(400, "A collection is deleted with depth infinity");
                }
                Conditional.of(request).demandOfCollection();
                yield new Edit.RemoveCollection(folder.collection().id());
            }
            default -> throw DavError.of(403, "This is here to stay");
        };
        request.guard().demandRemovable(path);
        var locked = request.guard().lockedBelow(path);
        if (locked.isEmpty()) {
            commit(request, resource, edit);
            request.visit().locks().forget(request.resources().canonical(path));
        }
        return locked;
    }

    private static void commit(DavRequest request, Resource resource, Edit edit) {
        if (!(resource instanceof Resource.Member member)) {
            request.commit(edit);
            return;
        }
        try {
            // whoever moved it meanwhile did not mean this one
            request.commit(
                    new Edit.Expect(member.collection().id(), member.item().name(), Precondition.EXISTS), edit);
        } catch (Conflict conflict) {
            request.resource();
            throw conflict;
        }
    }
}
