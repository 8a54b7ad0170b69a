package sextant.dav;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events of all sorts in the first months of 2026, and filters that some of them meet. */
final class RandomEvents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final List<String> WORDS =
            List.of("team", "Team", "TEAM lunch", "Grüße", "GRÜSSE", "Ärzte", "ärzte", "x", "Plan B", "plan b2");
    private static final List<String> STATES = List.of("ACCEPTED", "DECLINED", "NEEDS-ACTION");
    private static final List<String> RULES = List.of(
            "FREQ=DAILY",
            "FREQ=DAILY;COUNT=9",
            "FREQ=DAILY;INTERVAL=5;COUNT=7",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=5",
            "FREQ=WEEKLY;BYDAY=MO,TH",
            "FREQ=MONTHLY;COUNT=4",
            "FREQ=YEARLY");

    /** How times are written. */
    private enum Form {
        UTC,
        BERLIN,
        NEW_YORK,
        FLOATING,
        DATE
    }

    private final SplittableRandom random;

    RandomEvents(SplittableRandom random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** An event with this UID. */
    byte[] event(String uid) {
        var form = Form.values()[random.nextInt(Form.values().length)];
        var start =
                LocalDateTime.of(2026, 1, 1, 8, 0).plusDays(random.nextInt(120)).plusMinutes(15L * random.nextInt(32));
        var lines = new ArrayList<>(described());
        lines.add(time("DTSTART", form, start));
        lines.addAll(length(form, start));
        var rule = chance(45) ? one(RULES) : "";
        if (rule.isEmpty()) {
            return Calendars.one("VEVENT", uid, String.join("|", lines));
        }
        lines.add("RRULE:" + rule);
        var days = rule.contains("WEEKLY;INTERVAL=2")
                ? 14
                : rule.contains("INTERVAL=5") ? 5 : rule.contains("WEEKLY") ? 7 : 1;
        var fits = rule.contains("DAILY") || (rule.contains("WEEKLY") && !rule.contains("BYDAY"));
        if (fits && chance(40)) {
            lines.add(time("EXDATE", form, start.plusDays(days)));
        }
        var parts = Calendars.part("VEVENT", uid, String.join("|", lines));
        if (fits && chance(50)) {
            var id = start.plusDays(3L * days);
            var moved = id.plusDays(random.nextInt(-3, 4)).plusHours(1);
            var changed = new ArrayList<>(described());
            changed.add(time("RECURRENCE-ID", form, id));
            changed.add(time("DTSTART", form, moved));
            changed.addAll(length(form, moved));
            parts += "|" + Calendars.part("VEVENT", uid, String.join("|", changed));
        }
        return Calendars.object(parts);
    }

    private List<String> described() {
        var lines = new ArrayList<String>();
        lines.add("SUMMARY:" + one(WORDS));
        if (chance(40)) {
            lines.add("CATEGORIES:" + one(WORDS) + "," + one(WORDS));
        }
        if (chance(50)) {
            lines.add("LOCATION:" + one(WORDS));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            lines.add("ATTENDEE" + (chance(70) ? ";PARTSTAT=" + one(STATES) : "") + ":mailto:p" + random.nextInt(3)
                    + "@example.org");
        }
        return lines;
    }

    private List<String> length(Form form, LocalDateTime start) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 ->
                List.of(time(
                        "DTEND", form, start.plusDays(form == Form.DATE ? 2 : 0).plusMinutes(90)));
            default -> List.of("DURATION:" + (form == Form.DATE ? "P3D" : "PT" + random.nextInt(1, 30) + "H"));
        };
    }

    private static String time(String name, Form form, LocalDateTime at) {
        return switch (form) {
            case UTC -> name + ":" + TIME.format(at) + "Z";
            case BERLIN -> name + ";TZID=Europe/Berlin:" + TIME.format(at);
            case NEW_YORK -> name + ";TZID=America/New_York:" + TIME.format(at);
            case FLOATING -> name + ":" + TIME.format(at);
            case DATE -> name + ";VALUE=DATE:" + DATE.format(at);
        };
    }

    /** What an event may be asked for. */
    FilterOracle.Event filter() {
        var properties = new ArrayList<FilterOracle.Property>();
        for (var i = random.nextInt(3); i > 0; i--) {
            properties.add(property());
        }
        var from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(150)).atTime(random.nextInt(24), 0);
        var to = from.plusHours(random.nextInt(1, 24 * 20));
        return switch (random.nextInt(5)) {
            case 0 -> new FilterOracle.Event("", "", properties);
            case 1 -> new FilterOracle.Event(TIME.format(from) + "Z", "", properties);
            case 2 -> new FilterOracle.Event("", TIME.format(to) + "Z", properties);
            default -> new FilterOracle.Event(TIME.format(from) + "Z", TIME.format(to) + "Z", properties);
        };
    }

    private FilterOracle.Property property() {
        var collation = one(List.of("i;ascii-casemap", "i;octet", "i;unicode-casemap"));
        var word = one(WORDS);
        var text = new FilterOracle.Text(chance(50) ? word : word.substring(0, 1), collation, chance(25));
        return switch (random.nextInt(5)) {
            case 0 -> FilterOracle.Property.absent(one(List.of("LOCATION", "CATEGORIES", "ATTENDEE")));
            case 1 -> FilterOracle.Property.of("CATEGORIES", text);
            case 2 -> FilterOracle.Property.of("LOCATION", text);
            case 3 ->
                new FilterOracle.Property(
                        "ATTENDEE",
                        false,
                        new FilterOracle.Text("p" + random.nextInt(3), collation, false),
                        one(List.of("", "!", "ACCEPTED", "declined")));
            default -> FilterOracle.Property.of("SUMMARY", text);
        };
    }
}
