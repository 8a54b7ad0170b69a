package sextant.dav;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.content.Document;
import sextant.content.Format;
import sextant.dav.lock.Lock;
import sextant.dav.lock.LockTable.Granting;
import sextant.dav.property.LockDiscovery;
import sextant.dav.resource.Place;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.dav.wire.LockBody;
import sextant.dav.wire.LockTimeout;
import sextant.dav.wire.Multistatus;
import sextant.mailbox.Edit;
import sextant.mailbox.Precondition;
import sextant.mailbox.Shelf;

/** LOCK (RFC 4918 9.10): gives a lock, or the time anew to one that is there. */
final class LockMethod implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var place = request.place()
                .orElseThrow(() -> DavError.of(
                        request.found().isPresent() ? 403 : 404, "Items and collections are locked, and nothing else"));
        var depth = request.depth().orElse(Depth.INFINITY);
        if (depth == Depth.ONE) {
            throw DavError.of(400, "A lock has depth 0 or infinity");
        }
        if (request.hasBody()) {
            var body = LockBody.read(request.exchange().body(), request.visit().limits());
            give(request, place, body, depth == Depth.INFINITY);
        } else {
            refresh(request);
        }
    }

    private static OptionalLong seconds(DavRequest request) {
        var field = request.exchange().header("Timeout");
        return field.isPresent()
                ? LockTimeout.parse(field.get())
                : OptionalLong.of(request.visit().locks().limits().usual().toSeconds());
    }

    private static void refresh(DavRequest request) throws IOException {
        var locks = request.visit().locks();
        var path = request.resources().canonical(request.exchange().segments());
        if (request.guard().shown().isEmpty()) {
            throw DavError.of(400, "A LOCK has a body, or the token of a lock in its If field");
        }
        request.guard().demandConditions();
        var renewed = request.guard().shown().stream()
                .flatMap(token -> locks.refresh(token, path, seconds(request)).stream())
                .findFirst()
                .orElseThrow(Conditional::failed);
        answer(request, 200, List.of(renewed));
    }

    private static void give(DavRequest request, Place place, LockBody body, boolean deep) throws IOException {
        var locks = request.visit().locks();
        if (body.owner()
                .filter(owner -> owner.length() > locks.limits().owner())
                .isPresent()) {
            throw DavError.of(413, "The owner of a lock is said in fewer words");
        }
        var path = request.resources().canonical(request.exchange().segments());
        var found = request.found();
        var href = found.map(request::href).orElse(request.exchange().rawPath());
        var granting = locks.give(path, href, body.exclusive(), deep, body.owner(), seconds(request), () -> {
            request.guard().demandConditions();
            if (found.isEmpty()) {
                createEmpty(request, place);
            }
            return found;
        });
        switch (granting) {
            case Granting.Granted(var lock) -> {
                request.exchange().set("Lock-Token", "<" + lock.token() + ">");
                answer(request, found.isPresent() ? 200 : 201, List.of(lock));
            }
            case Granting.Conflicting(var standing) -> answerConflict(request, href, path, standing);
            case Granting.TooMany() ->
                throw DavError.of(
                        507, "An account has at most " + locks.limits().perAccount() + " locks. End some.");
        }
    }

    /** RFC 4918 7.3. */
    private static void createEmpty(DavRequest request, Place place) {
        if (place.shelf() != Shelf.FILES) {
            // an empty document is no event, and none of the other things that stand there
            throw DavError.of(
                    403,
                    place.shelf() == Shelf.CALENDARS ? Condition.VALID_CALENDAR_DATA : Condition.VALID_ADDRESS_DATA);
        }
        var folder = request.folder(place);
        request.demandName(place.name());
        request.guard().demandMembership(request.exchange().segments());
        request.commit(new Edit.PutItem(
                folder.collection().id(), place.name(), Document.of(Format.OPAQUE, new byte[0]), Precondition.ABSENT));
    }

    private static void answerConflict(DavRequest request, String href, List<String> path, List<Lock> standing)
            throws IOException {
        var below = standing.stream().filter(lock -> !lock.covers(path)).toList();
        if (below.size() < standing.size()) {
            throw DavError.of(
                    423,
                    Condition.NO_CONFLICTING_LOCK,
                    standing.stream()
                            .filter(lock -> lock.covers(path))
                            .map(Lock::href)
                            .findFirst());
        }
        // RFC 4918 9.10.9
        var answer = request.multistatus();
        for (var lock : below) {
            answer.row(lock.href(), 423, Optional.of(Condition.NO_CONFLICTING_LOCK));
        }
        answer.row(href, 424, Optional.empty());
        answer.finish();
    }

    private static void answer(DavRequest request, int status, List<Lock> locks) throws IOException {
        var body = new ByteArrayOutputStream();
        Multistatus.prop(body, LockDiscovery.of(locks, request.visit().locks()));
        request.exchange().answer(status, DavRequest.XML, body.toByteArray());
    }
}
