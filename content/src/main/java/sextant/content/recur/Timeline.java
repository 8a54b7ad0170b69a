package sextant.content.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import sextant.content.recur.rule.DurationValue;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/**
 * The clock that a series runs by: that of its start's zone, or for dates and floating times that of the zone asked for.
 *
 * @param dates whether the series consists of dates
 */
record Timeline(Zone zone, boolean floating, boolean dates) {
    static Timeline of(Stamp start, Zone zoneForFloating) {
        return new Timeline(start.zone().orElse(zoneForFloating), start.isFloating(), start.isDate());
    }

    Moment moment(LocalDateTime local) {
        return new Moment(local, zone.instant(local));
    }

    /** A time on this clock, wherever it was written. */
    LocalDateTime local(Stamp stamp) {
        LocalDateTime local = stamp.local();
        if (floating) {
            boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
            if (dates && !stamp.isFloating() && !midnight) {
                // a date that was written as the instant of some midnight
                local = zone.local(stamp.zone().orElseThrow().instant(local));
            }
            return dates ? local.toLocalDate().atStartOfDay() : local;
        }
        if (stamp.isFloating() || stamp.zone().orElseThrow().equals(zone)) {
            return local;
        }
        return zone.local(stamp.zone().orElseThrow().instant(local));
    }

    /** The form of a local time that two spellings of the same instance share. */
    LocalDateTime key(LocalDateTime local) {
        return floating || !zone.skips(local) ? local : zone.local(zone.instant(local));
    }

    LocalDateTime key(Stamp stamp) {
        return key(local(stamp));
    }

    /** The date of a key; DATE values in a series of times mean the whole day. */
    static LocalDate date(LocalDateTime key) {
        return key.toLocalDate();
    }

    /** Days by the calendar, then seconds (RFC 5545 3.3.6); either may be negative. */
    Moment plus(Moment start, DurationValue duration) {
        Moment day = duration.days() == 0 ? start : moment(new DurationValue(duration.days(), 0).addTo(start.local()));
        return plusSeconds(day, duration.seconds());
    }

    private Moment plusSeconds(Moment start, long seconds) {
        if (seconds == 0) {
            return start;
        }
        if (floating) {
            return moment(Times.plus(start.local(), seconds));
        }
        Instant instant = Times.plus(start.instant(), seconds);
        return new Moment(zone.local(instant), instant);
    }

    /** No time on this clock after the given one comes before this instant. */
    Instant floor(LocalDateTime local) {
        ZoneOffsetTransition change = zone.rules().getTransition(local);
        return change != null && change.isGap() ? local.toInstant(change.getOffsetAfter()) : zone.instant(local);
    }
}
