package sextant.dav.property;

import java.util.Optional;
import sextant.dav.data.KnownZones;
import sextant.dav.data.ZoneObject;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Collection;
import sextant.mailbox.Shelf;
import sextant.wire.xml.Name;

/** {@code calendar-timezone-id} (RFC 7809 5.2.2): the zone of {@link CalendarTimezone} by its name. */
final class CalendarTimezoneId implements Property.Settable {
    static final Name NAME = Names.caldav("calendar-timezone-id");

    /** The name that was set; empty if a whole definition was, or nothing. */
    static Optional<String> of(Collection collection) {
        return collection
                .properties()
                .get(DeadProperties.key(NAME))
                .map(value -> Values.text(value).strip());
    }

    @Override
    public Name name() {
        return NAME;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (!(resource instanceof Resource.Folder folder) || !resource.isFolderOn(Shelf.CALENDARS)) {
            return Optional.empty();
        }
        return of(folder.collection())
                .or(() -> CalendarTimezone.stored(folder.collection())
                        .flatMap(ZoneObject::name)
                        .filter(KnownZones::isKnown))
                .map(id -> Contents.text(NAME, id));
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        if (!KnownZones.isKnown(Values.text(value).strip())) {
            throw new Rejected(403, Condition.VALID_TIMEZONE);
        }
        draft.put(DeadProperties.key(NAME), value);
        draft.drop(DeadProperties.key(CalendarTimezone.NAME));
    }

    @Override
    public void remove(Draft draft) {
        draft.drop(DeadProperties.key(NAME));
        draft.drop(DeadProperties.key(CalendarTimezone.NAME));
    }
}
