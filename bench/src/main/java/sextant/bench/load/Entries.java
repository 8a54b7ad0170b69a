package sextant.bench.load;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Events of five years, a tenth of them recurring, and contacts; the same number gives the same entry. */
final class Entries {
    static final YearMonth MONTH = YearMonth.of(2025, 5);

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 5 * 365;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration LENGTH = Duration.ofMinutes(45);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final String[] RULES = {
        "RRULE:FREQ=WEEKLY\n", "RRULE:FREQ=WEEKLY;COUNT=20\n", "RRULE:FREQ=DAILY;COUNT=5\n"
    };
    private static final Period[] STEPS = {Period.ofWeeks(1), Period.ofWeeks(1), Period.ofDays(1)};
    private static final int[] COUNTS = {Integer.MAX_VALUE, 20, 5};

    private Entries() {}

    private static LocalDateTime start(int number) {
        var random = new SplittableRandom(number);
        return FIRST.plusDays(random.nextInt(DAYS)).atTime(LocalTime.of(7, 0).plusMinutes(15L * random.nextInt(44)));
    }

    /** Which rule an event has; empty for most. */
    private static int rule(int number) {
        return number % 10 == 0 ? (number / 10) % RULES.length : -1;
    }

    static String event(int number, int version) {
        var start = start(number);
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//example.org//Load//EN
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:DAYLIGHT
                DTSTART:19810329T020000
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                TZNAME:CEST
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:19961027T030000
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                TZNAME:CET
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:event-%1$d@example.org
                DTSTAMP:20220101T000000Z
                SEQUENCE:%2$d
                DTSTART;TZID=Europe/Berlin:%3$s
                DTEND;TZID=Europe/Berlin:%4$s
                %5$sSUMMARY:Meeting %1$d\\, edition %2$d
                LOCATION:Room %6$d
                DESCRIPTION:A few words about what is to be talked about and by whom.
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                DESCRIPTION:Reminder
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        number,
                        version,
                        TIME.format(start),
                        TIME.format(start.plus(LENGTH)),
                        rule(number) < 0 ? "" : RULES[rule(number)],
                        number % 7)
                .replace("\n", "\r\n");
    }

    static String contact(int number, int version) {
        return """
                BEGIN:VCARD
                VERSION:3.0
                UID:contact-%1$d@example.org
                N:Person%1$d;Given%3$d;;;
                FN:Given%3$d Person%1$d
                ORG:Example;Department %3$d
                EMAIL;TYPE=INTERNET,WORK:person%1$d@example.org
                TEL;TYPE=CELL:+49 170 %1$07d
                ADR;TYPE=HOME:;;Street %1$d;Town;;10115;Country
                NOTE:Edition %2$d
                END:VCARD
                """.formatted(number, version, number % 97).replace("\n", "\r\n");
    }

    /** How many of the first events touch the month: counted instance by instance. */
    static long inMonth(int events) {
        var from = MONTH.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var to = MONTH.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return IntStream.range(0, events)
                .filter(number -> {
                    var rule = rule(number);
                    var at = start(number);
                    for (var left = rule < 0 ? 1 : COUNTS[rule]; left > 0; left--) {
                        var begin = at.atZone(ZONE).toInstant();
                        if (!begin.isBefore(to)) {
                            return false;
                        }
                        if (begin.plus(LENGTH).isAfter(from)) {
                            return true;
                        }
                        at = rule < 0 ? at : at.plus(STEPS[rule]);
                    }
                    return false;
                })
                .count();
    }
}
