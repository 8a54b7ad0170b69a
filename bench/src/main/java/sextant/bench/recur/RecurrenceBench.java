package sextant.bench.recur;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.Warmup;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.recur.Occurrence;
import sextant.content.recur.Recurrence;
import sextant.content.recur.Span;
import sextant.content.recur.TimeRange;
import sextant.content.recur.rule.Bounds;
import sextant.content.zone.TimezoneReader;
import sextant.content.zone.TimezoneWriter;
import sextant.content.zone.Zone;
import sextant.content.zone.ZoneBlob;

/** One calendar object or zone at a time. Run it with {@code org.openjdk.jmh.Main RecurrenceBench}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecurrenceBench {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TEN_YEARS_ON = Instant.parse("2036-01-01T00:00:00Z");
    private static final Instant WEEK = Instant.parse("2035-05-01T00:00:00Z");
    private static final Instant WEEK_LATER = Instant.parse("2035-05-08T00:00:00Z");

    private Component weekly = Component.of("VCALENDAR");
    private Component counted = Component.of("VCALENDAR");
    private Component bomb = Component.of("VCALENDAR");
    private Component timezone = Component.of("VTIMEZONE");
    private Optional<ZoneBlob> blob = Optional.empty();

    @Setup
    public void read() throws MalformedDocument {
        weekly = event("RRULE:FREQ=WEEKLY;BYDAY=TU");
        counted = event("RRULE:FREQ=DAILY;COUNT=1000");
        bomb = event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30");
        timezone = TimezoneWriter.write(Zone.of(BERLIN), 2000, 2037);
        blob = Optional.of(ZoneBlob.of(Zone.of(BERLIN), 2026));
    }

    @Benchmark
    public List<Occurrence> expandWeeklyOverTenYears() {
        return Recurrence.of(weekly)
                .between(FROM, TEN_YEARS_ON, BERLIN, Bounds.DEFAULT)
                .toList();
    }

    @Benchmark
    public List<Occurrence> expandOneWeekNineYearsOn() {
        return Recurrence.of(weekly)
                .between(WEEK, WEEK_LATER, BERLIN, Bounds.DEFAULT)
                .toList();
    }

    @Benchmark
    public List<Occurrence> expandBomb() {
        return Recurrence.of(bomb)
                .between(FROM, TEN_YEARS_ON, BERLIN, Bounds.DEFAULT)
                .toList();
    }

    @Benchmark
    public Span spanOfEndlessRule() {
        return Recurrence.of(weekly).span();
    }

    @Benchmark
    public Span spanOfThousandInstances() {
        return Recurrence.of(counted).span();
    }

    @Benchmark
    public boolean timeRangeTest() {
        return TimeRange.matches(weekly, "VEVENT", WEEK, WEEK_LATER, BERLIN);
    }

    @Benchmark
    public Optional<Zone> interpretTimezone() {
        return TimezoneReader.read(timezone);
    }

    @Benchmark
    public Component writeTimezone() {
        return TimezoneWriter.write(Zone.of(BERLIN), 2026, 2027);
    }

    @Benchmark
    public Optional<Zone> resolveBlobByName() {
        return blob.flatMap(known -> known.zone(Optional.empty(), BERLIN, 2026));
    }

    private static Component event(String rule) throws MalformedDocument {
        String text = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:1@example.org
                DTSTART;TZID=Europe/Berlin:20260106T090000
                DTEND;TZID=Europe/Berlin:20260106T100000
                SUMMARY:Rehearsal
                %s
                END:VEVENT
                END:VCALENDAR
                """.formatted(rule);
        return Tree.parse(text.getBytes(StandardCharsets.UTF_8)).root();
    }
}
