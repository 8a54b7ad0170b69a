package sextant.content.lens;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.line.Component;

/** A list of which the order means nothing: excluded dates, extra dates. */
public final class SetLens<E> implements Lens<Set<E>> {
    private final ListLens<E> list;

    private SetLens(ListLens<E> list) {
        this.list = list;
    }

    /** The entries of this list as a set. */
    public static <E> SetLens<E> of(ListLens<E> list) {
        return new SetLens<>(list);
    }

    @Override
    public String field() {
        return list.field();
    }

    @Override
    public Class<?> type() {
        return Set.class;
    }

    /** The class of the entries. */
    public Class<?> elementType() {
        return list.elementType();
    }

    @Override
    public Optional<Set<E>> get(Component item) {
        return list.get(item).map(LinkedHashSet::new);
    }

    @Override
    public void set(Component item, Set<E> value) {
        List<E> wanted = list.normal(value);
        list.retain(item, wanted);
        List<E> kept = list.get(item).orElse(List.of());
        list.add(item, wanted.stream().filter(entry -> !kept.contains(entry)).toList());
    }

    @Override
    public void clear(Component item) {
        list.clear(item);
    }
}
