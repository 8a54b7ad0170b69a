package sextant.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A route's pattern, taken apart.
 *
 * @param literals the segments it spells out, in lower case
 * @param open whether any number of segments may follow
 */
record RoutePattern(List<String> literals, boolean open) {
    static RoutePattern parse(String pattern) {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("A pattern begins with a slash: " + pattern);
        }
        boolean open = pattern.endsWith("/**");
        String path = open ? pattern.substring(0, pattern.length() - 3) : pattern;
        var literals = new ArrayList<String>();
        if (path.length() > 1) {
            for (String segment : path.substring(1).split("/", -1)) {
                if (segment.isEmpty() || segment.contains("*") || segment.contains("%")) {
                    throw new IllegalArgumentException(
                            "A pattern is spelled out, but for a last segment **: " + pattern);
                }
                literals.add(segment.toLowerCase(Locale.ROOT));
            }
        }
        return new RoutePattern(List.copyOf(literals), open);
    }

    /** Whether some path matches both. */
    boolean overlaps(RoutePattern other) {
        if (open && other.open) {
            return startsWith(other) || other.startsWith(this);
        }
        return open ? other.startsWith(this) : other.open ? startsWith(other) : literals.equals(other.literals);
    }

    private boolean startsWith(RoutePattern prefix) {
        return literals.size() >= prefix.literals.size()
                && literals.subList(0, prefix.literals.size()).equals(prefix.literals);
    }
}
