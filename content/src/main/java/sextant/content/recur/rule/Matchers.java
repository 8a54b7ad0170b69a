package sextant.content.recur.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.jspecify.annotations.Nullable;

/** Hands a rule to lib-recur, without its end and without the parts that RFC 5545 tells a reader to pass over. */
final class Matchers {
    private Matchers() {}

    /**
     * lib-recur's form of a rule.
     *
     * @param interval the interval to use instead of the rule's
     * @param date whether the start is a DATE, which leaves no room for BYHOUR, BYMINUTE and BYSECOND
     * @return null if lib-recur refuses the rule
     */
    static @Nullable RecurrenceRule of(Rule rule, int interval, boolean date) {
        var text = new StringBuilder();
        if (!rule.calendar().isEmpty()) {
            text.append("RSCALE=").append(rule.calendar()).append(';');
        }
        text.append("FREQ=").append(rule.frequency()).append(";INTERVAL=").append(interval);
        for (Part part : Part.values()) {
            List<Integer> numbers = rule.numbers(part);
            if (!numbers.isEmpty() && applies(part, rule, date)) {
                text.append(';')
                        .append(part)
                        .append('=')
                        .append(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
            }
        }
        if (!rule.days().isEmpty()) {
            text.append(";BYDAY=")
                    .append(rule.days().stream()
                            .map(day -> ordinalsApply(rule) ? day.toString() : WeekdayNumber.name(day.day()))
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
        text.append(";WKST=").append(WeekdayNumber.name(rule.weekStart()));
        if (!rule.skip().isEmpty() && !rule.calendar().isEmpty()) {
            text.append(";SKIP=").append(rule.skip());
        }
        try {
            return new RecurrenceRule(text.toString(), RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean applies(Part part, Rule rule, boolean date) {
        return switch (part) {
            case BYHOUR, BYMINUTE, BYSECOND -> !date;
            // RFC 5545 3.3.10: only in a yearly rule
            case BYWEEKNO -> rule.frequency() == Frequency.YEARLY;
            case BYMONTHDAY, BYYEARDAY, BYMONTH, BYSETPOS -> true;
        };
    }

    /** RFC 5545 3.3.10: "3TU" has a meaning only in monthly rules and in yearly rules without BYWEEKNO. */
    private static boolean ordinalsApply(Rule rule) {
        return rule.frequency() == Frequency.MONTHLY
                || (rule.frequency() == Frequency.YEARLY
                        && rule.numbers(Part.BYWEEKNO).isEmpty());
    }
}
