package sextant.dav;

import java.io.IOException;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Urls;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Href;
import sextant.mailbox.Edit;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Properties;

/** POST to a collection's add-member URL (RFC 5995): the server finds a name for what comes. */
final class Post implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var exchange = request.exchange();
        if (!(resource instanceof Resource.Folder folder) || !exchange.query().equals(Optional.of(Urls.ADD_MEMBER))) {
            exchange.set("Allow", Allowed.on(resource));
            throw DavError.of(405, "Nothing is posted here");
        }
        var shelf = folder.collection().shelf();
        var type = SentType.of(request, shelf);
        try (var upload = SentType.upload(request, shelf)) {
            var outcome = request.writing(() -> {
                        request.guard().demandUnlocked(exchange.segments());
                        return request.commit(new Edit.AddItem(
                                folder.collection().id(),
                                upload.document(),
                                type.properties().apply(Properties.NONE)));
                    })
                    .getFirst();
            var member = new Resource.Member(folder.collection(), outcome.item().orElseThrow());
            exchange.set("ETag", member.etag());
            exchange.set(
                    "Location",
                    request.href(resource) + Href.encode(member.item().name()));
            exchange.answer(201);
        } catch (MailboxException exception) {
            throw DavErrors.of(exception, Optional.of(shelf), name -> request.href(resource) + Href.encode(name));
        }
    }
}
