package sextant.content.recur;

import java.time.Duration;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.recur.rule.DurationValue;

/**
 * When a component begins and how long it takes.
 *
 * @param start DTSTART; DUE for a task without one
 * @param length what DTEND, DUE or DURATION make it, never negative
 */
record Timing(Stamp start, DurationValue length) {
    private static final long SECONDS_OF_DAY = 86_400;
    private static final DurationValue DAY = new DurationValue(1, 0);

    /** The timing of a component; empty if it has no start that can be read. */
    static Optional<Timing> of(Component component, StampReader reader) {
        boolean task = component.name().equals("VTODO");
        Optional<Stamp> end = reader.first(component, task ? "DUE" : "DTEND");
        Optional<Stamp> start = reader.first(component, "DTSTART");
        if (start.isEmpty()) {
            return task ? end.map(due -> new Timing(due, DurationValue.ZERO)) : Optional.empty();
        }
        return start.map(from -> new Timing(from, length(component, from, end, task)));
    }

    private static DurationValue length(Component component, Stamp start, Optional<Stamp> end, boolean task) {
        DurationValue unsaid = start.isDate() && !task ? DAY : DurationValue.ZERO;
        if (end.isPresent()) {
            DurationValue said = between(start, end.get());
            // a date that ends on itself is meant to last that day
            return said.isZero() ? unsaid : said;
        }
        return component
                .property("DURATION")
                .flatMap(line -> DurationValue.parse(line.value()))
                .filter(duration -> !duration.isNegative())
                .filter(duration -> !(start.isDate() && duration.isZero()))
                .orElse(unsaid);
    }

    /**
     * The time from a start to an end, exact for every instance (RFC 5545 3.8.5.3), in days if the start is a date; none if
     * the end is earlier.
     */
    static DurationValue between(Stamp start, Stamp end) {
        Duration time = start.isFloating() || end.isFloating()
                ? Duration.between(start.local(), end.local())
                : Duration.between(
                        start.zone().orElseThrow().instant(start.local()),
                        end.zone().orElseThrow().instant(end.local()));
        long seconds = Math.max(0, time.toSeconds());
        return start.isDate()
                ? new DurationValue((seconds + SECONDS_OF_DAY - 1) / SECONDS_OF_DAY, 0)
                : new DurationValue(0, seconds);
    }
}
