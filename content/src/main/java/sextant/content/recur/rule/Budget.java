package sextant.content.recur.rule;

import org.jspecify.annotations.Nullable;

/**
 * Search steps that are left. Rules that are searched for one answer share a budget, so that a thousand rules cost no more
 * than a few. For one thread at a time.
 */
public final class Budget {
    private final @Nullable Budget shared;
    private long left;

    /** A budget of its own. */
    public Budget(long steps) {
        this(steps, null);
    }

    private Budget(long steps, @Nullable Budget shared) {
        this.left = steps;
        this.shared = shared;
    }

    /** A part of this budget: what it spends is spent here too, and it ends when either does. */
    Budget part(long steps) {
        return new Budget(steps, this);
    }

    /** Spends some steps; false if none are left. */
    boolean spend(long steps) {
        left = Math.max(0, left - steps);
        boolean others = shared == null || shared.spend(steps);
        return left > 0 && others;
    }
}
