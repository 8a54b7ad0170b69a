package sextant.bench.content;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.MalformedDocument;
import sextant.content.Summaries;
import sextant.content.Summary;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;
import sextant.content.vcard.Conversion;
import sextant.content.vcard.VCardVersion;

/** One document at a time, of the usual shapes. Run it with {@code org.openjdk.jmh.Main DocumentBench}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DocumentBench {
    private final byte[] event = Samples.event();
    private final byte[] card = Samples.card();
    private final byte[] picture = Samples.cardWithPicture();
    private final Document eventDocument = Document.of(Format.ICALENDAR, event);
    private final Document pictureDocument = Document.of(Format.VCARD, picture);
    private final Summaries summaries = new Summaries();

    @Benchmark
    public Tree parseEvent() throws MalformedDocument {
        return Tree.parse(event);
    }

    @Benchmark
    public Tree parseCardWithPicture() throws MalformedDocument {
        return Tree.parse(picture);
    }

    @Benchmark
    public byte[] editEvent() throws MalformedDocument {
        Tree tree = Tree.parse(event);
        Component item = tree.root().component("VEVENT").orElseThrow();
        Property summary = item.property("SUMMARY").orElseThrow();
        item.replace(summary, summary.withText("Another subject"));
        return tree.write();
    }

    @Benchmark
    public byte[] editCardWithPicture() throws MalformedDocument {
        Tree tree = Tree.parse(picture);
        Component root = tree.root();
        Property title = root.property("TITLE").orElseThrow();
        root.replace(title, title.withText("Another title"));
        return tree.write();
    }

    @Benchmark
    public Summary summarizeEvent() throws MalformedDocument {
        return summaries.summarize(eventDocument);
    }

    @Benchmark
    public Summary summarizeCardWithPicture() throws MalformedDocument {
        return summaries.summarize(pictureDocument);
    }

    @Benchmark
    public byte[] convertCard() throws MalformedDocument {
        return Conversion.to(VCardVersion.V4_0, card);
    }

    @Benchmark
    public byte[] convertCardWithPicture() throws MalformedDocument {
        return Conversion.to(VCardVersion.V4_0, picture);
    }
}
