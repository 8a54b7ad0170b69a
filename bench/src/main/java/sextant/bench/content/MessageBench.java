package sextant.bench.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
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
import sextant.content.message.Enclosure;
import sextant.content.message.Letter;
import sextant.content.message.LetterWriter;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;

/** One message at a time: a short one, a newsletter of 50 KB, one with a file of 10 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBench {
    private static final LetterWriter WRITER = LetterWriter.ofMail(new SplittableRandom(1));
    private static final int FILE = 10 << 20;

    private final Letter shortLetter = letter().plain("Dear all,\n\nGr\u00FC\u00DFe from the coast.\n");
    private final Letter newsletter =
            letter().html("<p>News from the coast, and <b>more</b> of it.</p>\n".repeat(1_000));
    private final Document shortMessage = written(shortLetter);
    private final Document newsletterMessage = written(newsletter);
    private final Document largeMessage =
            written(shortLetter.with(Enclosure.file("report.pdf", "application/pdf", new byte[FILE])));
    private final Summaries summaries = new Summaries();

    private static Letter letter() {
        return Letter.from(new MailAddress("K\u00E4the", "kaethe@example.org"))
                .to(List.of(new MailAddress("Doe, Jane", "jane@example.org")), List.of(), List.of())
                .subject("Gr\u00FC\u00DFe")
                .sent(Instant.EPOCH, "1@example.org");
    }

    private static Document written(Letter letter) {
        try {
            return Document.of(Format.MESSAGE, WRITER.octets(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public Message readShort() throws IOException {
        return Message.of(shortMessage);
    }

    @Benchmark
    public Summary summarizeShort() throws MalformedDocument {
        return summaries.summarize(shortMessage);
    }

    @Benchmark
    public Summary summarizeNewsletter() throws MalformedDocument {
        return summaries.summarize(newsletterMessage);
    }

    @Benchmark
    public Summary summarizeLarge() throws MalformedDocument {
        return summaries.summarize(largeMessage);
    }

    @Benchmark
    public byte[] writeShort() throws IOException {
        return WRITER.octets(shortLetter);
    }

    @Benchmark
    public byte[] writeNewsletter() throws IOException {
        return WRITER.octets(newsletter);
    }

    /** Octets of the file in it, decoded. */
    @Benchmark
    public long openLarge() throws IOException {
        var message = Message.of(largeMessage);
        try (var content =
                message.open(message.bodies().attachments().getFirst().part())) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
