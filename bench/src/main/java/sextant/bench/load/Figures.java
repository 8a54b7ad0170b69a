package sextant.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one kind of request cost.
 *
 * @param cpu milliseconds of the server's processors for each
 * @param p50 milliseconds to the end of the answer, the median
 * @param p99 the same, of the slowest hundredth
 */
record Figures(double cpu, double p50, double p99) {
    static Figures of(double cpu, long[] nanoseconds) {
        if (nanoseconds.length == 0) {
            return NONE;
        }
        var sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Figures(cpu / sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    /** Where nothing was answered. */
    static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN);

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))] / 1e6;
    }

    /** The median of several rounds, each figure by itself. */
    static Figures median(List<Figures> rounds) {
        return new Figures(median(rounds, Figures::cpu), median(rounds, Figures::p50), median(rounds, Figures::p99));
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
