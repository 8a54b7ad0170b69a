package sextant.content.recur.rule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One spelling for rules that yield the same dates from a start: what is left unsaid is said, and of several ways to say a
 * thing one is chosen ("the third Tuesday" instead of "of the Tuesdays the third"; months instead of years). Rules with
 * equal normal forms yield the same dates; the reverse is not promised. The normal form is for comparing and for mapping to
 * poorer protocols, never for storing.
 */
public final class NormalRule {
    private static final int WEEK = 7;
    private static final int MONTHS = 12;
    private static final List<Integer> MONTH_ENDS = List.of(28, 29, 30, 31);

    private final Rule rule;
    private final LocalDateTime start;
    private final Map<Part, List<Integer>> numbers;
    private List<WeekdayNumber> days;
    private Frequency frequency;
    private long interval;

    private NormalRule(Rule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
        this.numbers = new EnumMap<>(rule.numbers());
        this.days = rule.days();
        this.frequency = rule.frequency();
        this.interval = rule.interval();
    }

    /** Whether two rules surely yield the same dates from this start. */
    public static boolean same(Rule one, Rule other, LocalDateTime start) {
        return of(one, start).raw().equals(of(other, start).raw());
    }

    /** The normal form of a rule from this start, with its text as {@link Rule#raw}. */
    public static Rule of(Rule rule, LocalDateTime start) {
        var normal = new NormalRule(rule, start);
        boolean foreign = !rule.calendar().isEmpty() || rule.frequency().isWithinDay();
        if (!foreign && !normal.countsTimesOfDay()) {
            normal.rewrite();
        }
        return Rule.parse(normal.text()).orElse(rule);
    }

    /** BYSETPOS over several times a day counts times, not days. */
    private boolean countsTimesOfDay() {
        return has(Part.BYSETPOS) && (count(Part.BYHOUR) > 1 || count(Part.BYMINUTE) > 1 || count(Part.BYSECOND) > 1);
    }

    private void rewrite() {
        switch (frequency) {
            case DAILY -> daily();
            case WEEKLY -> weekly();
            case MONTHLY -> monthly();
            case YEARLY -> yearly();
            case HOURLY, MINUTELY, SECONDLY -> {}
        }
    }

    private void daily() {
        boolean plain = !has(Part.BYMONTHDAY) && !has(Part.BYYEARDAY) && !has(Part.BYSETPOS);
        if (plain && days.isEmpty() && interval % WEEK == 0) {
            interval /= WEEK;
        } else if (!plain || days.isEmpty() || interval != 1) {
            return;
        }
        frequency = Frequency.WEEKLY;
        weekly();
    }

    private void weekly() {
        boolean plain = !has(Part.BYMONTHDAY) && !has(Part.BYYEARDAY);
        if (plain && days.isEmpty()) {
            days = List.of(new WeekdayNumber(0, start.getDayOfWeek()));
        }
    }

    private void yearly() {
        if (has(Part.BYWEEKNO) || has(Part.BYYEARDAY)) {
            return;
        }
        if (days.isEmpty() && !has(Part.BYMONTHDAY)) {
            numbers.put(Part.BYMONTHDAY, List.of(start.getDayOfMonth()));
            numbers.putIfAbsent(Part.BYMONTH, List.of(start.getMonthValue()));
        }
        List<Integer> months = sorted(Part.BYMONTH);
        boolean inPhase = months.contains(start.getMonthValue());
        if (!inPhase || !evenlySpaced(months) || (months.size() > 1 && (interval > 1 || has(Part.BYSETPOS)))) {
            return;
        }
        numbers.remove(Part.BYMONTH);
        frequency = Frequency.MONTHLY;
        interval = interval * (MONTHS / months.size());
        monthly();
    }

    private static boolean evenlySpaced(List<Integer> months) {
        return MONTHS % months.size() == 0
                && IntStream.range(1, months.size())
                        .allMatch(i -> months.get(i) - months.get(i - 1) == MONTHS / months.size());
    }

    private void monthly() {
        if (has(Part.BYYEARDAY)) {
            return;
        }
        if (days.isEmpty() && !has(Part.BYMONTHDAY)) {
            numbers.put(Part.BYMONTHDAY, List.of(start.getDayOfMonth()));
        }
        List<Integer> positions = numbers.getOrDefault(Part.BYSETPOS, List.of());
        if (positions.isEmpty()) {
            weekOfDates();
        } else if (positions.size() == 1) {
            position(positions.getFirst());
        }
    }

