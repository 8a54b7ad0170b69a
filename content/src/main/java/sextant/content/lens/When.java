package sextant.content.lens;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import sextant.content.line.Property;

/**
 * A DATE or DATE-TIME of iCalendar in the form its author chose (RFC 5545 3.3.4, 3.3.5). The zone stays the text of the
 * TZID parameter: which rules it names is for {@code zone} to say.
 */
public sealed interface When {
    /** A whole day in no zone. */
    record Day(LocalDate date) implements When {
        @Override
        public LocalDateTime local() {
            return date.atStartOfDay();
        }
    }

    /** A wall-clock time wherever the reader is. */
    record Floating(LocalDateTime local) implements When {}

    /** A wall-clock time in a named zone. */
    record Zoned(LocalDateTime local, String tzid) implements When {}

    /** A time in UTC. */
    record Utc(LocalDateTime local) implements When {
        /** The same as an instant. */
        public Instant instant() {
            return local.toInstant(ZoneOffset.UTC);
        }
    }

    /** What the calendar and the clock on its wall show; midnight for a day. Whole seconds. */
    LocalDateTime local();

    /** What the calendar shows. */
    default LocalDate date() {
        return local().toLocalDate();
    }

    /** Whether this is a whole day. */
    default boolean isDay() {
        return this instanceof Day;
    }

    /** The same form with another wall-clock time; a day keeps only its date. */
    default When at(LocalDateTime local) {
        return switch (this) {
            case Day day -> new Day(local.toLocalDate());
            case Floating floating -> new Floating(local);
            case Zoned zoned -> new Zoned(local, zoned.tzid());
            case Utc utc -> new Utc(local);
        };
    }

    /** An instant in UTC, cut to whole seconds. */
    static When.Utc utc(Instant instant) {
        return new Utc(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC));
    }

    /** Reads one value with the parameters of its line; empty if it is none. Never throws. */
    static Optional<When> parse(String text, Optional<String> tzid) {
        String digits = text.strip();
        if (digits.length() > 20) {
            return Optional.empty();
        }
        digits = digits.replace("-", "").replace(":", "");
        try {
            if (digits.length() == 8) {
                return Optional.of(new Day(date(digits)));
            }
            boolean utc = digits.endsWith("Z") || digits.endsWith("z");
            if (digits.length() != (utc ? 16 : 15) || Character.toUpperCase(digits.charAt(8)) != 'T') {
                return Optional.empty();
            }
            LocalDateTime local = date(digits)
                    .atTime(
                            number(digits, 9, 11),
                            number(digits, 11, 13),
                            Math.min(number(digits, 13, 15), 59)); // leap second
            if (utc) {
                return Optional.of(new Utc(local));
            }
            return Optional.of(tzid.filter(id -> !id.isEmpty())
                    .<When>map(id -> new Zoned(local, id))
                    .orElseGet(() -> new Floating(local)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty(); // a line from anywhere may say anything; it then has no such value
        }
    }

    private static LocalDate date(String digits) {
        return LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new NumberFormatException(digits);
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** The value as it stands in a line. */
    default String text() {
        LocalDateTime local = local();
        String date = digits(Math.clamp(local.getYear(), 0, 9999), 4)
                + digits(local.getMonthValue(), 2)
                + digits(local.getDayOfMonth(), 2);
        return switch (this) {
            case Day day -> date;
            case Utc utc -> date + time(local) + "Z";
            case Floating floating -> date + time(local);
            case Zoned zoned -> date + time(local);
        };
    }

    private static String time(LocalDateTime local) {
        return "T" + digits(local.getHour(), 2) + digits(local.getMinute(), 2) + digits(local.getSecond(), 2);
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** Reads the value of a line that holds one. */
    static Optional<When> read(Property line) {
        return parse(line.value(), line.parameter("TZID"));
    }

    /** The line with this value, and TZID and VALUE to match; all other parameters stay. */
    default Property write(Property line) {
        Property bare = this instanceof Zoned zoned
                ? line.parameter("TZID").filter(zoned.tzid()::equals).isPresent()
                        ? line
                        : line.withParameter("TZID", zoned.tzid())
                : line.withoutParameter("TZID");
        boolean declaredDay = line.hasParameter("VALUE", "DATE");
        if (isDay() && !declaredDay) {
            bare = bare.withParameter("VALUE", "DATE");
        } else if (!isDay() && line.parameter("VALUE").isPresent() && !line.hasParameter("VALUE", "DATE-TIME")) {
            bare = bare.withoutParameter("VALUE");
        }
        return bare.withValue(text());
    }
}
