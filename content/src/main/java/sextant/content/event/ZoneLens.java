package sextant.content.event;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;

/**
 * The TZID of a time. Another zone is another label for the same wall clock; only a time in UTC is converted, if the zone has
 * an IANA name, and else left as it is. A day has no zone.
 */
record ZoneLens(String field, Lens<When> time) implements Lens<String> {
    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component event) {
        return time.get(event).filter(When.Zoned.class::isInstance).map(when -> ((When.Zoned) when).tzid());
    }

    @Override
    public void set(Component event, String value) {
        if (value.isEmpty()) {
            clear(event);
            return;
        }
        time.get(event).ifPresent(when -> time.set(event, labelled(when, value)));
    }

    private static When labelled(When when, String tzid) {
        return switch (when) {
            case When.Day day -> day;
            case When.Utc utc -> {
                Optional<ZoneId> zone = Zones.byName(tzid);
                yield zone.isEmpty()
                        ? utc
                        : new When.Zoned(
                                utc.local()
                                        .atOffset(ZoneOffset.UTC)
                                        .atZoneSameInstant(zone.get())
                                        .toLocalDateTime(),
                                tzid);
            }
            case When.Floating floating -> new When.Zoned(floating.local(), tzid);
            case When.Zoned zoned -> new When.Zoned(zoned.local(), tzid);
        };
    }

    @Override
    public void clear(Component event) {
        if (get(event).isPresent()) {
            time.get(event).ifPresent(when -> time.set(event, new When.Floating(when.local())));
        }
    }
}
