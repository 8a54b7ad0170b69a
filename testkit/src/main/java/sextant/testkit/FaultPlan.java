package sextant.testkit;

import java.util.random.RandomGenerator;

/** Decides what befalls each request. Not for use by several threads. */
@FunctionalInterface
public interface FaultPlan {
    Fault next();

    /** Nothing ever goes wrong. */
    FaultPlan CALM = () -> Fault.NONE;

    /**
     * Requests suffer at random.
     *
     * @param probability of a fault, 0 to 1
     */
    static FaultPlan random(RandomGenerator random, double probability) {
        var faults = new Fault[] {Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REQUEST_DOUBLED};
        return () -> random.nextDouble() < probability ? faults[random.nextInt(faults.length)] : Fault.NONE;
    }
}
