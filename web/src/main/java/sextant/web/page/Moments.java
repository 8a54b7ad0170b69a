package sextant.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words, in a user's own time zone. */
public final class Moments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final ZoneId zone;
    private final LocalDate today;

    public Moments(ZoneId zone, Instant now) {
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
    }

    /**
     * A moment in words.
     *
     * @param iso for machines
     * @param words for people
     * @param full to the second, with the zone
     */
    public record Shown(String iso, String words, String full) {}

    public Shown show(Instant at) {
        return new Shown(at.toString(), words(at, TIME), FULL.format(at.atZone(zone)) + " (" + zone.getId() + ")");
    }

    /** To the second. */
    public Shown exactly(Instant at) {
        return new Shown(at.toString(), words(at, SECONDS), FULL.format(at.atZone(zone)) + " (" + zone.getId() + ")");
    }

    private String words(Instant at, DateTimeFormatter time) {
        var there = at.atZone(zone);
        return day(there.toLocalDate()) + ", " + time.format(there);
    }

    /** A day in words. */
    public String day(LocalDate day) {
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return DAY.format(day);
    }

    /** A day as a heading of a calendar. */
    public String heading(LocalDate day) {
        if (day.equals(today)) {
            return "Today, " + WEEKDAY.format(day);
        }
        if (day.equals(today.plusDays(1))) {
            return "Tomorrow, " + WEEKDAY.format(day);
        }
        return day.getYear() == today.getYear() ? WEEKDAY.format(day) : WEEKDAY.format(day) + " " + day.getYear();
    }

    public LocalDate today() {
        return today;
    }

    public ZoneId zone() {
        return zone;
    }
}
