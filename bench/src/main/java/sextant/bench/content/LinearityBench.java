package sextant.bench.content;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;

/**
 * The same work on n, 2n and 4n octets: the time of each line of the result should be about twice that of the line before,
 * less than 2.6 times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LinearityBench {
    @Param({"500000", "1000000", "2000000"})
    private int octets;

    private byte[] document = {};

    @Setup
    public void makeDocument() {
        document = Samples.ofSize(octets);
    }

    @Benchmark
    public int parseAndReadAll() throws MalformedDocument {
        Component event = Tree.parse(document).root().components().getFirst();
        return event.properties().stream()
                .mapToInt(line -> line.text().length())
                .sum();
    }

    @Benchmark
    public byte[] parseAndWrite() throws MalformedDocument {
        return Tree.parse(document).write();
    }
}
