package sextant.content.event;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Zones by their IANA names, for sums that need no more. */
final class Zones {
    private Zones() {}

    static Optional<ZoneId> byName(String tzid) {
        if (tzid.isEmpty() || tzid.length() > 64) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(tzid));
        } catch (DateTimeException e) {
            return Optional.empty(); // another kind of name
        }
    }
}
