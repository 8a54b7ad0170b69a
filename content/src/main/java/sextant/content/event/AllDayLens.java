package sextant.content.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.lens.When;
import sextant.content.line.Component;

/**
 * Whether an event takes whole days. Setting it turns start and end into dates, the end into the day after the last one; a
 * date that becomes a time again is midnight in no zone. An event without a start cannot be told, and stays as it is.
 */
record AllDayLens(String field, Lens<When> start, Lens<When> end) implements Lens<Boolean> {
    @Override
    public Class<?> type() {
        return Boolean.class;
    }

    @Override
    public Optional<Boolean> absent() {
        return Optional.of(false);
    }

    @Override
    public Optional<Boolean> get(Component event) {
        return start.get(event).filter(When::isDay).map(day -> true);
    }

    @Override
    public void set(Component event, Boolean value) {
        if (!value) {
            clear(event);
            return;
        }
        Optional<When> from = start.get(event);
        if (from.isEmpty() || from.get().isDay()) {
            return;
        }
        Optional<When> to = end.get(event);
        LocalDate first = from.get().date();
        start.set(event, new When.Day(first));
        to.ifPresent(until -> end.set(event, new When.Day(behindLast(first, until))));
    }

    private static LocalDate behindLast(LocalDate first, When until) {
        boolean midnight = until.local().toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate behind = midnight ? until.date() : until.date().plusDays(1);
        return behind.isAfter(first) ? behind : first.plusDays(1);
    }

    @Override
    public void clear(Component event) {
        if (get(event).isEmpty()) {
            return;
        }
        Optional<When> from = start.get(event);
        Optional<When> to = end.get(event);
        from.ifPresent(day -> start.set(event, new When.Floating(day.local())));
        to.ifPresent(day -> end.set(event, new When.Floating(day.local())));
    }
}
