package sextant.dav.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.Moment;
import sextant.content.recur.Occurrence;
import sextant.content.recur.Recurrence;
import sextant.content.recur.TimeRange;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.DurationValue;
import sextant.content.zone.DocumentZones;
import sextant.content.zone.Zone;

/**
 * {@code expand} (RFC 4791 9.6.5): in place of rules and zones stand the instances in a range, each a component of its own
 * with its times in UTC. Dates stay dates, and times without a zone stay without.
 */
final class Instances {
    private static final Set<String> DATED = Set.of("VEVENT", "VTODO", "VJOURNAL");

    private final DocumentZones zones;
    private final boolean recurring;

    private Instances(Component calendar, Recurrence recurrence) {
        this.zones = new DocumentZones(calendar);
        this.recurring = recurrence.isRecurring();
    }

    /** A calendar object with the instances of another. */
    static Component of(Component calendar, TimeRange range, Zone floating, Allowance allowance) {
        var recurrence = Recurrence.of(calendar);
        var instances = new Instances(calendar, recurrence);
        var made = new ArrayList<Component>();
        for (var found = range.instances(recurrence, floating, allowance.bounds()); found.hasNext(); ) {
            var instance = found.next();
            if (DATED.contains(instance.source().name())) {
                made.add(instances.component(instance));
            }
        }
        allowance.take(made.size());
        var expanded = calendar.copy();
        expanded.retain(component -> !component.name().equals("VTIMEZONE")
                && !(DATED.contains(component.name()) && recurrence.isDated(component.name())));
        made.forEach(expanded::add);
        return expanded;
    }

    private Component component(Occurrence instance) {
        var component = instance.source().copy();
        component.rewrite(line -> line(line, instance));
        component.components().forEach(inner -> inner.rewrite(line -> List.of(inUtc(line))));
        if (recurring) {
            component.add(id(instance));
        }
        return component;
    }

    private List<Property> line(Property line, Occurrence instance) {
        return switch (line.name()) {
            case "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID" -> List.of();
            case "DTSTART" -> List.of(at(line, instance.start(), instance));
            case "DTEND", "DUE" -> List.of(at(line, instance.end(), instance));
            case "DURATION" -> List.of(duration(line, instance));
            default -> List.of(inUtc(line));
        };
    }

    /** A day by the clock of a zone may have 23 hours, one in UTC has 24. */
    private static Property duration(Property line, Occurrence instance) {
        var byCalendar = !instance.floating()
                && DurationValue.parse(line.value())
                        .filter(duration -> duration.days() != 0)
                        .isPresent();
        var end = instance.source().name().equals("VTODO") ? "DUE" : "DTEND";
        return byCalendar ? at(Property.of(end, ""), instance.end(), instance) : line;
    }

    private static Property at(Property line, Moment moment, Occurrence instance) {
        return line.withValue(text(moment, instance.allDay(), instance.floating()))
                .withoutParameter("TZID");
    }

    /** The instance's name is its original start, in the form that the start of the series has. */
    private Property id(Occurrence instance) {
        var own = instance.source().property("RECURRENCE-ID");
        var value = own.flatMap(line -> DateTimeValue.parse(line.value()));
        var date = value.map(DateTimeValue::isDate).orElse(instance.allDay());
        var floating = value.map(when -> when.form() == Form.LOCAL
                        && own.get().parameter("TZID").flatMap(zones::zone).isEmpty())
                .orElse(instance.floating());
        var id = Property.of("RECURRENCE-ID", text(instance.recurrenceId(), date, floating));
        return date ? id.withParameter("VALUE", "DATE") : id;
    }

    private static String text(Moment moment, boolean date, boolean floating) {
        return date
                ? DateTimeValue.date(moment.local().toLocalDate()).text()
                : floating ? new DateTimeValue(moment.local(), Form.LOCAL).text() : utc(moment.instant());
    }

    private static String utc(Instant instant) {
        return new DateTimeValue(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Form.UTC).text();
    }

    /** Lines that are not the instance's own times, but name a zone all the same. */
    private Property inUtc(Property line) {
        var tzid = line.parameter("TZID");
        if (tzid.isEmpty()) {
            return line;
        }
        var local = DateTimeValue.parse(line.value())
                .filter(value -> value.form() == Form.LOCAL)
                .map(DateTimeValue::local);
        var value = tzid.flatMap(zones::zone)
                .flatMap(zone -> local.map(zone::instant))
                .map(Instances::utc);
        return value.map(line::withValue).orElse(line).withoutParameter("TZID");
    }
}
