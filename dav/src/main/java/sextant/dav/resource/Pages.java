package sextant.dav.resource;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import sextant.content.Summary;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;

/**
 * Items of a collection, read a page at a time as they are walked through, so that an answer over any number of them takes
 * the room of a page.
 */
public final class Pages implements Iterable<Item> {
    private final Function<Optional<Item>, List<Item>> page;
    private final int size;

    private Pages(Function<Optional<Item>, List<Item>> page, int size) {
        this.page = page;
        this.size = size;
    }

    /** All items. */
    public static Pages all(Mailbox mailbox, CollectionId in, int size) {
        return new Pages(last -> mailbox.items(in, last.map(Item::name).orElse(""), size), size);
    }

    /** Those that touch a span, as {@link Mailbox#between}. */
    public static Pages between(Mailbox mailbox, CollectionId in, long from, long to, int size) {
        if (from == Summary.UNBOUNDED_PAST && to == Summary.UNBOUNDED_FUTURE) {
            return all(mailbox, in, size);
        }
        return new Pages(
                last -> mailbox.between(in, from, to, last.map(Item::id).orElse(new ItemId(0)), size), size);
    }

    @Override
    public Iterator<Item> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<Item> {
        private List<Item> items = page.apply(Optional.empty());
        private int at;

        @Override
        public boolean hasNext() {
            if (at == items.size() && at == size) {
                items = page.apply(Optional.of(items.getLast()));
                at = 0;
            }
            return at < items.size();
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.get(at++);
        }
    }
}
