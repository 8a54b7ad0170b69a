package sextant.content.recur;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;
import sextant.content.recur.rule.Times;
import sextant.content.zone.DocumentZones;
import sextant.content.zone.Zone;

/**
 * When the events, tasks and journal entries of a calendar object take place. Reads the object once; nothing that may stand
 * in it makes any of this throw, and what cannot be read counts as not being there. For one thread at a time, as the
 * components it hands out are those of the object.
 */
public final class Recurrence {
    private static final Set<String> DATED = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY");

    private final List<Series> series;
    private final StampReader reader;

    private Recurrence(List<Series> series, StampReader reader) {
        this.series = series;
        this.reader = reader;
    }

    /** Reads a VCALENDAR with the components of one or of several UIDs. */
    public static Recurrence of(Component vcalendar) {
        var reader = new StampReader(new DocumentZones(vcalendar));
        Map<String, List<Component>> byUid = new LinkedHashMap<>();
        for (Component component : vcalendar.components()) {
            if (DATED.contains(component.name())) {
                String uid = component.property("UID").map(Property::value).orElse("");
                byUid.computeIfAbsent(component.name() + ":" + uid, key -> new ArrayList<>())
                        .add(component);
            }
        }
        List<Series> series = new ArrayList<>();
        for (List<Component> components : byUid.values()) {
            addSeries(components, reader, series);
        }
        return new Recurrence(List.copyOf(series), reader);
    }

    /** Components that share a UID; the first without RECURRENCE-ID is the master, any further one stands alone. */
    private static void addSeries(List<Component> components, StampReader reader, List<Series> series) {
        String name = components.getFirst().name();
        @Nullable Component master = null;
        List<Component> others = new ArrayList<>();
        for (Component component : components) {
            if (component.property("RECURRENCE-ID").isPresent()) {
                others.add(component);
            } else if (master == null) {
                master = component;
            } else {
                series.add(Series.of(name, component, List.of(), reader));
            }
        }
        Series main = Series.of(name, master, others, reader);
        if (main.master().isPresent() || !main.changes().isEmpty()) {
            series.add(main);
        }
    }

    /** Whether anything in the object has a rule, extra dates or overridden instances. */
    public boolean isRecurring() {
        return series.stream().anyMatch(Series::isRecurring);
    }

    /** Whether a rule of anything in the object goes on for ever. */
    public boolean isEndless() {
        return series.stream().anyMatch(Series::isEndless);
    }

    /**
     * Whether the components of this name take place at all; those without any date do not.
     *
     * @param component VEVENT, VTODO, VJOURNAL or VFREEBUSY
     */
    public boolean isDated(String component) {
        return series(component).stream().anyMatch(Series::isDated);
    }

    /** How far the instances reach; times without zone are taken as universal time. Bounded, see {@link Span}. */
    public Span span() {
        Budget budget = SpanOf.BOUNDS.budget();
        return series.stream()
                .map(one -> SpanOf.series(one, reader, budget))
                .reduce(Span::and)
                .orElse(Span.UNBOUNDED);
    }

    /**
     * The instances that touch a range: those that overlap it, and those without length that start in it.
     *
     * @param from the first instant of the range
     * @param to the end of the range, exclusive
     * @param zoneForFloating the zone in which dates and times without zone take place
     */
    public Expansion between(Instant from, Instant to, ZoneId zoneForFloating, Bounds bounds) {
        return between(series, from, to, Zone.of(zoneForFloating), bounds);
    }

    Expansion between(List<Series> among, Instant from, Instant to, Zone zoneForFloating, Bounds bounds) {
        List<Timetable> timetables = timetables(among, zoneForFloating);
        return between(timetables, from, to, bounds, bounds.budget());
    }

    static List<Timetable> timetables(List<Series> among, Zone zoneForFloating) {
        return among.stream()
                .filter(Series::isDated)
                .map(one -> new Timetable(one, zoneForFloating))
                .toList();
    }

    static Expansion between(List<Timetable> timetables, Instant from, Instant to, Bounds bounds, Budget budget) {
        Instant first = Times.clamp(from);
        return between(timetables, from, to, occurrence -> Expansion.reaches(occurrence, first), bounds, budget);
    }

    static Expansion between(
            List<Timetable> timetables,
            Instant from,
            Instant to,
            Predicate<Occurrence> wanted,
            Bounds bounds,
            Budget budget) {
        Instant earliest = Times.clamp(from);
        Instant latest = Times.clamp(to);
        List<SeriesStream> streams = timetables.stream()
                .map(timetable -> new SeriesStream(timetable, earliest, latest, bounds, budget))
                .toList();
        return new Expansion(streams, latest, wanted, bounds);
    }

    /** All the series, in the order of the document. */
    List<Series> series() {
        return series;
    }

    /** The series of components of one name. */
    List<Series> series(String name) {
        return series.stream().filter(one -> one.name().equals(name)).toList();
    }

    StampReader reader() {
        return reader;
    }
}
