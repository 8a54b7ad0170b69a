package sextant.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The sample files, with dates around a given day. In them stands, in double braces: {@code d+1}, the day after; {@code
 * mon-2} to {@code sun+1}, a weekday of the week two before or one after; {@code month+0}, the last Friday of that month;
 * {@code md+5}, month and day of a day; {@code photo 3}, a picture.
 */
final class Samples {
    private static final int LINE_OCTETS = 74;
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final String DAYS = "mon tue wed thu fri sat sun ";

    private final LocalDate today;

    Samples(LocalDate today) {
        this.today = today;
    }

    /** The octets of one of the files, in lines as the standards want them. */
    byte[] file(String name) throws IOException {
        try (var resource = Samples.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("the sample file " + name + " is missing");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            var out = new StringBuilder();
            text.lines().forEach(line -> fold(filled(line), out));
            return out.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private String filled(String line) {
        var text = new StringBuilder();
        var from = 0;
        for (var open = line.indexOf("{{"); open >= 0; open = line.indexOf("{{", from)) {
            var close = line.indexOf("}}", open);
            text.append(line, from, open).append(value(line.substring(open + 2, close)));
            from = close + 2;
        }
        return text.append(line.substring(from)).toString();
    }

    private String value(String token) {
        if (token.startsWith("photo ")) {
            return Picture.base64(Integer.parseInt(token.substring(6)));
        }
        if (token.startsWith("md")) {
            var basic = token.endsWith(" basic");
            var date = MONTH_DAY.format(today.plusDays(number(token.replace(" basic", ""), 2)));
            return basic ? date.replace("-", "") : date;
        }
        return DateTimeFormatter.BASIC_ISO_DATE.format(day(token));
    }

    private LocalDate day(String token) {
        if (token.startsWith("month")) {
            return today.plusMonths(number(token, 5)).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        }
        var weekday = DAYS.indexOf(token.substring(0, Math.min(3, token.length())) + " ");
        if (weekday >= 0) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(number(token, 3))
                    .plusDays(weekday / 4);
        }
        return today.plusDays(number(token, 1));
    }

    private static int number(String token, int from) {
        return Integer.parseInt(token.substring(from));
    }

    // RFC 5545 3.1 and RFC 6350 3.2: lines of at most 75 octets, no character cut in two
    private static void fold(String line, StringBuilder out) {
        var room = LINE_OCTETS + 1;
        for (var i = 0; i < line.length(); ) {
            var c = Character.toString(line.codePointAt(i));
            var octets = c.getBytes(StandardCharsets.UTF_8).length;
            if (octets > room) {
                out.append("\r\n ");
                room = LINE_OCTETS;
            }
            out.append(c);
            room -= octets;
            i += c.length();
        }
        out.append("\r\n");
    }
}
