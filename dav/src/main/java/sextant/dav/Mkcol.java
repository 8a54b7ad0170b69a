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

/**
 * MKCOL (RFC 4918 9.3, extended by RFC 5689): the only way to make an address book or a folder of files, and one of two to
 * make a calendar.
 */
record Mkcol(PropertyTable properties) implements Method {
    @Override
    public void handle(DavRequest request) throws IOException {
        if (request.found().isPresent()) {
            throw DavError.of(405, Condition.RESOURCE_MUST_BE_NULL);
        }
        var place = Creation.place(request);
        request.demandXml();
        var edits = request.hasBody()
                ? PropertyEdits.ofMkcol(
                        request.exchange().body(), request.visit().limits())
                : List.<PropertyEdit>of();
        if (place.shelf() != Shelf.FILES && !PropertyEdits.haveResourceType(edits)) {
            // Homes of calendars and address books take no plain collection.
            throw DavError.of(403, Condition.VALID_RESOURCETYPE);
        }
        new Creation(request, place, properties).make(edits, Multistatus::mkcolResponse);
    }
}
