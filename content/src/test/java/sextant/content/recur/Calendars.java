package sextant.content.recur;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.recur.rule.Bounds;

/** Calendar objects for tests, and short views of what they expand to. */
final class Calendars {
    static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private Calendars() {}

    /** A VCALENDAR around these lines. */
    static Component calendar(String lines) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines.strip() + "\nEND:VCALENDAR\n";
        try {
            return Tree.parse(text.getBytes(StandardCharsets.UTF_8)).root();
        } catch (MalformedDocument e) {
            throw new AssertionError(text, e);
        }
    }

    /** A VCALENDAR with one component of these lines. */
    static Component one(String name, String lines) {
        return calendar("BEGIN:" + name + "\nUID:1\n" + lines.strip() + "\nEND:" + name);
    }

    static Component event(String lines) {
        return one("VEVENT", lines);
    }

    /** The instants of the starts, shortened to minutes: {@code 2026-03-24T08:00}. */
    static List<String> starts(Component calendar) {
        return starts(calendar, EVER, NEVER, ZoneOffset.UTC);
    }

    static List<String> starts(Component calendar, Instant from, Instant to, ZoneId zone) {
        return Recurrence.of(calendar).between(from, to, zone, Bounds.DEFAULT).toList().stream()
                .map(occurrence -> text(occurrence.start().instant()))
                .toList();
    }

    /** Start and end of every instance: {@code 2026-03-24T08:00/2026-03-24T09:00}. */
    static List<String> times(Component calendar, ZoneId zone) {
        return Recurrence.of(calendar).between(EVER, NEVER, zone, Bounds.DEFAULT).toList().stream()
                .map(o -> text(o.start().instant()) + "/" + text(o.end().instant()))
                .toList();
    }

    static String text(Instant instant) {
        return instant.toString().substring(0, 16);
    }

    static Instant utc(String text) {
        return Instant.parse(text + (text.length() == 10 ? "T00:00:00Z" : ":00Z"));
    }
}
