package sextant.dav.data;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;
import sextant.content.zone.DocumentZones;
import sextant.content.zone.TimezoneWriter;
import sextant.content.zone.Zone;
import sextant.content.zone.ZoneNames;

/** A time zone as an iCalendar object with one VTIMEZONE (RFC 4791 5.2.2 and 9.8). */
public final class ZoneObject {
    // definitions that old clients read too
    private static final int FROM_YEAR = 1970;
    private static final int TO_YEAR = 2037;

    private ZoneObject() {}

    /** The zone that an object defines; empty if it is no such object. */
    public static Optional<Zone> zone(String text) {
        return calendar(text).flatMap(calendar -> name(calendar).flatMap(new DocumentZones(calendar)::zone));
    }

    /** The name of the zone in an object. */
    public static Optional<String> name(String text) {
        return calendar(text).flatMap(ZoneObject::name);
    }

    /** The zone that a well-known name means. */
    public static Optional<Zone> named(String tzid) {
        return ZoneNames.find(tzid).map(Zone::of);
    }

    /** The object that defines a zone with a well-known name. */
    public static Optional<String> of(String tzid) {
        return named(tzid).map(zone -> {
            var calendar = Component.of("VCALENDAR");
            calendar.add(Property.of("VERSION", "2.0"));
            calendar.add(Property.of("PRODID", Products.ID));
            calendar.add(TimezoneWriter.write(zone, FROM_YEAR, TO_YEAR));
            return new String(Tree.of(calendar).write(), StandardCharsets.UTF_8);
        });
    }

    /** The VCALENDAR of a text that has one VTIMEZONE in it and no more. */
    private static Optional<Component> calendar(String text) {
        try {
            return Optional.of(Tree.parse(text.strip().getBytes(StandardCharsets.UTF_8))
                            .root())
                    .filter(calendar -> calendar.name().equals("VCALENDAR")
                            && calendar.components().size() == 1
                            && calendar.component("VTIMEZONE").isPresent());
        } catch (MalformedDocument unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(Component calendar) {
        return calendar.component("VTIMEZONE")
                .flatMap(zone -> zone.text("TZID"))
                .filter(name -> !name.isBlank());
    }
}
