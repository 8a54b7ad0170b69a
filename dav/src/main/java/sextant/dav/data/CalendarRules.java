package sextant.dav.data;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;
import sextant.content.recur.Recurrence;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DateTimeValue;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DataLimits;
import sextant.dav.wire.DavError;

/** What a calendar object must keep to before it is stored (RFC 4791 4.1 and 5.3.2.1). */
public final class CalendarRules {
    private static final Set<String> OBJECTS = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");
    private static final List<String> DATES =
            List.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE", "COMPLETED");

    private final DataLimits limits;
    private final Component calendar;

    private CalendarRules(DataLimits limits, Component calendar) {
        this.limits = limits;
        this.calendar = calendar;
    }

    /**
     * Demands that a document, if it is iCalendar, is a calendar object within the limits.
     *
     * @throws DavError naming the condition that it does not meet
     */
    public static void demand(Document document, DataLimits limits) throws IOException {
        if (document.format() != Format.ICALENDAR) {
            return;
        }
        try {
            var calendar = Tree.parse(document.octets()).root();
            if (!calendar.name().equals("VCALENDAR")) {
                throw new MalformedDocument("the document is a " + calendar.name());
            }
            new CalendarRules(limits, calendar).demand();
        } catch (MalformedDocument unreadable) {
            throw DavError.of(403, Condition.VALID_CALENDAR_DATA);
        }
    }

    private void demand() {
        var objects = calendar.components().stream()
                .filter(component -> OBJECTS.contains(component.name()))
                .toList();
        var names = objects.stream().map(Component::name).distinct().count();
        var uids = objects.stream()
                .map(component -> component.text("UID").map(String::strip).orElse(""))
                .distinct()
                .count();
        demand(
                names <= 1 && uids <= 1 && calendar.property("METHOD").isEmpty(),
                Condition.VALID_CALENDAR_OBJECT_RESOURCE);
        for (var object : objects) {
            demand(object.properties("ATTENDEE").size() <= limits.attendees(), Condition.MAX_ATTENDEES_PER_INSTANCE);
            DATES.forEach(name -> object.properties(name).forEach(this::demandDates));
        }
        demandInstances(Recurrence.of(calendar));
    }

    /** RFC 4791 5.2.6 and 5.2.7. Definitions of zones may begin whenever they like. */
    private void demandDates(Property line) {
        for (var value : line.value().split("[,/]", -1)) {
            var at = DateTimeValue.parse(value)
                    .map(DateTimeValue::local)
                    .map(local -> local.toEpochSecond(ZoneOffset.UTC));
            demand(at.isEmpty() || at.get() >= limits.earliest(), Condition.MIN_DATE_TIME);
            demand(at.isEmpty() || at.get() <= limits.latest(), Condition.MAX_DATE_TIME);
        }
    }

    /** RFC 4791 5.2.8. A rule without end has no number of instances; what is made of it is limited each time. */
    private void demandInstances(Recurrence recurrence) {
        if (!recurrence.isRecurring() || recurrence.isEndless()) {
            return;
        }
        var instances = recurrence.between(
                Instant.MIN, Instant.MAX, ZoneOffset.UTC, Bounds.DEFAULT.withInstances(limits.instances() + 1));
        var count = 0;
        while (instances.hasNext()) {
            instances.next();
            count++;
        }
        demand(count <= limits.instances(), Condition.MAX_INSTANCES);
    }

    private static void demand(boolean holds, Condition condition) {
        if (!holds) {
            throw DavError.of(403, condition);
        }
    }
}
