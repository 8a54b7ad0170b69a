package sextant.content.recur;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DurationValue;
import sextant.content.recur.rule.PeriodValue;
import sextant.content.zone.DocumentZones;
import sextant.content.zone.Zone;

/** Reads dates and times out of the lines of one document. */
final class StampReader {
    private final DocumentZones zones;

    StampReader(DocumentZones zones) {
        this.zones = zones;
    }

    /** The value of the first line of this name; empty if there is none or it cannot be read. */
    Optional<Stamp> first(Component component, String name) {
        return component.property(name).flatMap(this::read);
    }

    Optional<Stamp> read(Property line) {
        return DateTimeValue.parse(line.value()).map(value -> Stamp.of(value, zone(line)));
    }

    /** All values of all lines of this name; what cannot be read is left out. */
    List<Stamp> all(Component component, String name) {
        List<Stamp> stamps = new ArrayList<>();
        for (Property line : component.properties(name)) {
            Optional<Zone> zone = zone(line);
            for (String value : values(line)) {
                DateTimeValue.parse(value).ifPresent(date -> stamps.add(Stamp.of(date, zone)));
            }
        }
        return stamps;
    }

    /** A start with the length it brings along, if it does. */
    record Extra(Stamp start, Optional<DurationValue> length) {}

    /** The values of the RDATE lines, dates and times as well as periods. */
    List<Extra> extras(Component component) {
        List<Extra> extras = new ArrayList<>();
        component.properties("RDATE").forEach(line -> extras.addAll(extras(line)));
        return extras;
    }

    /** The dates, times and periods of one line; what cannot be read is left out. */
    List<Extra> extras(Property line) {
        List<Extra> extras = new ArrayList<>();
        Optional<Zone> zone = zone(line);
        for (String value : values(line)) {
            Optional<PeriodValue> period = PeriodValue.parse(value);
            if (period.isPresent()) {
                extras.add(extra(period.get(), zone));
            } else {
                DateTimeValue.parse(value)
                        .ifPresent(date -> extras.add(new Extra(Stamp.of(date, zone), Optional.empty())));
            }
        }
        return extras;
    }

    /** A period of this line. */
    Extra extra(PeriodValue period, Property line) {
        return extra(period, zone(line));
    }

    private static Extra extra(PeriodValue period, Optional<Zone> zone) {
        Stamp start = Stamp.of(period.start(), zone);
        return new Extra(
                start, period.duration().or(() -> period.end().map(end -> Timing.between(start, Stamp.of(end, zone)))));
    }

    private Optional<Zone> zone(Property line) {
        return line.parameter("TZID").flatMap(zones::zone);
    }

    private static String[] values(Property line) {
        // vCalendar 1.0 separates them by semicolons
        return line.value().replace(';', ',').split(",", -1);
    }
}
