package sextant.http;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one table of all that the server answers; what is not in it does not exist. Segments of patterns match in any
 * ASCII case, as the clients of protocols that come from IIS expect. Immutable.
 */
public final class Routes {
    private final List<Route> rows;
    private final Node root = new Node();

    /**
     * A table of these rows.
     *
     * @throws IllegalArgumentException if a pattern is malformed, or two rows could answer the same request
     */
    public Routes(List<Route> rows) {
        this.rows = List.copyOf(rows);
        var patterns = new ArrayList<RoutePattern>();
        for (Route row : this.rows) {
            var pattern = RoutePattern.parse(row.pattern());
            for (int i = 0; i < patterns.size(); i++) {
                Route other = this.rows.get(i);
                if (pattern.overlaps(patterns.get(i)) && shareMethod(row.methods(), other.methods())) {
                    throw new IllegalArgumentException(
                            "Two routes could answer the same request: " + other.pattern() + " and " + row.pattern());
                }
            }
            patterns.add(pattern);
            root.insert(pattern, row);
        }
    }

    private static boolean shareMethod(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    /** All rows, in the order given. */
    public List<Route> rows() {
        return rows;
    }

    /** What the table says about a request. */
    public sealed interface Match {
        /** This row answers it. */
        record Found(Route route) implements Match {}

        /** The path is known, with other methods. */
        record WrongMethod(Set<String> allowed) implements Match {}

        /** Nothing answers this path. */
        record Unknown() implements Match {}
    }

    /**
     * Looks up who answers.
     *
     * @param method as sent; a row that answers {@code GET} answers {@code HEAD} too
     * @param segments as {@link Exchange#segments} has them
     */
    public Match match(String method, List<String> segments) {
        var candidates = root.find(segments);
        if (candidates.isEmpty()) {
            return new Match.Unknown();
        }
        var allowed = new TreeSet<String>();
        for (Route row : candidates) {
            if (answers(row, method)) {
                return new Match.Found(row);
            }
            allowed.addAll(row.methods());
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return new Match.WrongMethod(allowed);
    }

    private static boolean answers(Route row, String method) {
        return row.methods().isEmpty()
                || row.methods().contains(method)
                || (method.equals("HEAD") && row.methods().contains("GET"));
    }

    /** The whole table as text, a line per row, for a test to pin down: pattern, access, body limit, methods. */
    public String describe() {
        return rows.stream().map(Routes::line).sorted().collect(joining("\n", "", "\n"));
    }

    private static String line(Route row) {
        String methods =
                row.methods().isEmpty() ? "*" : row.methods().stream().sorted().collect(joining(","));
        return "%s %s %d %s".formatted(row.pattern(), row.access(), row.maxBody(), methods);
    }

    /** A place in the tree of literal segments. */
    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final List<Route> exact = new ArrayList<>();
        private final List<Route> below = new ArrayList<>();

        void insert(RoutePattern pattern, Route row) {
            Node node = this;
            for (String literal : pattern.literals()) {
                node = node.children.computeIfAbsent(literal, segment -> new Node());
            }
            (pattern.open() ? node.below : node.exact).add(row);
        }

        List<Route> find(List<String> segments) {
            var found = new ArrayList<Route>(2);
            @Nullable Node node = this;
            for (String segment : segments) {
                found.addAll(node.below);
                node = node.children.get(segment.toLowerCase(Locale.ROOT));
                if (node == null) {
                    return found;
                }
            }
            found.addAll(node.below);
            found.addAll(node.exact);
            return found;
        }
    }

    /** Shown in metrics for a request that no row answers. */
    static String label(Optional<Route> route) {
        return route.map(Route::pattern).orElse("none");
    }
}
