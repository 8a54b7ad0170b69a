package sextant.bench.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of request.
 *
 * @param before what is done before a round of them and not measured
 * @param after what is done after it and not measured
 * @param results how many rows every answer has to have, by the size of the collection; negative if that is not looked at
 */
record Work(String name, Step before, Request request, Step after, Rows results) {
    /** Something done once. */
    @FunctionalInterface
    interface Step {
        void run(Shelf shelf) throws IOException;
    }

    /** Something done again and again. */
    @FunctionalInterface
    interface Request {
        /** Sends the request of this number; gives the rows of the answer. */
        long send(Shelf shelf, int number) throws IOException;
    }

    /** How many rows there are to be. */
    @FunctionalInterface
    interface Rows {
        long of(int size);
    }

    private static final Step NOTHING = shelf -> {};
    private static final Rows ANY = size -> -1;

    /** What does not depend on the sort of items. */
    private static final List<Work> COMMON = List.of(
            new Work("sync, nothing new", Shelf::changeOne, (shelf, n) -> shelf.syncNothing(), NOTHING, size -> 0),
            new Work("sync, one change", Shelf::changeOne, (shelf, n) -> shelf.syncOne(), NOTHING, size -> 1),
            new Work(
                    "PUT, changed",
                    NOTHING,
                    (shelf, n) -> {
                        shelf.change(n);
                        return -1;
                    },
                    NOTHING,
                    ANY),
            new Work(
                    "PUT, new",
                    NOTHING,
                    (shelf, n) -> {
                        shelf.add();
                        return -1;
                    },
                    Shelf::removeAdded,
                    ANY),
            new Work("PROPFIND, home", NOTHING, (shelf, n) -> shelf.home(), NOTHING, ANY),
            new Work("PROPFIND, collection itself", NOTHING, (shelf, n) -> shelf.own(), NOTHING, ANY),
            new Work("multiget of 100", NOTHING, Shelf::multiget, NOTHING, size -> 100),
            new Work("listing, PROPFIND", NOTHING, (shelf, n) -> shelf.list(), NOTHING, size -> size),
            new Work("listing, first sync", NOTHING, (shelf, n) -> shelf.syncAll(), NOTHING, size -> size));

    private static final Work MONTH =
            new Work("month query", NOTHING, (shelf, n) -> shelf.month(), NOTHING, Entries::inMonth);

    private static final Work NAMED = new Work("query by name", NOTHING, (shelf, n) -> shelf.named(), NOTHING, ANY);

    static List<Work> of(Shelf.Sort sort) {
        return Stream.concat(COMMON.stream(), Stream.of(sort == Shelf.Sort.EVENTS ? MONTH : NAMED))
                .toList();
    }

    /**
     * Measures a round.
     *
     * @param nanoseconds how long it goes on, at least for one request
     * @throws IOException if an answer is not what it has to be and {@code strict}
     */
    Figures measure(Shelf shelf, ProcessTree server, long nanoseconds, boolean strict) throws IOException {
        before.run(shelf);
        var expected = results.of(shelf.size());
        var took = new long[1 << 16];
        var count = 0;
        var cpu = server.cpu();
        var end = System.nanoTime() + nanoseconds;
        for (var now = System.nanoTime(); count < took.length && (now < end || count == 0); count++) {
            var rows = request.send(shelf, count);
            var then = System.nanoTime();
            took[count] = then - now;
            now = then;
            if (strict && expected >= 0 && rows != expected) {
                throw new IOException(name + " has " + rows + " rows, not " + expected);
            }
        }
        var used = server.cpu() - cpu;
        after.run(shelf);
        return Figures.of(used, Arrays.copyOf(took, count));
    }
}
