package sextant.content.recur;

import java.time.LocalDateTime;
import java.util.Optional;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.zone.Zone;

/**
 * A date or time together with the zone its TZID names.
 *
 * @param zone empty for dates and for floating times
 */
record Stamp(DateTimeValue value, Optional<Zone> zone) {
    static Stamp of(DateTimeValue value, Optional<Zone> named) {
        return switch (value.form()) {
            case DATE -> new Stamp(value, Optional.empty());
            case UTC -> new Stamp(value, Optional.of(Zone.UTC));
            case LOCAL -> new Stamp(value, named);
        };
    }

    boolean isDate() {
        return value.form() == Form.DATE;
    }

    boolean isFloating() {
        return zone.isEmpty();
    }

    LocalDateTime local() {
        return value.local();
    }
}
