package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code supported-calendar-data} (RFC 4791 5.2.4). */
final class SupportedCalendarData implements Property {
    @Override
    public Name name() {
        return Names.caldav("supported-calendar-data");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource.isFolderOn(Shelf.CALENDARS)
                ? Optional.of(xml -> xml.start(name())
                        .start(Names.CALENDAR_DATA)
                        .attribute("content-type", "text/calendar")
                        .attribute("version", "2.0")
                        .end()
                        .end())
                : Optional.empty();
    }
}
