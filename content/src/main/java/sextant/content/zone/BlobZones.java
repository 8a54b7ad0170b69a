package sextant.content.zone;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the zone behind one {@link ZoneBlob} in one year. */
final class BlobZones {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_WEEK = 5;
    private static final int MOST_MINUTES = 18 * 60;

    private final ZoneBlob blob;
    private final int year;

    BlobZones(ZoneBlob blob, int year) {
        this.blob = blob;
        this.year = year;
    }

    Optional<Zone> resolve(Optional<ZoneId> stored, ZoneId mailbox) {
        if (blob.isEmpty() || standard().isEmpty() || daylight().isEmpty()) {
            return Optional.empty();
        }
        return stored.filter(this::behavesAlike)
                .or(() -> ZoneNames.ofWindows(blob.standardName(), ZoneNames.territory(mailbox))
                        .filter(this::behavesAlike))
                .or(() -> Optional.of(mailbox).filter(this::behavesAlike))
                .or(() -> ZoneNames.byPreference().stream()
                        .filter(this::hasSameRule)
                        .findFirst())
                .map(Zone::of)
                .or(this::custom);
    }

    /** Whether a zone changes at the same times to the same offsets in the year of the event. */
    private boolean behavesAlike(ZoneId zone) {
        ZoneBlob other = ZoneBlob.of(Zone.of(zone), year);
        return yearOf(blob).equals(yearOf(other));
    }

    private record Year(
            int standard, int daylight, Optional<LocalDateTime> toStandard, Optional<LocalDateTime> toDaylight) {}

    private Year yearOf(ZoneBlob rule) {
        int standard = rule.bias() + rule.standardBias();
        Optional<LocalDateTime> toStandard = rule.standardDate().in(year);
        Optional<LocalDateTime> toDaylight = rule.daylightDate().in(year);
        if (toStandard.isEmpty() || toDaylight.isEmpty()) {
            return new Year(standard, standard, Optional.empty(), Optional.empty());
        }
        return new Year(standard, rule.bias() + rule.daylightBias(), toStandard, toDaylight);
    }

    private boolean hasSameRule(ZoneId zone) {
        ZoneBlob other = ZoneBlob.of(Zone.of(zone), year);
        boolean sameDates = other.standardDate().equals(blob.standardDate())
                && other.daylightDate().equals(blob.daylightDate());
        return sameDates && yearOf(blob).equals(yearOf(other));
    }

    private Optional<ZoneOffset> standard() {
        return offset(blob.bias() + (long) blob.standardBias());
    }

    private Optional<ZoneOffset> daylight() {
        return offset(blob.bias() + (long) blob.daylightBias());
    }

    private static Optional<ZoneOffset> offset(long bias) {
        return Math.abs(bias) > MOST_MINUTES
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofTotalSeconds((int) -bias * 60));
    }

    private Optional<Zone> custom() {
        ZoneOffset standard = standard().orElseThrow();
        ZoneOffset daylight = daylight().orElseThrow();
        String name = "Custom " + UtcOffset.text(standard);
        if (standard.equals(daylight)
                || blob.standardDate().in(FIRST_YEAR).isEmpty()
                || blob.daylightDate().in(FIRST_YEAR).isEmpty()) {
            return Optional.of(Zone.custom(name, ZoneRules.of(standard)));
        }
        try {
            ZoneOffsetTransitionRule toStandard = rule(blob.standardDate(), standard, daylight, standard);
            ZoneOffsetTransitionRule toDaylight = rule(blob.daylightDate(), standard, standard, daylight);
            // ZoneRules wants both lists in the order of the year
            List<ZoneOffsetTransitionRule> yearly = Stream.of(toStandard, toDaylight)
                    .sorted(Comparator.comparing(rule -> rule.createTransition(FIRST_YEAR)))
                    .toList();
            List<ZoneOffsetTransition> firstYear = yearly.stream()
                    .map(rule -> rule.createTransition(FIRST_YEAR))
                    .toList();
            ZoneOffset initial = firstYear.getFirst().getOffsetBefore();
            ZoneRules rules = ZoneRules.of(standard, initial, List.of(), firstYear, yearly);
            return Optional.of(Zone.custom(
                    name + " " + text(blob.standardDate()) + " " + UtcOffset.text(daylight) + " "
                            + text(blob.daylightDate()),
                    rules));
        } catch (DateTimeException | IllegalArgumentException e) {
            // changes that fall on one another: no rule a clock could follow
            return Optional.of(Zone.custom(name, ZoneRules.of(standard)));
        }
    }

    private static ZoneOffsetTransitionRule rule(
            SystemTime time, ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
        int day = time.day() == LAST_WEEK ? -1 : 1 + (time.day() - 1) * 7;
        return ZoneOffsetTransitionRule.of(
                Month.of(time.month()),
                day,
                time.weekday(),
                LocalTime.of(time.hour(), time.minute(), time.second()),
                false,
                TimeDefinition.WALL,
                standard,
                before,
                after);
    }

    private static String text(SystemTime time) {
        return time.month() + "-" + time.day() + "-" + time.dayOfWeek() + "T" + time.hour() + "." + time.minute();
    }
}