    /** TH in 22..28 is the fourth Thursday. */
    private void weekOfDates() {
        List<Integer> dates = sorted(Part.BYMONTHDAY);
        boolean week = dates.size() == WEEK
                && dates.getFirst() % WEEK == 1
                && dates.getFirst() > 0
                && dates.getLast() == dates.getFirst() + WEEK - 1
                && dates.getLast() <= 4 * WEEK;
        if (week && days.size() == 1 && days.getFirst().ordinal() == 0) {
            days = List.of(new WeekdayNumber(
                    dates.getFirst() / WEEK + 1, days.getFirst().day()));
            numbers.remove(Part.BYMONTHDAY);
        }
    }

    private void position(int position) {
        boolean plainDays = !days.isEmpty() && days.stream().allMatch(day -> day.ordinal() == 0);
        boolean edge = Math.abs(position) == 1;
        if (days.isEmpty() && position == -1 && sorted(Part.BYMONTHDAY).equals(MONTH_ENDS)) {
            numbers.put(Part.BYMONTHDAY, List.of(-1));
            numbers.remove(Part.BYSETPOS);
        } else if (plainDays && !has(Part.BYMONTHDAY) && distinctDays() == 1 && Math.abs(position) <= 5) {
            days = List.of(new WeekdayNumber(position, days.getFirst().day()));
            numbers.remove(Part.BYSETPOS);
        } else if (plainDays && !has(Part.BYMONTHDAY) && distinctDays() == WEEK && Math.abs(position) <= 31) {
            numbers.put(Part.BYMONTHDAY, List.of(position));
            days = List.of();
            numbers.remove(Part.BYSETPOS);
        } else if (edge
                && !days.isEmpty()
                && !has(Part.BYMONTHDAY)
                && days.stream().allMatch(d -> d.ordinal() == position)) {
            // the first of the first ones is the first of all
            days = days.stream().map(day -> new WeekdayNumber(0, day.day())).toList();
            position(position);
        }
    }

    private boolean onlyOn(DayOfWeek weekday) {
        return days.stream().allMatch(day -> day.day() == weekday);
    }

    private long distinctDays() {
        return days.stream().map(WeekdayNumber::day).distinct().count();
    }

    /** WKST matters to other days than the start's own in every other week, to weeks by number, and to positions in a week. */
    private boolean weekStartMatters() {
        return switch (frequency) {
            case WEEKLY -> (interval > 1 && (days.isEmpty() || !onlyOn(start.getDayOfWeek()))) || has(Part.BYSETPOS);
            case YEARLY -> has(Part.BYWEEKNO);
            default -> false;
        };
    }

    private String text() {
        var text = new StringBuilder();
        if (!rule.calendar().isEmpty()) {
            text.append("RSCALE=").append(rule.calendar()).append(';');
        }
        text.append("FREQ=").append(frequency);
        if (interval > 1) {
            text.append(";INTERVAL=").append(interval);
        }
        for (Part part : Part.values()) {
            if (part != Part.BYSETPOS && has(part)) {
                append(text, part);
            }
        }
        if (!days.isEmpty()) {
            text.append(";BYDAY=")
                    .append(days.stream()
                            .distinct()
                            .sorted(Comparator.comparing(WeekdayNumber::day).thenComparingInt(WeekdayNumber::ordinal))
                            .map(WeekdayNumber::toString)
                            .collect(Collectors.joining(",")));
        }
        if (has(Part.BYSETPOS)) {
            append(text, Part.BYSETPOS);
        }
        rule.count().ifPresent(count -> text.append(";COUNT=").append(count));
        rule.until().ifPresent(until -> text.append(";UNTIL=").append(until.text()));
        if (rule.weekStart() != DayOfWeek.MONDAY && weekStartMatters()) {
            text.append(";WKST=").append(WeekdayNumber.name(rule.weekStart()));
        }
        if (!rule.skip().isEmpty()) {
            text.append(";SKIP=").append(rule.skip());
        }
        return text.toString();
    }

    private void append(StringBuilder text, Part part) {
        text.append(';')
                .append(part)
                .append('=')
                .append(sorted(part).stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private boolean has(Part part) {
        return numbers.containsKey(part);
    }

    private int count(Part part) {
        return numbers.getOrDefault(part, List.of()).size();
    }

    private List<Integer> sorted(Part part) {
        List<Integer> sorted = new ArrayList<>(numbers.getOrDefault(part, List.of()));
        sorted.sort(null);
        return sorted;
    }
}
