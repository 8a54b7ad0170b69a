package sextant.content.recur.rule;

/**
 * How much work one expansion may do. Whatever reaches a bound ends there and says so; it never throws.
 *
 * @param steps search steps for one rule: one step is one period of the rule's frequency or one date it yields
 * @param instances instances that one answer may hold
 * @param alarmRepeats repetitions of one alarm that are looked at, whatever its REPEAT says
 */
public record Bounds(int steps, int instances, int alarmRepeats) {
    /** The limits that ship. */
    public static final Bounds DEFAULT = new Bounds(100_000, 1_000, 20);

    public Bounds {
        if (steps < 1 || instances < 1 || alarmRepeats < 0) {
            throw new IllegalArgumentException("bounds must be positive: " + steps + ", " + instances);
        }
    }

    /** A fresh budget for all the rules of one answer: ten times that of one rule. */
    public Budget budget() {
        return new Budget(10L * steps);
    }

    /** The same bounds with another number of instances. */
    public Bounds withInstances(int most) {
        return new Bounds(steps, most, alarmRepeats);
    }
}
