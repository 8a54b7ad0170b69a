package sextant.dav.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.Recurrence;
import sextant.content.recur.TimeRange;
import sextant.content.zone.Zone;

/** {@code limit-freebusy-set} (RFC 4791 9.6.7). */
final class FreeBusyPeriods {
    private FreeBusyPeriods() {}

    /** Removes the periods outside a range. */
    static void keep(Component calendar, TimeRange range) {
        var recurrence = Recurrence.of(calendar);
        calendar.components("VFREEBUSY")
                .forEach(component -> component.rewrite(line -> line.name().equals("FREEBUSY")
                        ? within(line, range, recurrence).stream().toList()
                        : List.of(line)));
    }

    private static Optional<Property> within(Property line, TimeRange range, Recurrence recurrence) {
        var all = line.value().split(",", -1);
        var kept = Stream.of(all)
                .filter(period -> range.touches(recurrence, line.withValue(period), Zone.UTC))
                .toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kept.size() == all.length ? line : line.withValue(String.join(",", kept)));
    }
}
