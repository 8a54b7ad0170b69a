package sextant.dav;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;

/** DELETE of an item, or of a calendar or address book with all that is in it (RFC 4918 9.6). */
final class Delete implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        Edit edit = switch (request.resource()) {
            case Resource.Member member ->
                new Edit.RemoveItem(member.item().id(), Conditional.of(request).forWrite(Optional.of(member)));
            case Resource.Folder folder -> {
                if (request.depth().orElse(Depth.INFINITY) != Depth.INFINITY) {
                    throw DavError.of(400, "A collection is deleted with depth infinity");
                }
                yield new Edit.RemoveCollection(folder.collection().id());
            }
            default -> throw DavError.of(403, "This is here to stay");
        };
        request.visit().mailbox().commit(Batch.of(request.author(), edit));
        request.exchange().answer(204);
    }
}
