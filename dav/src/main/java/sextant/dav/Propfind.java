package sextant.dav;

import java.io.IOException;
import sextant.dav.property.PropertyTable;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Depth;
import sextant.dav.wire.Href;
import sextant.dav.wire.PropertyRequest;
import sextant.mailbox.Protocol;

/** PROPFIND (RFC 4918 9.1), streamed. */
record Propfind(PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        var resource = request.resource();
        var wanted = PropertyRequest.ofPropfind(
                request.exchange().body(), request.visit().limits());
        if (request.device().isEmpty()) {
            recognise(request, wanted);
        }
        var depth = request.depth().orElse(Depth.INFINITY);
        if (depth == Depth.INFINITY && resource.isCollection()) {
            throw DavError.of(403, Condition.PROPFIND_FINITE_DEPTH);
        }
        var minimal = request.preferences().minimal();
        var href = request.href(resource);
        var withoutRoot = depth == Depth.ONE && request.preferences().withoutRoot();
        if (withoutRoot) {
            request.exchange().add("Preference-Applied", "depth-noroot");
        }
        var answer = request.multistatus();
        if (!withoutRoot) {
            answer.row(href, properties.select(wanted, resource, request.visit(), minimal));
        }
        if (depth == Depth.ONE) {
            request.resources().children(resource, (segment, child) -> {
                var path = href + Href.encode(segment) + (child.isCollection() ? "/" : "");
                answer.row(path, properties.select(wanted, child, request.visit(), minimal));
            });
        }
        answer.finish();
    }

    /** On its way to the homes a client shows by what it asks for which of them it wants. */
    private static void recognise(DavRequest request, PropertyRequest wanted) {
        var calendars = wanted.asksForCalendars();
        if (calendars != wanted.asksForAddressBooks()) {
            request.recognise(calendars ? Protocol.CALDAV : Protocol.CARDDAV);
        }
    }
}
