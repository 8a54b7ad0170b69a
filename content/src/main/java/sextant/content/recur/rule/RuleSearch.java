package sextant.content.recur.rule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The dates a rule matches, found by lib-recur, with the guards it lacks: a budget of steps, a limit on the size of one
 * period's set, no run past the year 9999 (where its packed years wrap around), exact jumps over whole periods, and a
 * restart further on where it gives up after a thousand empty periods. COUNT and UNTIL are the caller's.
 */
final class RuleSearch {
    /** After so many empty periods in a row lib-recur gives up with an exception. */
    private static final int EMPTY_PERIODS = 1_000;

    /** The set of one period may take at most this part of the budget. */
    private static final int SHARE_OF_PERIOD = 10;

    private final Rule rule;
    private final LocalDateTime start;
    private final OptionalLong stride;
    private final @Nullable RecurrenceRule matcher;
    private final long perPeriod;
    private final Budget budget;

    private LocalDateTime anchor;
    private LocalDateTime reached;
    private @Nullable RecurrenceRuleIterator iterator;
    private boolean exhausted;
    private boolean truncated;
    private boolean ended;

    /**
     * Prepares a search.
     *
     * @param from where the search may begin; it begins a period or two before
     * @param steps what this search may spend of the shared budget
     */
    RuleSearch(Rule rule, DateTimeValue start, LocalDateTime from, int steps, Budget shared) {
        this.rule = rule;
        this.start = start.local();
        this.budget = shared.part(steps);
        this.perPeriod = rule.mostPerPeriod();
        int interval = Math.min(rule.interval(), rule.frequency().largestInterval());
        OptionalLong exact = rule.frequency().exactSeconds();
        this.stride = exact.isPresent() ? OptionalLong.of(exact.getAsLong() * interval) : OptionalLong.empty();
        this.anchor = this.start;
        if (from.isAfter(this.start)) {
            jumpTo(periodsTo(from) - 1);
        }
        this.reached = anchor;
        // a DATE has no part of a day to repeat in (RFC 5545 3.3.10)
        boolean impossible = start.isDate() && rule.frequency().isWithinDay();
        boolean tooLarge = perPeriod > Math.max(1, steps / SHARE_OF_PERIOD);
        this.matcher = impossible || tooLarge ? null : Matchers.of(rule, interval, start.isDate());
        if (matcher == null) {
            giveUp();
        }
    }

    /** Whether the search ended before the rule did. */
    boolean truncated() {
        return truncated;
    }

    /** The next date that lies after the given time; null at the end. */
    @Nullable
    LocalDateTime next(LocalDateTime after) {
        while (!ended) {
            LocalDateTime found = step();
            if (found == null) {
                continue;
            }
            if (found.isBefore(reached) || found.isAfter(Times.LATEST)) {
                ended = true;
                return null;
            }
            long periods = rule.frequency().periodsBetween(reached, found) / rule.interval();
            spend(1 + Math.max(0, periods - 1) * perPeriod);
            reached = found;
            if (found.isAfter(after)) {
                return ended ? null : found;
            }
        }
        return null;
    }

    /** One date found; null if there was none, in which case the search has ended or begins again further on. */
    private @Nullable LocalDateTime step() {
        if (exhausted) {
            restartFurtherOn();
            return null;
        }
        LocalDateTime found = null;
        try {
            if (iterator == null && matcher != null) {
                iterator = matcher.iterator(dateTime(anchor));
            }
            if (iterator == null || !iterator.hasNext()) {
                ended = true;
                return null;
            }
            found = local(iterator.peekDateTime());
            iterator.nextDateTime();
        } catch (RuntimeException e) {
            // A thousand empty periods are an IllegalArgumentException of lib-recur, thrown one date early because it
            // looks ahead; odd rules also make it run off its arrays.
            exhausted = true;
        }
        return found;
    }

    private void restartFurtherOn() {
        exhausted = false;
        spend(EMPTY_PERIODS * perPeriod);
        iterator = null;
        // a thousand empty months or years: the rule never matches
        if (stride.isEmpty()) {
            giveUp();
        } else if (!jumpTo(periodsTo(reached) + EMPTY_PERIODS - 1)) {
            ended = true;
        }
        reached = anchor;
    }

    /** Whole strides from the start to a time. */
    private long periodsTo(LocalDateTime time) {
        return stride.isEmpty() ? 0 : Duration.between(start, time).toSeconds() / stride.getAsLong();
    }

    /** Anchors the search at the start of another stride; false if that lies beyond the year 9999. */
    private boolean jumpTo(long strides) {
        if (stride.isEmpty() || strides <= 0) {
            return true;
        }
        long room = Duration.between(start, Times.LATEST).toSeconds() / stride.getAsLong();
        if (strides > room) {
            return false;
        }
        anchor = start.plusSeconds(strides * stride.getAsLong());
        return true;
    }

    private void spend(long cost) {
        if (!budget.spend(cost)) {
            giveUp();
        }
    }

    private void giveUp() {
        truncated = true;
        ended = true;
    }

    private static DateTime dateTime(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }
}
