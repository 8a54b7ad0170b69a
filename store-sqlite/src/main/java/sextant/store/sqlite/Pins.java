package sextant.store.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.content.ContentHash;

/**
 * Which blobs are named by writes that are under way, and so must not be collected though no row names them yet. A
 * backup pins all of them at once.
 */
final class Pins {
    private final Map<ContentHash, Integer> held = new HashMap<>();
    private int all;

    /** Releases what was pinned; once. */
    interface Pin extends AutoCloseable {
        @Override
        void close();
    }

    /** An action that may fail in the file system. */
    @FunctionalInterface
    interface Removal {
        void run() throws java.io.IOException;
    }

    synchronized Pin pin(List<ContentHash> hashes) {
        var mine = new ArrayList<>(hashes);
        mine.forEach(hash -> held.merge(hash, 1, Integer::sum));
        return () -> release(mine);
    }

    synchronized Pin pinAll() {
        all++;
        return this::releaseAll;
    }

    /** Removes a blob unless it is pinned; no pin can be taken meanwhile. Says whether it was removed. */
    synchronized boolean removeUnlessPinned(ContentHash hash, Removal removal) throws java.io.IOException {
        if (all > 0 || held.containsKey(hash)) {
            return false;
        }
        removal.run();
        return true;
    }

    private synchronized void release(List<ContentHash> hashes) {
        hashes.forEach(hash -> held.computeIfPresent(hash, (_, count) -> count == 1 ? null : count - 1));
    }

    private synchronized void releaseAll() {
        all--;
    }
}
