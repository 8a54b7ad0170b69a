package sextant.content.lens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.content.Kind;

/**
 * All fields of one kind of item: a lens, or several, for each, and the reason for each that has none. Immutable.
 *
 * @param kind what the items are
 * @param lenses in the order of the fields
 * @param within the fields that are part of the values of another's lens, and the name of that
 * @param without the fields that have no lens, and why
 */
public record FieldTable(Kind kind, List<Lens<?>> lenses, Map<String, String> within, Map<String, String> without) {
    /** Every name once. */
    public FieldTable {
        lenses = List.copyOf(lenses);
        within = Map.copyOf(within);
        without = Map.copyOf(without);
        Map<String, Lens<?>> seen = new LinkedHashMap<>();
        for (Lens<?> lens : lenses) {
            if (seen.put(lens.field(), lens) != null) {
                throw new IllegalArgumentException("two lenses for " + lens.field());
            }
        }
    }

    /** The lens of exactly this name. */
    public Optional<Lens<?>> lens(String field) {
        for (Lens<?> lens : lenses) {
            if (lens.field().equals(field)) {
                return Optional.of(lens);
            }
        }
        return Optional.empty();
    }

    /** The lenses of a field: the one of its name, all that are named {@code field: part}, or the one it is part of. */
    public List<Lens<?>> row(String field) {
        String holder = within.getOrDefault(field, field);
        return lenses.stream()
                .filter(lens -> lens.field().equals(holder) || lens.field().startsWith(holder + ": "))
                .toList();
    }
}
