package sextant.content.recur.rule;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recurrence rule (RFC 5545 3.3.10) read from its text.
 *
 * @param raw the text exactly as it stood, for writing it back
 * @param frequency FREQ
 * @param interval INTERVAL, at least 1; larger numbers than an int holds are held at its maximum
 * @param count COUNT, if given, at least 1 and held at the maximum of an int likewise
 * @param until UNTIL, if given
 * @param weekStart WKST; Monday if not given
 * @param numbers the BY parts that are lists of numbers, without those that are absent
 * @param days BYDAY
 * @param calendar RSCALE (RFC 7529) in upper case, empty if not given
 * @param skip SKIP (RFC 7529) in upper case, empty if not given
 */
public record Rule(
        String raw,
        Frequency frequency,
        int interval,
        OptionalInt count,
        Optional<DateTimeValue> until,
        DayOfWeek weekStart,
        Map<Part, List<Integer>> numbers,
        List<WeekdayNumber> days,
        String calendar,
        String skip) {

    public Rule {
        var copy = new EnumMap<Part, List<Integer>>(Part.class);
        numbers.forEach((part, list) -> copy.put(part, List.copyOf(list)));
        numbers = copy;
        days = List.copyOf(days);
    }

    /**
     * Reads a rule. Parts may come in any order and case; parts that RFC 5545 and RFC 7529 do not know are passed over.
     * Empty when FREQ is missing or a known part cannot be read.
     */
    public static Optional<Rule> parse(String text) {
        return new RuleReader(text).read();
    }

    /** The numbers of one part; empty if the rule has no such part. */
    public List<Integer> numbers(Part part) {
        return numbers.getOrDefault(part, List.of());
    }

    /** A copy of the parts; changing it does not change the rule. */
    @Override
    public Map<Part, List<Integer>> numbers() {
        return new EnumMap<>(numbers);
    }

    /** Whether the rule goes on for ever: it has neither COUNT nor UNTIL. */
    public boolean isEndless() {
        return count.isEmpty() && until.isEmpty();
    }

    /**
     * The most dates that one period can hold, estimated from above. Tells a rule that multiplies its BY parts into
     * millions of dates before any of them is made.
     */
    long mostPerPeriod() {
        return daysPerPeriod()
                * times(Part.BYHOUR, Frequency.HOURLY)
                * times(Part.BYMINUTE, Frequency.MINUTELY)
                * times(Part.BYSECOND, Frequency.SECONDLY);
    }

    private long times(Part part, Frequency own) {
        return frequency.compareTo(own) <= 0 ? 1 : Math.max(1, numbers(part).size());
    }

    private long daysPerPeriod() {
        boolean spread = !days.isEmpty()
                || numbers.containsKey(Part.BYMONTHDAY)
                || numbers.containsKey(Part.BYYEARDAY)
                || numbers.containsKey(Part.BYWEEKNO);
        return switch (frequency) {
            case YEARLY -> spread ? 366 : Math.max(1, numbers(Part.BYMONTH).size());
            case MONTHLY -> spread ? 31 : 1;
            case WEEKLY -> spread ? 7 : 1;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> 1;
        };
    }

    @Override
    public String toString() {
        return raw;
    }
}
