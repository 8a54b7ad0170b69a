package sextant.content.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sextant.content.lens.Codecs;
import sextant.content.lens.When;
import sextant.content.line.Property;

/** When an alarm goes off (RFC 5545 3.8.6.3). */
public sealed interface Trigger {
    /**
     * So long after the start, or after the end; negative before it.
     *
     * @param offset in whole seconds
     */
    record Relative(Duration offset, boolean toEnd) implements Trigger {}

    /** At a moment, in whole seconds. */
    record Absolute(Instant at) implements Trigger {}

    /** Reads a TRIGGER line; empty if it is none. Never throws. */
    static Optional<Trigger> read(Property line) {
        Optional<Span> span = Span.parse(line.value());
        if (span.isPresent()) {
            return Optional.of(new Relative(span.get().total(), line.hasParameter("RELATED", "END")));
        }
        return When.read(line).isPresent() ? Codecs.instant().read(line).map(Absolute::new) : Optional.empty();
    }

    /** The line with this trigger. */
    default Property write(Property line) {
        return switch (this) {
            case Relative(Duration offset, boolean toEnd) -> {
                Property relative = line.withoutParameter("VALUE");
                Property edged = toEnd
                        ? relative.withParameter("RELATED", "END")
                        : relative.hasParameter("RELATED", "END") ? relative.withoutParameter("RELATED") : relative;
                yield edged.withValue(text(offset));
            }
            case Absolute(Instant at) ->
                line.withoutParameter("RELATED")
                        .withParameter("VALUE", "DATE-TIME")
                        .withValue(When.utc(at).text());
        };
    }

    // Minutes as every calendar program writes them; a day of 24 hours is not a day of the calendar.
    private static String text(Duration offset) {
        long seconds = Math.abs(offset.toSeconds());
        String sign = offset.isNegative() || offset.isZero() ? "-" : "";
        return sign + "PT" + (seconds % 60 == 0 ? seconds / 60 + "M" : seconds + "S");
    }
}
