package sextant.content.lens;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.content.line.Component;

/**
 * A list that several products spell in their own lines. Reads the entries of all spellings once each. A new entry goes into
 * every spelling that held the whole list before, else into the first that holds any, else into the one written for the
 * document's version; an entry that goes, goes from all.
 */
public final class AliasListLens<E> implements Lens<List<E>> {
    private final Function<Component, ListLens<E>> written;
    private final List<ListLens<E>> spellings;

    private AliasListLens(Function<Component, ListLens<E>> written, List<ListLens<E>> spellings) {
        this.written = written;
        this.spellings = spellings;
    }

    /**
     * A list of several spellings.
     *
     * @param written the one of them that a new list gets
     */
    public static <E> AliasListLens<E> of(Function<Component, ListLens<E>> written, List<ListLens<E>> spellings) {
        return new AliasListLens<>(written, List.copyOf(spellings));
    }

    @Override
    public String field() {
        return spellings.getFirst().field();
    }

    @Override
    public Class<?> type() {
        return List.class;
    }

    /** The class of the entries. */
    public Class<?> elementType() {
        return spellings.getFirst().elementType();
    }

    @Override
    public Optional<List<E>> get(Component item) {
        List<E> entries = entries(item);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private List<E> entries(Component item) {
        LinkedHashSet<E> entries = new LinkedHashSet<>();
        spellings.forEach(spelling -> spelling.get(item).ifPresent(entries::addAll));
        return List.copyOf(entries);
    }

    @Override
    public void set(Component item, List<E> value) {
        List<E> wanted = spellings.getFirst().normal(value);
        List<E> before = entries(item);
        if (before.equals(wanted)) {
            return;
        }
        List<ListLens<E>> receivers = receivers(item, before);
        List<E> fresh = wanted.stream().filter(entry -> !before.contains(entry)).toList();
        for (ListLens<E> spelling : spellings) {
            List<E> own = spelling.get(item).orElse(List.of());
            List<E> stays = new ArrayList<>(wanted);
            stays.removeIf(entry -> !own.contains(entry) && !(receivers.contains(spelling) && fresh.contains(entry)));
            spelling.set(item, stays);
        }
        if (!entries(item).equals(wanted)) {
            receivers.getFirst().set(item, wanted);
            spellings.stream().filter(spelling -> !receivers.contains(spelling)).forEach(other -> other.clear(item));
        }
    }

    private List<ListLens<E>> receivers(Component item, List<E> before) {
        List<ListLens<E>> holding = spellings.stream()
                .filter(spelling -> spelling.get(item).isPresent())
                .toList();
        if (holding.isEmpty()) {
            return List.of(written.apply(item));
        }
        List<ListLens<E>> whole = holding.stream()
                .filter(spelling -> spelling.get(item)
                        .filter(own -> own.size() == before.size())
                        .isPresent())
                .toList();
        return whole.isEmpty() ? List.of(holding.getFirst()) : whole;
    }

    @Override
    public void clear(Component item) {
        spellings.forEach(spelling -> spelling.clear(item));
    }
}
