package sextant.content.recur;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.Rule;
import sextant.content.recur.rule.RuleDates;

/**
 * The starts that a series' DTSTART, RRULEs and RDATEs give, ascending and each once, before any exception (RFC 5545 3.8.5):
 * wall-clock times of the series' own clock.
 */
final class DateStream implements Iterator<LocalDateTime> {
    private final Iterator<LocalDateTime> given;
    private final List<Source> sources = new ArrayList<>();

    private @Nullable LocalDateTime nextGiven;

    private static final class Source {
        private final RuleDates dates;
        private @Nullable LocalDateTime head;

        private Source(RuleDates dates) {
            this.dates = dates;
            advance();
        }

        private void advance() {
            head = dates.hasNext() ? dates.next() : null;
        }
    }

    /**
     * All starts, of which those before a time may be missing.
     *
     * @param from as {@link RuleDates} takes it
     */
    DateStream(Timetable timetable, Stamp start, LocalDateTime from, Bounds bounds, Budget budget) {
        given = timetable.given().tailSet(from, true).iterator();
        nextGiven = given.hasNext() ? given.next() : null;
        for (Rule rule : timetable.series().rules()) {
            Predicate<LocalDateTime> pastUntil = pastUntil(rule, timetable.timeline());
            sources.add(new Source(new RuleDates(rule, start.value(), from, pastUntil, bounds, budget)));
        }
    }

    /** Whether a rule was given up on before its end. */
    boolean truncated() {
        return sources.stream().anyMatch(source -> source.dates.truncated());
    }

    @Override
    public boolean hasNext() {
        return nextGiven != null || sources.stream().anyMatch(source -> source.head != null);
    }

    @Override
    public LocalDateTime next() {
        LocalDateTime first = nextGiven;
        for (Source source : sources) {
            LocalDateTime head = source.head;
            if (head != null && (first == null || head.isBefore(first))) {
                first = head;
            }
        }
        if (first == null) {
            throw new NoSuchElementException("the series has no further start");
        }
        if (first.equals(nextGiven)) {
            nextGiven = given.hasNext() ? given.next() : null;
        }
        for (Source source : sources) {
            if (first.equals(source.head)) {
                source.advance();
            }
        }
        return first;
    }

    /** UNTIL is inclusive; it should be of the start's form, but every other form is met with as well. */
    private static Predicate<LocalDateTime> pastUntil(Rule rule, Timeline timeline) {
        Optional<DateTimeValue> until = rule.until();
        if (until.isEmpty()) {
            return local -> false;
        }
        DateTimeValue end = until.get();
        boolean byDate = end.isDate() || timeline.dates();
        if (byDate) {
            LocalDateTime last = timeline.local(Stamp.of(end, Optional.empty()));
            return local -> local.toLocalDate().isAfter(last.toLocalDate());
        }
        if (end.form() == Form.UTC && !timeline.floating()) {
            return local -> timeline.zone().instant(local).isAfter(end.local().toInstant(ZoneOffset.UTC));
        }
        return local -> local.isAfter(end.local());
    }
}
