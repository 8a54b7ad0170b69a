package sextant.content.recur;

import java.time.Instant;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.DurationValue;
import sextant.content.zone.Zone;

/**
 * When one alarm goes off (RFC 5545 3.8.6.3).
 *
 * @param at the fixed time, if the trigger is one
 * @param offset the distance from the anchor otherwise
 * @param fromEnd whether the anchor is the end of the instance instead of its start
 * @param repeats how often it goes off again
 * @param pause the time between
 */
record Alarm(Optional<Instant> at, DurationValue offset, boolean fromEnd, int repeats, DurationValue pause) {
    private static final int MOST_DIGITS = 9;

    /**
     * Reads an alarm; empty if its trigger cannot be read.
     *
     * @param mostRepeats what REPEAT is held at
     */
    static Optional<Alarm> of(Component valarm, StampReader reader, Zone zoneForFloating, int mostRepeats) {
        Optional<Property> trigger = valarm.property("TRIGGER");
        Optional<DurationValue> offset = trigger.flatMap(line -> DurationValue.parse(line.value()));
        Optional<Instant> at = trigger.flatMap(reader::read)
                .map(stamp -> Timeline.of(stamp, zoneForFloating)
                        .moment(stamp.local())
                        .instant());
        if (offset.isEmpty() && at.isEmpty()) {
            return Optional.empty();
        }
        boolean fromEnd =
                trigger.filter(line -> line.hasParameter("RELATED", "END")).isPresent();
        Optional<DurationValue> pause = valarm.property("DURATION").flatMap(line -> DurationValue.parse(line.value()));
        // without a DURATION there is nothing to repeat by (RFC 5545 3.6.6)
        int repeats = pause.isEmpty()
                ? 0
                : valarm.property("REPEAT")
                        .map(line -> repeats(line.value(), mostRepeats))
                        .orElse(0);
        return Optional.of(
                new Alarm(at, offset.orElse(DurationValue.ZERO), fromEnd, repeats, pause.orElse(DurationValue.ZERO)));
    }

    /** The seconds from the anchor to one of the goings-off, days taken as 24 hours. */
    long offsetOf(int repetition) {
        return offset.exactSeconds() + repetition * pause.exactSeconds();
    }

    private static int repeats(String text, int most) {
        String digits = text.strip();
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> '0' <= c && c <= '9');
        if (!number) {
            return 0;
        }
        return digits.length() > MOST_DIGITS ? most : Math.min(most, Integer.parseInt(digits));
    }
}
