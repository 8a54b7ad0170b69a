package sextant.dav;

import java.io.IOException;
import java.util.Optional;
import sextant.content.Document;
import sextant.content.Spool;
import sextant.dav.data.CalendarRules;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavError;
import sextant.mailbox.Commit;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;

/** PUT of a calendar object (RFC 4791 5.3.2), address object (RFC 6352 6.3.2) or file. */
final class Put implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        if (request.exchange().header("Content-Range").isPresent()) {
            // RFC 9110 14.5: a part taken for the whole would destroy the rest
            throw DavError.of(400, "A document is written whole");
        }
        var place = place(request);
        var folder = request.folder(place);
        request.demandName(place.name());
        var type = SentType.of(request, place.shelf());
        try (var upload = SentType.upload(request, place.shelf())) {
            CalendarRules.demand(upload.document(), request.visit().limits().data());
            request.writing(() -> put(request, place, folder, type, upload.document()))
                    .send();
        }
    }

    /** An answer that is sent when the write is over. */
    private interface Answer {
        void send() throws IOException;
    }

    private static Answer put(
            DavRequest request, Place place, Resource.Folder folder, SentType type, Document document) {
        var standing = request.resources().find(place).map(Resource.Member.class::cast);
        if (standing.isEmpty()) {
            request.guard().demandMembership(request.exchange().segments());
        }
        request.guard().demandUnlocked(request.exchange().segments());
        try {
            var precondition = Conditional.of(request).forWrite(standing);
            var edit =
                    new Edit.PutItem(folder.collection().id(), place.name(), document, precondition, type.properties());
            var outcome = request.commit(edit).getFirst();
            var member = new Resource.Member(folder.collection(), outcome.item().orElseThrow());
            return () -> answer(request, member, outcome.effect() == Commit.Effect.CREATED ? 201 : 204, document);
        } catch (Conflict conflict) {
            return repeated(request, folder, conflict.standing(), document, conflict);
        } catch (DavError error) {
            return repeated(request, folder, standing.map(Resource.Member::item), document, error);
        }
    }

    /** Whoever sends again what is stored already did not hear the answer: it is told that it was done. */
    private static Answer repeated(
            DavRequest request,
            Resource.Folder folder,
            Optional<Item> standing,
            Document document,
            RuntimeException otherwise) {
        var name = request.place().map(Place::name);
        var same = standing.filter(item -> item.hash().equals(document.hash())
                && item.collection().equals(folder.collection().id())
                && name.equals(Optional.of(item.name())));
        if (same.isEmpty()) {
            throw otherwise;
        }
        var member = new Resource.Member(folder.collection(), same.get());
        return () -> answer(request, member, 204, document);
    }

    /** The stored octets are the sent ones, so that the tag of the answer is a strong one (RFC 4791 5.3.4). */
    private static void answer(DavRequest request, Resource.Member member, int status, Document document)
            throws IOException {
        var exchange = request.exchange();
        exchange.set("ETag", member.etag());
        // a large file is not sent back because of a mere wish
        if (request.preferences().representation() && document.size() <= Spool.IN_MEMORY) {
            PreferredRepresentation.answer(request, status == 204 ? 200 : status, member, document.octets());
        } else {
            exchange.answer(status);
        }
    }

    private static Place place(DavRequest request) {
        var found = request.found();
        if (found.isPresent() && found.get().isCollection()) {
            request.exchange().set("Allow", Allowed.on(found.get()));
            throw DavError.of(405, "A collection cannot be written to");
        }
        return request.place()
                .filter(Place::takesItems)
                .orElseThrow(() -> DavError.of(409, "There is no such collection"));
    }
}
