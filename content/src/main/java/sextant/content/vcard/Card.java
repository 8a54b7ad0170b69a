package sextant.content.vcard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** What a row must know about the other lines of its card, as they were before the step. */
final class Card {
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> bestPreference = new HashMap<>();
    private final Map<Property, Property> labels = new HashMap<>();
    private final Set<Property> usedLabels = new HashSet<>();
    private final Optional<Property> name;
    private final Optional<Property> sortString;

    Card(Component card) {
        for (Property line : card.properties()) {
            names.add(line.name());
            Types.preference(line).ifPresent(rank -> bestPreference.merge(line.name(), rank, Math::min));
        }
        name = card.property("N");
        sortString = name.flatMap(n -> card.property("SORT-STRING"));
        matchLabels(card);
    }

    /** Whether the card had a line of this name. */
    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether no other line of the same name is more preferred. */
    boolean isMostPreferred(Property line) {
        Integer best = bestPreference.get(line.name());
        return best != null && Types.preference(line).filter(best::equals).isPresent();
    }

    /** The LABEL line that belongs to an ADR line. */
    Optional<Property> labelOf(Property adr) {
        return Optional.ofNullable(labels.get(adr));
    }

    /** Whether a LABEL line belongs to an ADR line. */
    boolean isUsed(Property label) {
        return usedLabels.contains(label);
    }

    /** The SORT-STRING line that belongs to an N line. */
    Optional<Property> sortStringOf(Property n) {
        return name.filter(n::equals).flatMap(first -> sortString);
    }

    /** Whether this SORT-STRING line belongs to an N line. */
    boolean isUsedSortString(Property line) {
        return sortString.filter(line::equals).isPresent();
    }

    /** The AGENT line that a nested card is the value of. */
    static @Nullable Property agentBefore(Component card, Component nested) {
        return card.lineBefore(nested)
                .filter(line -> line.name().equals("AGENT"))
                .orElse(null);
    }

    // RFC 2426 3.2.2 ties a label to its address by nothing but the same types; a common group is the stronger sign
    private void matchLabels(Component card) {
        List<Property> all = card.properties("LABEL");
        if (all.isEmpty()) {
            return;
        }
        Map<String, Deque<Property>> byKey = new HashMap<>();
        for (Property adr : card.properties("ADR")) {
            byKey.computeIfAbsent(key(adr), key -> new ArrayDeque<>()).add(adr);
        }
        for (Property label : all) {
            Deque<Property> candidates = byKey.get(key(label));
            if (candidates != null && !candidates.isEmpty()) {
                labels.put(candidates.removeFirst(), label);
                usedLabels.add(label);
            }
        }
    }

    private static String key(Property line) {
        if (line.group().isPresent()) {
            return "group " + line.group().get().toLowerCase(Locale.ROOT);
        }
        var words = new TreeSet<String>();
        for (String word : Types.of(line)) {
            if (!word.equalsIgnoreCase(Types.PREFERRED)) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return "types " + words;
    }
}
