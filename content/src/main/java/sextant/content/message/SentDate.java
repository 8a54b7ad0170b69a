package sextant.content.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The date of a message (RFC 5322 3.3), also as old programs wrote it (4.3) and as many write it wrongly: parts in another
 * order, a month in full, no seconds, no zone. Without a zone, or with one that is not known, it is UTC.
 */
public final class SentDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LONGEST = 200;
    /** RFC 5322 3.3, with a day of one or two digits. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Nobody sends a message outside these years; a clock that is that wrong says nothing. */
    private static final int EARLIEST = 1970;

    private static final int LATEST = 2200;

    private static final Map<String, Integer> ZONES =
            Map.of("edt", -4, "est", -5, "cdt", -5, "cst", -6, "mdt", -6, "mst", -7, "pdt", -7, "pst", -8);

    private int day;
    private int month;
    private int year = -1;
    private Optional<int[]> time = Optional.empty();
    private ZoneOffset zone = ZoneOffset.UTC;

    private SentDate() {}

    /** A moment as a header has it, in UTC. */
    public static String of(Instant moment) {
        return WRITTEN.format(moment);
    }

    static Optional<Instant> parse(String value) {
        var date = new SentDate();
        var words = new StringTokenizer(Texts.atMost(value, LONGEST), " \t,()");
        while (words.hasMoreTokens()) {
            date.take(words.nextToken().toLowerCase(Locale.ROOT));
        }
        return date.instant();
    }

    private void take(String word) {
        if (word.indexOf(':') > 0) {
            takeTime(word);
        } else if (isZone(word)) {
            takeOffset(word);
        } else if (Character.isDigit(word.charAt(0))) {
            takeNumber(word);
        } else if (word.length() >= 3 && month == 0 && monthOf(word) > 0) {
            month = monthOf(word);
        } else {
            Optional.ofNullable(ZONES.get(word)).ifPresent(hours -> zone = ZoneOffset.ofHours(hours));
        }
    }

    private static int monthOf(String word) {
        var at = MONTHS.indexOf(word.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static boolean isZone(String word) {
        return word.length() >= 5
                && (word.charAt(0) == '+' || word.charAt(0) == '-')
                && number(word.substring(1, 5)) >= 0;
    }

    private void takeOffset(String word) {
        var hoursAndMinutes = number(word.substring(1, 5));
        var seconds = (hoursAndMinutes / 100 * 60 + hoursAndMinutes % 100) * 60;
        if (seconds <= 18 * 3600) {
            zone = ZoneOffset.ofTotalSeconds(word.charAt(0) == '-' ? -seconds : seconds);
        }
    }

    private void takeTime(String word) {
        var parts = new StringTokenizer(word, ":.");
        var found = new int[3];
        for (var i = 0; i < 3 && parts.hasMoreTokens(); i++) {
            found[i] = number(parts.nextToken());
        }
        if (time.isEmpty() && found[0] >= 0 && found[1] >= 0 && found[2] >= 0) {
            time = Optional.of(found);
        }
    }

    /** A day, a year, or both with a month between: {@code 3-Mar-2021}. */
    private void takeNumber(String word) {
        if (word.indexOf('-') > 0) {
            var parts = new StringTokenizer(word, "-");
            while (parts.hasMoreTokens()) {
                take(parts.nextToken());
            }
            return;
        }
        var number = number(word);
        if (number < 0) {
            return;
        }
        if (day == 0 && word.length() <= 2) {
            day = number;
        } else if (year < 0) {
            year = yearOf(number, word.length());
        }
    }

    /** RFC 5322 4.3. */
    private static int yearOf(int number, int digits) {
        if (digits <= 2) {
            return number < 50 ? 2000 + number : 1900 + number;
        }
        return digits == 3 ? 1900 + number : number;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
            return -1;
        }
        var number = 0;
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private Optional<Instant> instant() {
        if (day == 0 || month == 0 || year < EARLIEST || year > LATEST) {
            return Optional.empty();
        }
        var at = time.orElse(new int[3]);
        try {
            return Optional.of(LocalDateTime.of(year, month, day, at[0], at[1], Math.min(at[2], 59))
                    .toInstant(zone));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
