package sextant.content.recur;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.PeriodValue;
import sextant.content.zone.Zone;

/** The FREEBUSY lines of a VFREEBUSY component (RFC 5545 3.8.2.6). */
final class FreeBusy {
    private FreeBusy() {}

    /** A busy or free time; the end exclusive. */
    record Period(Instant from, Instant to) {}

    /** All periods that can be read; they are in universal time by the standard. */
    static List<Period> periods(Component component, StampReader reader) {
        List<Period> periods = new ArrayList<>();
        for (Property line : component.properties("FREEBUSY")) {
            for (String value : line.value().split(",", -1)) {
                PeriodValue.parse(value)
                        .map(period -> reader.extra(period, line))
                        .ifPresent(extra -> {
                            Timeline timeline = Timeline.of(extra.start(), Zone.UTC);
                            Moment start = timeline.moment(extra.start().local());
                            extra.length()
                                    .ifPresent(length -> periods.add(new Period(
                                            start.instant(),
                                            timeline.plus(start, length).instant())));
                        });
            }
        }
        return periods;
    }
}
