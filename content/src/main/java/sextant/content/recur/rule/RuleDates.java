package sextant.content.recur.rule;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dates a rule yields from a start, in ascending order and without repetition: the start itself first, whether the
 * rule matches it or not (RFC 5545 3.8.5.3), then what the rule matches after it, as long as COUNT and UNTIL allow. All
 * times are wall-clock times. Not safe for use by several threads at once.
 */
public final class RuleDates implements Iterator<LocalDateTime> {
    private final RuleSearch search;
    private final LocalDateTime start;
    private final Predicate<LocalDateTime> pastUntil;

    private int left;
    private boolean started;
    private @Nullable LocalDateTime next;
    private LocalDateTime last;

    /**
     * Dates from the start on.
     *
     * @param rule the rule; its UNTIL is not looked at
     * @param start DTSTART
     * @param pastUntil tells a time that lies after UNTIL, which ends the iteration
     */
    public RuleDates(Rule rule, DateTimeValue start, Predicate<LocalDateTime> pastUntil, Bounds bounds) {
        this(rule, start, start.local(), pastUntil, bounds, new Budget(bounds.steps()));
    }

    /**
     * Dates from some later time on, as if those before had been iterated and dropped. Much faster than dropping them
     * where the rule lets periods be skipped; those with COUNT never do.
     *
     * @param from dates before this time need not be yielded, though a few may be
     * @param budget what all rules of one answer may spend together
     */
    public RuleDates(
            Rule rule,
            DateTimeValue start,
            LocalDateTime from,
            Predicate<LocalDateTime> pastUntil,
            Bounds bounds,
            Budget budget) {
        this.start = start.local();
        this.pastUntil = pastUntil;
        this.search =
                new RuleSearch(rule, start, rule.count().isPresent() ? start.local() : from, bounds.steps(), budget);
        this.left = rule.count().orElse(Integer.MAX_VALUE);
        this.last = start.local();
    }

    /** Whether the iteration ended, or will end, for another reason than the rule's own end. */
    public boolean truncated() {
        return search.truncated();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public LocalDateTime next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the rule has no further date");
        }
        LocalDateTime result = next;
        next = null;
        last = result;
        return result;
    }

    private @Nullable LocalDateTime advance() {
        if (left == 0) {
            return null;
        }
        left--;
        if (!started) {
            started = true;
            return start;
        }
        LocalDateTime found = search.next(last);
        if (found == null || pastUntil.test(found)) {
            left = 0;
            return null;
        }
        return found;
    }
}
