package sextant.dav.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.dav.wire.CalendarShape.Line;
import sextant.dav.wire.CalendarShape.Part;

/** Cuts documents down to the lines and components that are asked for (RFC 4791 9.6.1 to 9.6.4, RFC 6352 10.4.2). */
final class Parts {
    private Parts() {}

    /** Removes all that is not wanted of a component. */
    static void keep(Component component, Part wanted) {
        wanted.lines().ifPresent(lines -> keepLines(component, lines));
        wanted.parts().ifPresent(parts -> {
            Map<String, Part> byName = new HashMap<>();
            parts.forEach(part -> byName.putIfAbsent(part.name(), part));
            component.retain(inner -> byName.containsKey(inner.name()));
            for (var inner : component.components()) {
                var part = byName.get(inner.name());
                if (part != null) {
                    keep(inner, part);
                }
            }
        });
    }

    /** Removes all lines but those of these names. */
    static void keepLines(Component component, List<Line> wanted) {
        Map<String, Line> byName = new HashMap<>();
        wanted.forEach(line -> byName.putIfAbsent(line.name(), line));
        component.rewrite(line -> {
            // RFC 6352 10.4.2: a name without a group means the lines of all groups
            var named = Optional.ofNullable(byName.get(line.name()))
                    .or(() ->
                            line.group().map(group -> byName.get(group.toUpperCase(Locale.ROOT) + "." + line.name())));
            return named.map(found -> found.valueless() ? line.withValue("") : line).stream()
                    .toList();
        });
    }
}
