package sextant.dav.property;

import java.util.Optional;
import sextant.content.zone.Zone;
import sextant.dav.data.ZoneObject;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Collection;
import sextant.wire.xml.Name;

/**
 * {@code calendar-timezone} (RFC 4791 5.2.2): an iCalendar object with one VTIMEZONE, kept as sent. It and
 * {@code calendar-timezone-id} are one: whichever is set last counts for both (RFC 7809 5.2).
 */
public final class CalendarTimezone implements Property.Settable {
    static final Name NAME = Names.caldav("calendar-timezone");

    /**
     * The zone in which the dates and floating times of a calendar take place: universal time if the calendar names none
     * (RFC 4791 7.3).
     */
    public static Zone of(Collection collection) {
        return CalendarTimezoneId.of(collection)
                .flatMap(ZoneObject::named)
                .or(() -> stored(collection).flatMap(ZoneObject::zone))
                .orElse(Zone.UTC);
    }

    /** The object that is kept. */
    static Optional<String> stored(Collection collection) {
        return collection.properties().get(DeadProperties.key(NAME)).map(Values::text);
    }

    @Override
    public Name name() {
        return NAME;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (!(resource instanceof Resource.Folder folder)) {
            return Optional.empty();
        }
        return DeadProperties.get(resource, NAME)
                .map(Contents::fragment)
                .or(() -> CalendarTimezoneId.of(folder.collection())
                        .flatMap(ZoneObject::of)
                        .map(text -> Contents.text(NAME, text)));
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        if (ZoneObject.zone(Values.text(value)).isEmpty()) {
            throw new Rejected(403, Condition.VALID_CALENDAR_DATA);
        }
        draft.put(DeadProperties.key(NAME), value);
        draft.drop(DeadProperties.key(CalendarTimezoneId.NAME));
    }

    @Override
    public void remove(Draft draft) {
        draft.drop(DeadProperties.key(NAME));
        draft.drop(DeadProperties.key(CalendarTimezoneId.NAME));
    }
}
