package sextant.content.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * A time zone: one that Java knows, or one that a document defines for itself.
 *
 * @param name the IANA name, or the name its document gives it
 * @param rules its offsets
 * @param id the zone that Java knows, if it is one
 */
public record Zone(String name, ZoneRules rules, Optional<ZoneId> id) {
    /** Universal time. */
    public static final Zone UTC = of(ZoneOffset.UTC);

    /** A zone that Java knows. */
    public static Zone of(ZoneId id) {
        return new Zone(id.getId(), id.getRules(), Optional.of(id));
    }

    /** A zone that Java does not know by name. */
    public static Zone custom(String name, ZoneRules rules) {
        return new Zone(name, rules, Optional.empty());
    }

    /**
     * The instant at which a clock in this zone shows a time. Of a time that comes twice the first occurrence; a time that
     * the clock skips is read with the offset before the gap, so that 02:30 becomes 03:30 (RFC 5545 3.3.5).
     */
    public Instant instant(LocalDateTime local) {
        return local.toInstant(rules.getOffset(local));
    }

    /** What a clock in this zone shows at an instant. */
    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    /** The offset at an instant. */
    public ZoneOffset offset(Instant instant) {
        return rules.getOffset(instant);
    }

    /** The offsets at which a clock shows a time: one, none in a gap, two in an overlap, the earlier instant first. */
    public List<ZoneOffset> offsets(LocalDateTime local) {
        return rules.getValidOffsets(local);
    }

    /** Whether the clock skips this time. */
    public boolean skips(LocalDateTime local) {
        return rules.getValidOffsets(local).isEmpty();
    }
}
