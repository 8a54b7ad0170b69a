package sextant.bench.dav;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Precondition;
import sextant.mailbox.Shelf;
import sextant.testkit.TestServer;
import sextant.testkit.Wire;

/**
 * A calendar of 10,000 events over three years, a tenth of them recurring, asked about one month. Run it with
 * {@code org.openjdk.jmh.Main ReportsBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReportsBench {
    private static final int EVENTS = 10_000;
    private static final int AT_ONCE = 500;
    private static final String USER = "anna@example.org";
    private static final String CALENDAR = "/dav/calendars/anna%40example.org/calendar/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final String MONTH = "start=\"20260501T000000Z\" end=\"20260601T000000Z\"";

    private Optional<Path> folder = Optional.empty();
    private Optional<TestServer> server = Optional.empty();
    private Optional<Wire> wire = Optional.empty();

    @Setup
    public void fill() throws IOException {
        var data = Files.createTempDirectory("reports-bench");
        folder = Optional.of(data);
        var started = TestServer.start(data, 1);
        server = Optional.of(started);
        started.addUser(USER);
        wire = Optional.of(started.wire(USER, "Bench/1.0"));
        var mailbox = started.mailbox(USER);
        var calendar =
                mailbox.collection(Shelf.CALENDARS, "calendar").orElseThrow().id();
        var random = new SplittableRandom(1);
        List<Edit> edits = new ArrayList<>();
        for (var i = 0; i < EVENTS; i++) {
            edits.add(new Edit.PutItem(calendar, "e" + i + ".ics", event(i, random), Precondition.NONE));
            if (edits.size() == AT_ONCE) {
                mailbox.commit(new Batch(Author.server("bench"), Optional.empty(), edits));
                edits.clear();
            }
        }
    }

    private static Document event(int number, SplittableRandom random) {
        var start = LocalDateTime.of(2024, 6, 1, 8, 0)
                .plusDays(random.nextInt(3 * 365))
                .plusMinutes(15L * random.nextInt(40));
        var rule = number % 10 == 0 ? "RRULE:FREQ=WEEKLY" + (number % 20 == 0 ? "" : ";COUNT=20") + "|" : "";
        var text = "BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//example.org//EN|BEGIN:VEVENT|UID:event-" + number
                + "@example.org|DTSTAMP:20240101T000000Z|SUMMARY:Meeting " + number
                + "|DTSTART;TZID=Europe/Berlin:" + TIME.format(start) + "|DTEND;TZID=Europe/Berlin:"
                + TIME.format(start.plusHours(1)) + "|" + rule + "LOCATION:Room " + number % 7
                + "|DESCRIPTION:A few words about what is to be talked about and by whom.|END:VEVENT|END:VCALENDAR|";
        return Document.of(Format.ICALENDAR, text.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @TearDown
    public void empty() throws IOException {
        server.ifPresent(TestServer::close);
        Files.walkFileTree(folder.orElseThrow(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException failure) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private byte[] query(String data, String inside) throws IOException, InterruptedException {
        return report(
                "<C:calendar-query xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><D:getetag/>"
                        + data + "</D:prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
                        + inside + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>");
    }

    private byte[] report(String body) throws IOException, InterruptedException {
        var answer = wire.orElseThrow()
                .send("REPORT", CALENDAR, Map.of("Depth", "1"), body.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() != 207 && answer.statusCode() != 200) {
            throw new IOException("the answer is " + answer.statusCode());
        }
        return answer.body();
    }

    @Benchmark
    public byte[] tagsOfOneMonth() throws IOException, InterruptedException {
        return query("", "<C:time-range " + MONTH + "/>");
    }

    @Benchmark
    public byte[] oneMonthExpanded() throws IOException, InterruptedException {
        return query("<C:calendar-data><C:expand " + MONTH + "/></C:calendar-data>", "<C:time-range " + MONTH + "/>");
    }

    @Benchmark
    public byte[] oneMonthInPart() throws IOException, InterruptedException {
        return query(
                "<C:calendar-data><C:comp name=\"VCALENDAR\"><C:comp name=\"VEVENT\"><C:prop name=\"UID\"/>"
                        + "<C:prop name=\"SUMMARY\"/></C:comp></C:comp></C:calendar-data>",
                "<C:time-range " + MONTH + "/>");
    }

    @Benchmark
    public byte[] tagsOfAllFromOneDayOn() throws IOException, InterruptedException {
        return query("", "<C:time-range start=\"20260501T000000Z\"/>");
    }

    @Benchmark
    public byte[] tagsByUid() throws IOException, InterruptedException {
        return query(
                "",
                "<C:prop-filter name=\"UID\"><C:text-match collation=\"i;octet\">event-4711@example.org</C:text-match>"
                        + "</C:prop-filter>");
    }

    @Benchmark
    public byte[] busyTimesOfOneMonth() throws IOException, InterruptedException {
        return report("<C:free-busy-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:time-range " + MONTH
                + "/></C:free-busy-query>");
    }
}
