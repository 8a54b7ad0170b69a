package sextant.content.recur.rule;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the text of one rule. */
final class RuleReader {
    private static final int LONGEST_LIST = 1_000;

    private final String text;
    private final Map<Part, List<Integer>> numbers = new EnumMap<>(Part.class);
    private final List<WeekdayNumber> days = new ArrayList<>();

    private @Nullable Frequency frequency;
    private int interval = 1;
    private OptionalInt count = OptionalInt.empty();
    private Optional<DateTimeValue> until = Optional.empty();
    private DayOfWeek weekStart = DayOfWeek.MONDAY;
    private String calendar = "";
    private String skip = "";

    RuleReader(String text) {
        this.text = text;
    }

    Optional<Rule> read() {
        int from = 0;
        while (from <= text.length()) {
            int semicolon = text.indexOf(';', from);
            int end = semicolon < 0 ? text.length() : semicolon;
            String part = text.substring(from, end).strip();
            if (!part.isEmpty() && !accept(part)) {
                return Optional.empty();
            }
            from = end + 1;
        }
        if (frequency == null) {
            return Optional.empty();
        }
        return Optional.of(new Rule(text, frequency, interval, count, until, weekStart, numbers, days, calendar, skip));
    }

    private boolean accept(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String name = part.substring(0, equals).strip().toUpperCase(Locale.ROOT);
        String value = part.substring(equals + 1).strip();
        switch (name) {
            case "FREQ" -> frequency = Frequency.parse(value).orElse(null);
            case "INTERVAL" ->
                interval = Digits.readClamped(value, Integer.MAX_VALUE).orElse(0);
            case "COUNT" -> count = Digits.readClamped(value, Integer.MAX_VALUE);
            case "UNTIL" -> until = DateTimeValue.parse(value);
            case "WKST" -> {
                Optional<WeekdayNumber> day = WeekdayNumber.parse(value);
                weekStart = day.map(WeekdayNumber::day).orElse(weekStart);
                return day.filter(d -> d.ordinal() == 0).isPresent();
            }
            case "BYDAY" -> {
                return acceptDays(value);
            }
            case "RSCALE" -> calendar = value.toUpperCase(Locale.ROOT);
            case "SKIP" -> skip = value.toUpperCase(Locale.ROOT);
            default -> {
                return acceptNumbers(name, value);
            }
        }
        return switch (name) {
            case "FREQ" -> frequency != null;
            case "INTERVAL" -> interval > 0;
            case "COUNT" -> count.orElse(0) > 0;
            case "UNTIL" -> until.isPresent();
            default -> true;
        };
    }

    private boolean acceptDays(String value) {
        List<String> entries = entries(value);
        days.clear();
        for (String entry : entries) {
            WeekdayNumber.parse(entry).ifPresent(days::add);
        }
        return !days.isEmpty() && days.size() == entries.size();
    }

    private boolean acceptNumbers(String name, String value) {
        for (Part part : Part.values()) {
            if (part.name().equals(name)) {
                List<String> entries = entries(value);
                List<Integer> list = new ArrayList<>();
                for (String entry : entries) {
                    OptionalInt number = Digits.readSigned(entry);
                    if (number.isEmpty() || !part.allows(number.getAsInt())) {
                        return false;
                    }
                    if (!list.contains(number.getAsInt())) {
                        list.add(number.getAsInt());
                    }
                }
                numbers.put(part, list);
                return !list.isEmpty();
            }
        }
        return true;
    }

    /** The entries of a comma list; none if there are too many to be meant. */
    private static List<String> entries(String value) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            int comma = value.indexOf(',', from);
            int end = comma < 0 ? value.length() : comma;
            if (entries.size() == LONGEST_LIST) {
                return List.of();
            }
            entries.add(value.substring(from, end).strip());
            from = end + 1;
        }
        return entries;
    }
}
