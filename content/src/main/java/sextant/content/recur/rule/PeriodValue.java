package sextant.content.recur.rule;

import java.util.Optional;

/**
 * A PERIOD (RFC 5545 3.3.9): a start and either an end or a duration.
 *
 * @param start the start
 * @param end the end, of the same form as the start, when the text names one
 * @param duration the duration when the text names one instead
 */
public record PeriodValue(DateTimeValue start, Optional<DateTimeValue> end, Optional<DurationValue> duration) {
    /** Reads {@code start/end} or {@code start/duration}; empty when the text is neither, or runs backwards. */
    public static Optional<PeriodValue> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<DateTimeValue> start = DateTimeValue.parse(text.substring(0, slash));
        if (start.isEmpty() || start.get().isDate()) {
            return Optional.empty();
        }
        String rest = text.substring(slash + 1);
        Optional<DateTimeValue> end = DateTimeValue.parse(rest);
        Optional<DurationValue> duration = end.isPresent() ? Optional.empty() : DurationValue.parse(rest);
        boolean ends = end.filter(e -> e.form() == start.get().form()
                        && !e.local().isBefore(start.get().local()))
                .isPresent();
        boolean lasts = duration.filter(d -> !d.isNegative()).isPresent();
        return ends || lasts ? Optional.of(new PeriodValue(start.get(), end, duration)) : Optional.empty();
    }
}
