package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Property;

/** Importance in three steps, as most protocols have it; PRIORITY has nine (RFC 5545 3.8.1.9). */
public enum Importance {
    LOW(9),
    NORMAL(5),
    HIGH(1);

    private final int priority;

    Importance(int priority) {
        this.priority = priority;
    }

    /** The PRIORITY that is written for it. */
    public int priority() {
        return priority;
    }

    /** 1 to 4 are high, 5 is normal, 6 to 9 are low; 0 says nothing (RFC 5545 3.8.1.9). */
    public static Optional<Importance> ofPriority(int priority) {
        if (priority < 1 || priority > 9) {
            return Optional.empty();
        }
        return Optional.of(priority < 5 ? HIGH : priority == 5 ? NORMAL : LOW);
    }

    /** A priority line as importance: a number keeps its place within its step until the step changes. */
    public static Codec<Importance> codec() {
        return Codecs.of(
                Importance.class,
                line -> Codecs.parse(line.value()).flatMap(Importance::ofPriority),
                Importance::write);
    }

    private static Property write(Property line, Importance value) {
        return line.withValue(Integer.toString(value.priority()));
    }
}
