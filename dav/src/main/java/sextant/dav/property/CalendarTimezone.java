package sextant.dav.property;

import java.util.Locale;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/** {@code calendar-timezone} (RFC 4791 5.2.2): an iCalendar object with one VTIMEZONE, kept as sent. */
final class CalendarTimezone implements Property.Settable {
    @Override
    public Name name() {
        return Names.caldav("calendar-timezone");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Folder
                ? DeadProperties.get(resource, name()).map(Contents::fragment)
                : Optional.empty();
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        var text = Values.text(value).strip().toUpperCase(Locale.ROOT);
        if (!text.startsWith("BEGIN:VCALENDAR")
                || !text.endsWith("END:VCALENDAR")
                || !text.contains("\nBEGIN:VTIMEZONE")) {
            throw new Rejected(403, Condition.VALID_CALENDAR_DATA);
        }
        draft.put(DeadProperties.key(name()), value);
    }

    @Override
    public void remove(Draft draft) {
        draft.drop(DeadProperties.key(name()));
    }
}
