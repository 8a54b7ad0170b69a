package sextant.server.config;

import java.util.function.Function;

/** Finds what somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The choice whose name takes the fewest letters to change into the text; there must be at least one. */
    public static <T> T to(String text, T[] choices, Function<T, String> name) {
        var best = choices[0];
        var least = Integer.MAX_VALUE;
        for (var choice : choices) {
            var distance = distance(text, name.apply(choice));
            if (distance < least) {
                least = distance;
                best = choice;
            }
        }
        return best;
    }

    // Levenshtein's distance, one row at a time; texts are cut so that a very long one costs nothing
    private static int distance(String one, String other) {
        var a = one.substring(0, Math.min(one.length(), 100));
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (a.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
