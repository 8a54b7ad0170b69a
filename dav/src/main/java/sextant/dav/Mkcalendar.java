package sextant.dav;

import java.io.IOException;
import java.util.List;
import sextant.dav.property.PropertyTable;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Multistatus;
import sextant.dav.wire.PropertyEdit;
import sextant.dav.wire.PropertyEdits;
import sextant.mailbox.Shelf;

/** MKCALENDAR (RFC 4791 5.3.1). */
record Mkcalendar(PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        if (request.found().isPresent()) {
            throw DavError.of(403, Condition.RESOURCE_MUST_BE_NULL);
        }
        var place = Creation.place(request);
        if (place.shelf() != Shelf.CALENDARS) {
            throw DavError.of(403, Condition.CALENDAR_COLLECTION_LOCATION_OK);
        }
        var edits = request.hasBody()
                ? PropertyEdits.ofMkcalendar(
                        request.exchange().body(), request.visit().limits())
                : List.<PropertyEdit>of();
        new Creation(request, place, properties).make(edits, Multistatus::mkcalendarResponse);
    }
}
