package sextant.content.recur;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import sextant.content.line.Component;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.Budget;
import sextant.content.recur.rule.Times;
import sextant.content.zone.Zone;

/** Works out the {@link Span} of one series. */
final class SpanOf {
    /** Longer rules than these count as endless. */
    static final Bounds BOUNDS = new Bounds(20_000, 20_000, 0);

    private static final Instant EARLIEST = Times.EARLIEST.toInstant(ZoneOffset.UTC);
    private static final Instant LATEST = Times.LATEST.toInstant(ZoneOffset.UTC);

    private SpanOf() {}

    static Span series(Series series, StampReader reader, Budget budget) {
        if (!series.isDated()) {
            return undated(series, reader);
        }
        // the tests of RFC 4791 9.9 let tasks and free/busy touch a range with their very edge
        int edge = series.name().equals("VTODO") || series.name().equals("VFREEBUSY") ? 1 : 0;
        var stream = new SeriesStream(new Timetable(series, Zone.UTC), EARLIEST, LATEST, BOUNDS, budget);
        long first = Span.UNBOUNDED_FUTURE;
        long last = Span.UNBOUNDED_PAST;
        int seen = 0;
        while (stream.hasNext() && !(series.isEndless() && seen > 0)) {
            Occurrence occurrence = stream.next();
            long start = occurrence.start().instant().getEpochSecond();
            long end = occurrence.end().instant().getEpochSecond();
            first = Math.min(first, start - edge);
            last = Math.max(last, Math.max(start + 1, end + edge));
            seen++;
        }
        boolean open = series.isEndless() || stream.truncated();
        if (seen == 0) {
            return nothingLeft(series, open);
        }
        return new Span(first, open ? Span.UNBOUNDED_FUTURE : last, series.isFloating());
    }

    /** All instances are excepted: the place where the first would be. */
    private static Span nothingLeft(Series series, boolean open) {
        long start = series.timing()
                .map(timing -> Timeline.of(timing.start(), Zone.UTC)
                        .moment(timing.start().local())
                        .instant()
                        .getEpochSecond())
                .orElse(Span.UNBOUNDED_PAST);
        return new Span(start, open ? Span.UNBOUNDED_FUTURE : start + 1, series.isFloating());
    }

    /** A task without dates is found by when it was made and done; free/busy time by its periods. */
    private static Span undated(Series series, StampReader reader) {
        Component component = series.master().orElseThrow();
        if (series.name().equals("VFREEBUSY")) {
            return FreeBusy.periods(component, reader).stream()
                    .map(period ->
                            new Span(period.from().getEpochSecond(), period.to().getEpochSecond() + 1, false))
                    .reduce(Span::and)
                    .orElse(Span.UNBOUNDED);
        }
        if (!series.name().equals("VTODO")) {
            return Span.UNBOUNDED;
        }
        List<Stamp> completed = reader.first(component, "COMPLETED").stream().toList();
        List<Stamp> marks = Stream.concat(completed.stream(), reader.first(component, "CREATED").stream())
                .toList();
        Span span = marks.stream()
                .map(mark -> Timeline.of(mark, Zone.UTC).moment(mark.local()).instant())
                .map(mark -> new Span(mark.getEpochSecond() - 1, mark.getEpochSecond() + 1, false))
                .reduce(Span::and)
                .orElse(Span.UNBOUNDED);
        return completed.isEmpty() ? new Span(span.first(), Span.UNBOUNDED_FUTURE, false) : span;
    }
}
