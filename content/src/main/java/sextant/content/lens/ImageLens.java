package sextant.content.lens;

import java.util.Optional;
import java.util.function.Function;
import sextant.content.line.Component;

/** See {@link Lens#as}. */
record ImageLens<T, W>(Lens<T> whole, Class<?> type, Function<? super T, W> down, Function<? super W, ? extends T> up)
        implements Lens<W> {

    @Override
    public String field() {
        return whole.field();
    }

    @Override
    public Optional<W> get(Component item) {
        return whole.get(item).map(down);
    }

    @Override
    public Optional<W> absent() {
        return whole.absent().map(down);
    }

    @Override
    public void set(Component item, W value) {
        if (!effective(item).equals(Optional.of(value))) {
            whole.set(item, up.apply(value));
        }
    }

    @Override
    public void clear(Component item) {
        whole.clear(item);
    }
}
