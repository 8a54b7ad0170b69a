package sextant.content.event;

import java.util.Map;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Importance;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/** PRIORITY as three steps, with Outlook's line beside it where there is one. */
public final class Priority {
    private static final String OUTLOOK = "X-MICROSOFT-CDO-IMPORTANCE";

    private Priority() {}

    /** The three steps; a number keeps its place within its step until the step changes. */
    public static Lens<Importance> importance(String field) {
        return LineLens.of(field, Slot.sole("PRIORITY").alias(OUTLOOK), new OfLine())
                .whenAbsent(Importance.NORMAL);
    }

    /** The number itself, 0 to 9. */
    public static Lens<Integer> number(String field) {
        return LineLens.of(field, Slot.sole("PRIORITY"), Codecs.integer(0, 9));
    }

    private record OfLine() implements Codec<Importance> {
        private static final Codec<Importance> PRIORITY = Importance.codec();
        private static final Codec<Importance> STEP = Codecs.words(
                Importance.class,
                Map.of("0", Importance.LOW, "1", Importance.NORMAL, "2", Importance.HIGH),
                OfLine::step);

        private static String step(Importance importance) {
            return switch (importance) {
                case LOW -> "0";
                case NORMAL -> "1";
                case HIGH -> "2";
            };
        }

        private static Codec<Importance> of(Property line) {
            return line.name().equals(OUTLOOK) ? STEP : PRIORITY;
        }

        @Override
        public Class<?> type() {
            return Importance.class;
        }

        @Override
        public Optional<Importance> read(Property line) {
            return of(line).read(line);
        }

        @Override
        public Property write(Property line, Importance value, Dialect dialect) {
            return of(line).write(line, value, dialect);
        }
    }
}
