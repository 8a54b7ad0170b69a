package sextant.dav.property;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** What a calendar object may not go beyond (RFC 4791 5.2.6 to 5.2.9). */
record DataLimit(Name name, Function<DataLimits, String> value) implements Property {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    static DataLimit minDateTime() {
        return new DataLimit(Names.caldav("min-date-time"), limits -> time(limits.earliest()));
    }

    static DataLimit maxDateTime() {
        return new DataLimit(Names.caldav("max-date-time"), limits -> time(limits.latest()));
    }

    static DataLimit maxInstances() {
        return new DataLimit(Names.caldav("max-instances"), limits -> Integer.toString(limits.instances()));
    }

    static DataLimit maxAttendeesPerInstance() {
        return new DataLimit(
                Names.caldav("max-attendees-per-instance"), limits -> Integer.toString(limits.attendees()));
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource.isFolderOn(Shelf.CALENDARS)
                ? Optional.of(Contents.text(name, value.apply(visit.limits().data())))
                : Optional.empty();
    }

    private static String time(long second) {
        return UTC.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }
}
