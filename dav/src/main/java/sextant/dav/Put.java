package sextant.dav;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.content.Document;
import sextant.content.Format;
import sextant.dav.resource.Place;
import sextant.dav.resource.Resource;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.mailbox.Batch;
import sextant.mailbox.Commit;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Shelf;

/** PUT of a calendar object (RFC 4791 5.3.2) or address object (RFC 6352 6.3.2). */
final class Put implements Method {
    /** What some clients send who do not know better. */
    private static final Set<String> UNSPECIFIC = Set.of("", "application/octet-stream", "text/plain");

    private static final Set<String> CALENDAR = Set.of("text/calendar", "text/x-vcalendar");
    private static final Set<String> CARD = Set.of("text/vcard", "text/x-vcard", "text/directory");

    @Override
    public void handle(DavRequest request) throws IOException {
        var place = place(request);
        var folder = request.resources()
                .find(place.parent().orElseThrow())
                .map(Resource.Folder.class::cast)
                // RFC 4918 9.7.1: nothing is created on the way
                .orElseThrow(() -> DavError.of(409, "There is no such collection"));
        var name = place.name().orElseThrow();
        request.demandName(name);
        demandType(request, place.shelf());
        var document = document(request, place.shelf());
        var standing = request.resources().find(place).map(Resource.Member.class::cast);
        try {
            var precondition = Conditional.of(request).forWrite(standing);
            var edit = new Edit.PutItem(folder.collection().id(), name, document, precondition);
            var outcome = request.visit()
                    .mailbox()
                    .commit(Batch.of(request.author(), edit))
                    .outcomes()
                    .getFirst();
            answer(
                    request,
                    new Resource.Member(folder.collection(), outcome.item().orElseThrow()),
                    outcome.effect() == Commit.Effect.CREATED ? 201 : 204,
                    document);
        } catch (Conflict conflict) {
            answerRepeated(request, folder, conflict.standing(), document, conflict);
        } catch (DavError error) {
            answerRepeated(request, folder, standing.map(Resource.Member::item), document, error);
        }
    }

    /** Whoever sends again what is stored already did not hear the answer: it is told that it was done. */
    private static void answerRepeated(
            DavRequest request,
            Resource.Folder folder,
            Optional<Item> standing,
            Document document,
            RuntimeException otherwise)
            throws IOException {
        var name = request.place().flatMap(Place::name);
        var same = standing.filter(item -> item.hash().equals(document.hash())
                && item.collection().equals(folder.collection().id())
                && name.equals(Optional.of(item.name())));
        if (same.isEmpty()) {
            throw otherwise;
        }
        answer(request, new Resource.Member(folder.collection(), same.get()), 204, document);
    }

    /** The stored octets are the sent ones, so that the tag of the answer is a strong one (RFC 4791 5.3.4). */
    private static void answer(DavRequest request, Resource.Member member, int status, Document document)
            throws IOException {
        var exchange = request.exchange();
        exchange.set("ETag", member.etag());
        if (request.preferences().representation()) {
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
                .filter(place -> place.name().isPresent())
                .orElseThrow(() -> DavError.of(409, "There is no such collection"));
    }

    private static void demandType(DavRequest request, Shelf shelf) {
        var field = request.exchange().header("Content-Type").orElse("");
        var end = field.indexOf(';');
        var type = field.substring(0, end < 0 ? field.length() : end).strip().toLowerCase(Locale.ROOT);
        var known = shelf == Shelf.CALENDARS ? CALENDAR : CARD;
        if (!known.contains(type) && !UNSPECIFIC.contains(type)) {
            throw DavError.of(
                    403,
                    shelf == Shelf.CALENDARS ? Condition.SUPPORTED_CALENDAR_DATA : Condition.SUPPORTED_ADDRESS_DATA);
        }
    }

    private static Document document(DavRequest request, Shelf shelf) throws IOException {
        var most = request.visit().limits().resource();
        var octets = request.exchange().body().readNBytes(most + 1);
        if (octets.length > most) {
            throw DavError.of(
                    403,
                    shelf == Shelf.CALENDARS
                            ? Condition.CALENDAR_MAX_RESOURCE_SIZE
                            : Condition.ADDRESSBOOK_MAX_RESOURCE_SIZE);
        }
        return Document.of(shelf == Shelf.CALENDARS ? Format.ICALENDAR : Format.VCARD, octets);
    }
}
