package sextant.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a server's processes have used, as Linux counts it. */
record ProcessTree(ProcessHandle root) {
    /** The length of a tick of {@code /proc}'s clocks, in milliseconds: 100 a second on every Linux there is. */
    private static final double TICK = 10;

    // proc(5): fields of stat behind the name in parentheses, counted from 0
    private static final int USER_TIME = 11;
    private static final int TIMES = 4;

    /** Processor time so far in milliseconds, that of children which have ended included. */
    double cpu() throws IOException {
        double ticks = 0;
        for (var process : processes()) {
            try {
                var stat = Files.readString(process.resolve("stat"));
                var fields = List.of(
                        stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
                ticks += fields.subList(USER_TIME, USER_TIME + TIMES).stream()
                        .mapToLong(Long::parseLong)
                        .sum();
            } catch (NoSuchFileException ended) {
                // its parent has its time
            }
        }
        return ticks * TICK;
    }

    /** Memory in MiB; pages that processes share count once. */
    double memory() throws IOException {
        double kib = 0;
        for (var process : processes()) {
            try (var lines = Files.lines(process.resolve("smaps_rollup"))) {
                kib += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (NoSuchFileException ended) {
                // it holds nothing any more
            }
        }
        return kib / 1024;
    }

    private List<Path> processes() {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .toList();
    }
}
