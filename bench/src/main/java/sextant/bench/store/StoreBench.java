package sextant.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.store.Store;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;

/**
 * Measures the embedded store and prints a table. The argument is an empty directory on the disk to measure, which is
 * left as it is afterwards.
 */
public final class StoreBench {
    private static final long SPELL = TimeUnit.SECONDS.toNanos(4);
    private static final int WARM = 300;
    private static final int ROUNDS = 1000;

    private StoreBench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        System.out.printf("%-58s %10s %10s %10s%n", "", "a second", "p50 us", "p99 us");
        try (Store store = SqliteStore.open(directory.resolve("appends"), SqliteOptions.DEFAULTS)) {
            appends(store, 1, 1);
            appends(store, 1, 1);
            appends(store, 8, 1);
            appends(store, 8, 8);
            appends(store, 32, 1);
            appends(store, 32, 32);
            appends(store, 32, 1000);
        }
        try (Store store = SqliteStore.open(directory.resolve("reads"), SqliteOptions.DEFAULTS)) {
            for (int size : new int[] {1_000, 10_000, 50_000}) {
                reads(store, size);
            }
        }
        System.out.println(memory());
    }

    private static void appends(Store store, int writers, int accounts) throws Exception {
        String run = "w" + writers + "a" + accounts + "n" + store.accounts().size();
        List<Rows> rows = IntStream.range(0, accounts)
                .mapToObj(i -> new Rows(store, run + "-" + i + "@example.org"))
                .toList();
        long end = System.nanoTime() + SPELL;
        var all = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new ArrayList<Future<List<Long>>>();
            for (int writer = 0; writer < writers; writer++) {
                int first = writer;
                parts.add(threads.submit(() -> write(rows, first, writers, end)));
            }
            for (Future<List<Long>> part : parts) {
                all.addAll(part.get());
            }
        }
        print("append 1 item: " + writers + " writers, " + accounts + " accounts", all, SPELL);
    }

    /** Appends by turns to every account that is this writer's, until the time is over. */
    private static List<Long> write(List<Rows> rows, int first, int step, long end) {
        var times = new ArrayList<Long>();
        int account = first % rows.size();
        while (true) {
            long begun = System.nanoTime();
            if (begun >= end) {
                return times;
            }
            rows.get(account).create(1);
            times.add(System.nanoTime() - begun);
            account = (account + step) % rows.size();
        }
    }

    private static void reads(Store store, int size) {
        var rows = new Rows(store, size + "@example.org");
        for (int made = 0; made < size; made += 500) {
            rows.create(500);
        }
        String of = " of " + size;
        time("changes since, 1 change" + of, ROUNDS, () -> {
            var known = new Position(rows.head().value() - 1);
            require(store.changes(rows.account(), rows.calendar(), known, 100)
                            .present()
                            .size()
                    == 1);
        });
        time(
                "changes since, nothing new" + of,
                ROUNDS,
                () -> require(store.changes(rows.account(), rows.calendar(), rows.head(), 100)
                        .present()
                        .isEmpty()));
        time(
                "latest" + of,
                ROUNDS,
                () -> require(store.latest(rows.account(), rows.calendar()).equals(rows.head())));
        time("count" + of, 100, () -> require(store.count(rows.account(), rows.calendar()) == size));
        time(
                "item by name" + of,
                ROUNDS,
                () -> require(store.itemByName(rows.account(), rows.calendar(), "event-" + (size / 2) + ".ics")
                        .isPresent()));
        time("items of a month (720)" + of, 100, () -> {
            long middle = size / 2L * 3600;
            int found = store.itemsBetween(
                            rows.account(), rows.calendar(), middle, middle + 720 * 3600, new ItemId(0), 1000)
                    .size();
            require(found >= 500);
        });
        time(
                "listing of all" + of,
                10,
                () -> require(store.changes(rows.account(), rows.calendar(), Position.START, size)
                                .present()
                                .size()
                        == size));
    }

    private static void time(String what, int rounds, Runnable question) {
        for (int i = 0; i < Math.min(WARM, rounds); i++) {
            question.run();
        }
        var times = new ArrayList<Long>(rounds);
        long begun = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            long one = System.nanoTime();
            question.run();
            times.add(System.nanoTime() - one);
        }
        print(what, times, System.nanoTime() - begun);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the store answered something else");
        }
    }

    private static void print(String what, List<Long> times, long span) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-58s %10.0f %10.1f %10.1f%n",
                what, sorted.length * 1e9 / span, at(sorted, 0.5) / 1e3, at(sorted, 0.99) / 1e3);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private static String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .toList()
                .toString();
    }
}
