package sextant.dav.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sextant.dav.resource.ReadAhead;
import sextant.mailbox.Item;

/**
 * Items that may meet a query, in their order; the documents of those that have to be looked into are read together. For one
 * thread.
 */
final class Candidates {
    private final ReadAhead documents;
    private final Each each;
    private final List<Item> waiting = new ArrayList<>();
    private final List<Item> unread = new ArrayList<>();

    /** Takes one candidate after the other. */
    @FunctionalInterface
    interface Each {
        /** Says whether to go on. */
        boolean take(Item item) throws IOException;
    }

    Candidates(ReadAhead documents, Each each) {
        this.documents = documents;
        this.each = each;
    }

    /**
     * Adds one.
     *
     * @param look whether its document will be asked for
     * @return whether to go on
     */
    boolean add(Item item, boolean look) throws IOException {
        waiting.add(item);
        if (look) {
            unread.add(item);
        }
        // those that need no look take little room, so that many may wait with one that does
        var isFull = unread.size() >= ReadAhead.TOGETHER || waiting.size() >= 10 * ReadAhead.TOGETHER;
        return !isFull || flush();
    }

    /** Hands on those that still wait. */
    boolean flush() throws IOException {
        if (!unread.isEmpty()) {
            documents.read(unread);
        }
        unread.clear();
        var items = List.copyOf(waiting);
        waiting.clear();
        for (var item : items) {
            if (!each.take(item)) {
                return false;
            }
        }
        return true;
    }
}
