package sextant.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures CalDAV and CardDAV: this server at several sizes, and at 10,000 items beside Cyrus and Radicale where those are
 * installed, all in one run. Prints tables in Markdown. The first argument is an empty folder on the disk to measure, the second
 * the number of rounds (3), the third the seconds of one round (2).
 */
public final class DavLoad {
    private static final int SIZE = 10_000;
    private static final List<Integer> OTHER_SIZES = List.of(1_000, 50_000);
    private static final int MOST_WARMING = 8;
    private static final int CLIENTS = 50;
    private static final int MIX_SECONDS = 10;

    /** Starts a server on a folder. */
    private interface Start {
        Subject on(Path folder) throws IOException;
    }

    private final PrintStream out;
    private final Path folder;
    private final int rounds;
    private final long spell;
    private final List<Subject> subjects = new ArrayList<>();

    private DavLoad(PrintStream out, Path folder, int rounds, int seconds) {
        this.out = out;
        this.folder = folder;
        this.rounds = rounds;
        this.spell = TimeUnit.SECONDS.toNanos(seconds);
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]).toAbsolutePath();
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        new DavLoad(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder, rounds, seconds).run();
    }

    private void run() throws IOException {
        try {
            start("sextant", Sextant::start);
            if (Cyrus.isInstalled()) {
                start("cyrus", Cyrus::start);
            } else {
                out.println("Without Cyrus, which is not installed (see bench/README.md).");
            }
            if (Radicale.isInstalled()) {
                start("radicale", Radicale::start);
            } else {
                out.println("Without Radicale, which is not installed (see bench/README.md).");
            }
            var idle = subjects.getFirst().processes().memory();
            var events = sideBySide(Shelf.Sort.EVENTS);
            sideBySide(Shelf.Sort.CONTACTS);
            growth(Optional.ofNullable(events.get(subjects.getFirst())).orElseThrow());
            together(events);
            out.printf(Locale.ROOT, "%nSextant at the start, idle: %.0f MiB.%n", idle);
        } finally {
            for (var subject : subjects) {
                subject.close();
            }
        }
    }

    private void start(String name, Start start) throws IOException {
        subjects.add(start.on(Files.createDirectories(folder.resolve(name))));
    }

    private Map<Subject, Shelf> sideBySide(Shelf.Sort sort) throws IOException {
        Map<Subject, Shelf> shelves = new LinkedHashMap<>();
        for (var subject : subjects) {
            shelves.put(subject, filled(subject, sort, SIZE));
        }
        var works = Work.of(sort);
        for (var work : works) {
            warm(work, shelves, subjects.getFirst());
        }
        out.printf("%n### %,d %s, one client%n%n", SIZE, sort.word());
        var line = new StringBuilder("| request |");
        subjects.forEach(subject -> line.append(" %s: CPU ms | p50 | p99 |".formatted(subject.name())));
        subjects.stream().skip(1).forEach(peer -> line.append(" CPU, ratio to %s |".formatted(peer.name())));
        out.println(line);
        out.println("|---" + "|---".repeat(4 * subjects.size() - 1) + "|");
        for (var work : works) {
            out.println(row(work.name(), measure(work, shelves, subjects.getFirst())));
        }
        return shelves;
    }

    private Shelf filled(Subject subject, Shelf.Sort sort, int size) throws IOException {
        var begun = System.nanoTime();
        var shelf = Shelf.fill(subject, sort, size);
        var took = (System.nanoTime() - begun) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s took %,d %s in %.0f s, %.0f a second.%n",
                subject.name(),
                size,
                sort.word(),
                took,
                size / took);
        return shelf;
    }

    /** Goes on until a spell is hardly cheaper than the one before it: then each runs as it does after days. */
    private void warm(Work work, Map<Subject, Shelf> shelves, Subject strict) throws IOException {
        for (var subject : shelves.keySet()) {
            var shelf = Optional.ofNullable(shelves.get(subject)).orElseThrow();
            var before = Double.MAX_VALUE;
            for (var i = 0; i < MOST_WARMING; i++) {
                var cpu = work.measure(shelf, subject.processes(), spell, subject.equals(strict))
                        .cpu();
                if (cpu > 0.9 * before) {
                    break;
                }
                before = cpu;
            }
        }
    }

    /** The servers take turns, so that a noisy minute is everybody's. */
    private List<Figures> measure(Work work, Map<Subject, Shelf> shelves, Subject strict) throws IOException {
        Map<Subject, List<Figures>> all = new LinkedHashMap<>();
        for (var round = 0; round < rounds; round++) {
            for (var subject : shelves.keySet()) {
                var shelf = Optional.ofNullable(shelves.get(subject)).orElseThrow();
                all.computeIfAbsent(subject, key -> new ArrayList<>())
                        .add(work.measure(shelf, subject.processes(), spell, subject.equals(strict)));
            }
        }
        return all.values().stream().map(Figures::median).toList();
    }

    private static String row(String name, List<Figures> figures) {
        var line = new StringBuilder("| " + name + " |");
        figures.forEach(one ->
                line.append(String.format(Locale.ROOT, " %.2f | %.1f | %.1f |", one.cpu(), one.p50(), one.p99())));
        figures.stream()
                .skip(1)
                .forEach(peer -> line.append(
                        String.format(Locale.ROOT, " %.2f |", figures.getFirst().cpu() / peer.cpu())));
        return line.toString();
    }

    /** What the same requests cost this server in collections of other sizes. */
    private void growth(Shelf middle) throws IOException {
        var sextant = subjects.getFirst();
        var shelves = new ArrayList<Shelf>();
        shelves.add(filled(sextant, Shelf.Sort.EVENTS, OTHER_SIZES.getFirst()));
        shelves.add(middle);
        shelves.add(filled(sextant, Shelf.Sort.EVENTS, OTHER_SIZES.getLast()));
        out.printf("%n### Growth: CPU ms (p50) of Sextant%n%n| request |");
        shelves.forEach(shelf -> out.printf(" %,d events |", shelf.size()));
        out.println("\n|---|---|---|---|");
        for (var work : Work.of(Shelf.Sort.EVENTS)) {
            out.print("| " + work.name() + " |");
            for (var shelf : shelves) {
                var figures = new ArrayList<Figures>();
                for (var round = 0; round < rounds; round++) {
                    figures.add(work.measure(shelf, sextant.processes(), spell, true));
                }
                var median = Figures.median(figures);
                out.printf(Locale.ROOT, " %.2f (%.1f) |", median.cpu(), median.p50());
            }
            out.println();
        }
    }

    /** Fifty clients at once: most ask what is new, some look at the collection, one in ten writes and asks again. */
    private void together(Map<Subject, Shelf> shelves) throws IOException {
        out.printf("%n### %d clients at once on one collection of %,d events%n%n", CLIENTS, SIZE);
        out.println("| server | requests a second | CPU ms each | p50 | p99 | failed | MiB afterwards |");
        out.println("|---|---|---|---|---|---|---|");
        for (var subject : subjects) {
            var shelf = Optional.ofNullable(shelves.get(subject)).orElseThrow();
            shelf.changeOne();
            var took = new ConcurrentLinkedQueue<Long>();
            var failed = new ConcurrentLinkedQueue<IOException>();
            var cpu = subject.processes().cpu();
            var begun = System.nanoTime();
            var end = begun + TimeUnit.SECONDS.toNanos(MIX_SECONDS);
            shelf.together(CLIENTS, client -> () -> {
                for (var n = client; System.nanoTime() < end; n++) {
                    var then = System.nanoTime();
                    try {
                        mixed(shelf, client, n);
                        took.add(System.nanoTime() - then);
                    } catch (IOException e) {
                        failed.add(e);
                    }
                }
                return 0;
            });
            var seconds = (System.nanoTime() - begun) / 1e9;
            var used = subject.processes().cpu() - cpu;
            var figures =
                    Figures.of(used, took.stream().mapToLong(Long::longValue).toArray());
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %.1f | %.1f | %d | %.0f |%n",
                    subject.name(),
                    took.size() / seconds,
                    figures.cpu(),
                    figures.p50(),
                    figures.p99(),
                    failed.size(),
                    subject.processes().memory());
            failed.stream().limit(1).forEach(first -> out.println(first.getMessage()));
        }
    }

    private static void mixed(Shelf shelf, int client, int number) throws IOException {
        switch (number % 10) {
            case 0 -> shelf.change(client * 100 + number % 100);
            case 1, 2 -> shelf.own();
            default -> shelf.syncNothing();
        }
    }
}
