package sextant.content.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import sextant.content.lens.When;

/**
 * A DURATION (RFC 5545 3.3.6): days, which are as long as the calendar makes them, and an exact time. Both have the same
 * sign.
 */
record Span(long days, Duration time) {
    private static final int LONGEST = 40;

    static Optional<Span> parse(String text) {
        String rest = text.strip();
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        if (rest.length() < 3 || rest.length() > LONGEST || Character.toUpperCase(rest.charAt(0)) != 'P') {
            return Optional.empty();
        }
        long days = 0;
        long seconds = 0;
        long number = -1;
        boolean inTime = false;
        for (int i = 1; i < rest.length(); i++) {
            char c = Character.toUpperCase(rest.charAt(i));
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + (c - '0');
                if (number > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                continue;
            }
            if (c == 'T' && !inTime && number < 0) {
                inTime = true;
                continue;
            }
            long unit = inTime ? secondsOf(c) : daysOf(c);
            if (unit == 0 || number < 0) {
                return Optional.empty();
            }
            days += inTime ? 0 : number * unit;
            seconds += inTime ? number * unit : 0;
            number = -1;
        }
        int sign = negative ? -1 : 1;
        return number < 0 ? Optional.of(new Span(sign * days, Duration.ofSeconds(sign * seconds))) : Optional.empty();
    }

    private static long daysOf(char unit) {
        return unit == 'W' ? 7 : unit == 'D' ? 1 : 0;
    }

    private static long secondsOf(char unit) {
        return switch (unit) {
            case 'H' -> 3600;
            case 'M' -> 60;
            case 'S' -> 1;
            default -> 0;
        };
    }

    /** With every day counted as 24 hours. */
    Duration total() {
        return time.plusDays(days);
    }

    /** The value as it stands in a line. */
    String text() {
        long seconds = Math.abs(time.toSeconds());
        String sign = days < 0 || time.isNegative() ? "-" : "";
        String date = days == 0 ? "" : Math.abs(days) + "D";
        if (seconds == 0) {
            return sign + "P" + (date.isEmpty() ? "T0S" : date);
        }
        var clock = new StringBuilder("T");
        clock.append(seconds >= 3600 ? seconds / 3600 + "H" : "");
        clock.append(seconds % 3600 >= 60 ? seconds % 3600 / 60 + "M" : "");
        clock.append(seconds % 60 > 0 ? seconds % 60 + "S" : "");
        return sign + "P" + date + clock;
    }

    /** The end of this span after a start, in the form of the start; empty beyond the range of dates. */
    Optional<When> after(When start) {
        try {
            LocalDateTime date = start.local().plusDays(days);
            return Optional.of(start.at(date.atZone(zone(start)).plus(time).toLocalDateTime()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From one time to another of the same form. */
    static Span between(When start, When end) {
        if (start.isDay()) {
            return new Span(end.date().toEpochDay() - start.date().toEpochDay(), Duration.ZERO);
        }
        ZoneId zone = zone(start);
        return new Span(
                0, Duration.between(start.local().atZone(zone), end.local().atZone(zone)));
    }

    // RFC 5545 3.3.6: hours are exact, across a change of the clock too. A zone that java.time does not know by its
    // name
    // counts as having no changes.
    private static ZoneId zone(When when) {
        return when instanceof When.Zoned zoned ? Zones.byName(zoned.tzid()).orElse(ZoneOffset.UTC) : ZoneOffset.UTC;
    }
}
