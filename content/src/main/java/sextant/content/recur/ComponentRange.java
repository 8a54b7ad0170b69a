package sextant.content.recur;

import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/** RFC 4791 9.9 for what takes place by itself: VEVENT, VTODO, VJOURNAL and VFREEBUSY. */
final class ComponentRange {
    private final TimeRange range;
    private final Recurrence recurrence;
    private final Zone zoneForFloating;
    private final Bounds bounds;
    private final Budget budget;

    ComponentRange(TimeRange range, Recurrence recurrence, Zone zoneForFloating, Bounds bounds) {
        this.range = range;
        this.recurrence = recurrence;
        this.zoneForFloating = zoneForFloating;
        // instances are looked at, not handed out
        this.bounds = bounds.withInstances(bounds.steps());
        this.budget = bounds.budget();
    }

    /** Whether an instance of a component of this name touches the range. */
    static Predicate<Occurrence> test(TimeRange range, Recurrence recurrence, Zone zoneForFloating, String name) {
        Instant from = Times.clamp(range.from());
        return switch (name) {
            case "VEVENT", "VJOURNAL" ->
                occurrence -> occurrence.start().instant().isBefore(range.to()) && Expansion.reaches(occurrence, from);
            case "VTODO" -> new TaskRange(range, recurrence, zoneForFloating)::matches;
            case "VFREEBUSY" ->
                occurrence -> !range.from().isAfter(occurrence.end().instant())
                        && range.to().isAfter(occurrence.start().instant());
            default -> occurrence -> false;
        };
    }

    boolean touchesAny(List<Series> among) {
        return among.stream()
                .anyMatch(series -> !touched(series, component -> true, 1).isEmpty());
    }

    Set<Component> touched(List<Series> among, Predicate<Component> wanted) {
        Set<Component> found = identities();
        among.forEach(series -> found.addAll(touched(series, wanted, Integer.MAX_VALUE)));
        return found;
    }

    /**
     * Those of one series.
     *
     * @param enough how many to look for
     */
    private Set<Component> touched(Series series, Predicate<Component> wanted, int enough) {
        Set<Component> found = identities();
        if (!takesPlace(series)) {
            series.master()
                    .filter(component -> wanted.test(component) && touchesUndated(component))
                    .ifPresent(found::add);
            return found;
        }
        var timetable = new Timetable(series, zoneForFloating);
        Predicate<Occurrence> test = test(range, recurrence, zoneForFloating, series.name());
        timetable.changed().stream()
                .filter(instance -> wanted.test(instance.source()) && test.test(instance))
                .limit(enough)
                .map(Occurrence::source)
                .forEach(found::add);
        Set<Component> missing = identities();
        Stream.concat(
                        series.master().stream(),
                        series.changes().stream()
                                .filter(ChangedInstance::future)
                                .map(ChangedInstance::source))
                .filter(component -> !found.contains(component) && wanted.test(component))
                .forEach(missing::add);
        if (found.size() < enough && !missing.isEmpty()) {
            search(timetable, missing, test, found, enough);
        }
        return found;
    }

    private void search(
            Timetable timetable, Set<Component> missing, Predicate<Occurrence> test, Set<Component> found, int enough) {
        // a task or a free/busy time may touch the range with its very edge
        TimeRange wide = range.shifted(0, 1);
        Expansion instances = Recurrence.between(
                List.of(timetable),
                wide.from(),
                wide.to(),
                instance -> missing.contains(instance.source()) && test.test(instance),
                bounds,
                budget);
        while (found.size() < enough && !missing.isEmpty() && instances.hasNext()) {
            Component source = instances.next().source();
            missing.remove(source);
            found.add(source);
        }
    }

    /** RFC 4791 9.9: the dates of free/busy time count if it has both, else its periods. */
    private boolean takesPlace(Series series) {
        return series.isDated()
                && (!series.name().equals("VFREEBUSY")
                        || series.master()
                                .flatMap(component -> recurrence.reader().first(component, "DTEND"))
                                .isPresent());
    }

    private boolean touchesUndated(Component component) {
        return switch (component.name()) {
            case "VTODO" -> new TaskRange(range, recurrence, zoneForFloating).matchesUndated(component);
            case "VFREEBUSY" ->
                FreeBusy.periods(component, recurrence.reader()).stream()
                        .anyMatch(period ->
                                range.from().isBefore(period.to()) && range.to().isAfter(period.from()));
            default -> false;
        };
    }

    private static Set<Component> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
