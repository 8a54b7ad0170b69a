package sextant.content.task;

import java.util.Optional;
import sextant.content.event.Trigger;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** Minutes of work, as a number or, in an ESTIMATED-DURATION line (RFC 9073), as a duration. */
record Work() implements Codec<Integer> {
    private static final Codec<Integer> NUMBER = Codecs.integer(0, Integer.MAX_VALUE);
    private static final String DURATION = "ESTIMATED-DURATION";

    @Override
    public Class<?> type() {
        return Integer.class;
    }

    @Override
    public Optional<Integer> read(Property line) {
        if (!line.name().equals(DURATION)) {
            return NUMBER.read(line);
        }
        return Trigger.read(line)
                .filter(Trigger.Relative.class::isInstance)
                .map(trigger -> ((Trigger.Relative) trigger).offset().toMinutes())
                .filter(minutes -> minutes >= 0 && minutes <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    @Override
    public Property write(Property line, Integer value, Dialect dialect) {
        return line.name().equals(DURATION) ? line.withValue("PT" + value + "M") : NUMBER.write(line, value, dialect);
    }

    @Override
    public Integer normal(Integer value) {
        return NUMBER.normal(value);
    }
}
