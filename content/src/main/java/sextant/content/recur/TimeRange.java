package sextant.content.recur;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import sextant.content.line.Component;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Times;

/**
 * A range of time, and whether components touch it by the tables of RFC 4791 9.9.
 *
 * @param from the first instant; {@link Instant#MIN} for a range without start
 * @param to the end, exclusive; {@link Instant#MAX} for a range without end
 */
public record TimeRange(Instant from, Instant to) {
    /**
     * Whether any component of this name in a calendar object touches a range. For VALARM, whether any alarm of any of its
     * components goes off in it.
     *
     * @param component VEVENT, VTODO, VJOURNAL, VFREEBUSY or VALARM; no other name ever matches
     * @param zoneForFloating the zone in which dates and times without zone take place (RFC 4791 7.3)
     */
    public static boolean matches(
            Component vcalendar, String component, Instant from, Instant to, ZoneId zoneForFloating) {
        return new TimeRange(from, to).matches(Recurrence.of(vcalendar), component, zoneForFloating, Bounds.DEFAULT);
    }

    /** As {@link #matches(Component, String, Instant, Instant, ZoneId)}, for an object that was read before. */
    public boolean matches(Recurrence recurrence, String component, ZoneId zoneForFloating, Bounds bounds) {
        return switch (component) {
            case "VEVENT", "VJOURNAL" ->
                recurrence
                        .between(recurrence.series(component), from, to, zoneForFloating, bounds)
                        .hasNext();
            case "VTODO" -> new TaskRange(this, recurrence, zoneForFloating, bounds).matches();
            case "VFREEBUSY" -> freeBusy(recurrence, zoneForFloating, bounds);
            case "VALARM" ->
                matchesAlarm(recurrence, "VEVENT", zoneForFloating, bounds)
                        || matchesAlarm(recurrence, "VTODO", zoneForFloating, bounds);
            default -> false;
        };
    }

    /**
     * Whether any alarm goes off in the range: at its trigger or at one of its repetitions, for any instance of its parent.
     *
     * @param parent the name of the components whose alarms count, VEVENT or VTODO
     */
    public boolean matchesAlarm(Recurrence recurrence, String parent, ZoneId zoneForFloating, Bounds bounds) {
        return new AlarmRange(this, recurrence, zoneForFloating, bounds).matches(recurrence.series(parent));
    }

    /** Whether an instant lies in the range. */
    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** The range with the same distance added to both of its ends and then some slack around it. */
    TimeRange shifted(long seconds, long slack) {
        return new TimeRange(Times.plus(from, seconds - slack), Times.plus(to, seconds + slack));
    }

    /** RFC 4791 9.9: the dates of the component if it has both, else its periods. */
    private boolean freeBusy(Recurrence recurrence, ZoneId zoneForFloating, Bounds bounds) {
        TimeRange wide = shifted(0, 1);
        for (Series series : recurrence.series("VFREEBUSY")) {
            for (Component component : series.master().stream().toList()) {
                boolean dated = series.timing().isPresent()
                        && recurrence.reader().first(component, "DTEND").isPresent();
                boolean touches = dated
                        ? recurrence
                                .between(List.of(series), wide.from, wide.to, zoneForFloating, bounds)
                                .toList()
                                .stream()
                                .anyMatch(o -> !from.isAfter(o.end().instant())
                                        && to.isAfter(o.start().instant()))
                        : FreeBusy.periods(component, recurrence.reader()).stream()
                                .anyMatch(period -> from.isBefore(period.to()) && to.isAfter(period.from()));
                if (touches) {
                    return true;
                }
            }
        }
        return false;
    }
}
