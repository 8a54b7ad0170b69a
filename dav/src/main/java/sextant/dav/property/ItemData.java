package sextant.dav.property;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.dav.data.Renderings;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.dav.wire.Shapes;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/**
 * {@code calendar-data} (RFC 4791 9.6) and {@code address-data} (RFC 6352 10.4): the document itself, in the shape the report
 * asks for. No property in the strict sense: only reports may ask for it. Whatever its shape, {@code getetag} beside it is
 * that of the stored octets, which GET gives (RFC 4918 15.6).
 */
record ItemData(Name name, Shelf shelf, Renderings renderings) implements Property {
    static ItemData ofCalendars(Renderings renderings) {
        return new ItemData(Names.CALENDAR_DATA, Shelf.CALENDARS, renderings);
    }

    static ItemData ofAddressBooks(Renderings renderings) {
        return new ItemData(Names.ADDRESS_DATA, Shelf.ADDRESS_BOOKS, renderings);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) throws IOException {
        return get(resource, visit, Shapes.WHOLE);
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit, Shapes shapes) throws IOException {
        if (!(resource instanceof Resource.Member member) || !resource.isStoredOn(shelf)) {
            return Optional.empty();
        }
        var document = visit.documents().document(member.item());
        var octets = shelf == Shelf.CALENDARS
                ? renderings.calendar(document, shapes.calendar(), CalendarTimezone.of(member.collection()))
                : renderings.card(document, shapes.card());
        return Optional.of(Contents.text(name, new String(octets, StandardCharsets.UTF_8)));
    }
}
