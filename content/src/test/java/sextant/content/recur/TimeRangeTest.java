package sextant.content.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.content.recur.Calendars.calendar;
import static sextant.content.recur.Calendars.event;
import static sextant.content.recur.Calendars.one;
import static sextant.content.recur.Calendars.utc;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.content.line.Component;

class TimeRangeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long BASE = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    /** A component in universal time: what the tables of RFC 4791 9.9 look at, and what the component looks like. */
    private record Model(
            String name,
            OptionalLong start,
            OptionalLong end,
            OptionalLong duration,
            OptionalLong completed,
            OptionalLong created,
            int count) {

        static Model random(SplittableRandom random) {
            String name = new String[] {"VEVENT", "VTODO", "VJOURNAL"}[random.nextInt(3)];
            boolean task = name.equals("VTODO");
            OptionalLong start = task && random.nextInt(3) == 0 ? OptionalLong.empty() : time(random, 20);
            boolean hasEnd = !name.equals("VJOURNAL") && random.nextBoolean();
            OptionalLong end = !hasEnd
                    ? OptionalLong.empty()
                    : start.isPresent()
                            ? OptionalLong.of(start.getAsLong() + random.nextInt(1, 9) * 600L)
                            : time(random, 20);
            boolean hasDuration = !name.equals("VJOURNAL") && start.isPresent() && !hasEnd && random.nextBoolean();
            return new Model(
                    name,
                    start,
                    end,
                    hasDuration ? OptionalLong.of(random.nextInt(0, 9) * 600L) : OptionalLong.empty(),
                    task && random.nextBoolean() ? time(random, 20) : OptionalLong.empty(),
                    task && random.nextBoolean() ? time(random, 20) : OptionalLong.empty(),
                    start.isPresent() ? random.nextInt(1, 4) : 1);
        }

        private static OptionalLong time(SplittableRandom random, int most) {
            return OptionalLong.of(BASE + random.nextInt(most) * 600L);
        }

        String text(String alarm) {
            var text = new StringBuilder("BEGIN:" + name + "\nUID:1\n");
            line(text, "DTSTART", start);
            line(text, name.equals("VTODO") ? "DUE" : "DTEND", end);
            duration.ifPresent(
                    seconds -> text.append("DURATION:PT").append(seconds).append("S\n"));
            line(text, "COMPLETED", completed);
            line(text, "CREATED", created);
            if (count > 1) {
                text.append("RRULE:FREQ=DAILY;COUNT=").append(count).append('\n');
            }
            return text + alarm + "END:" + name;
        }

        private static void line(StringBuilder text, String name, OptionalLong time) {
            time.ifPresent(seconds -> text.append(name)
                    .append(':')
                    .append(UTC.format(Instant.ofEpochSecond(seconds)))
                    .append('\n'));
        }

        boolean matches(long from, long to) {
            return LongStream.range(0, count)
                    .map(day -> day * DAY)
                    .anyMatch(shift ->
                            name.equals("VTODO") ? task(from - shift, to - shift) : event(from - shift, to - shift));
        }

        private boolean event(long from, long to) {
            long dtstart = start.getAsLong();
            if (end.isPresent()) {
                return from < end.getAsLong() && to > dtstart;
            }
            if (duration.orElse(0) > 0) {
                return from < dtstart + duration.getAsLong() && to > dtstart;
            }
            return from <= dtstart && to > dtstart;
        }

        private boolean task(long from, long to) {
            if (start.isPresent() && duration.isPresent()) {
                long dtstart = start.getAsLong();
                long last = dtstart + duration.getAsLong();
                return from <= last && (to > dtstart || to >= last);
            }
            if (start.isPresent() && end.isPresent()) {
                long dtstart = start.getAsLong();
                long due = end.getAsLong();
                return (from < due || from <= dtstart) && (to > dtstart || to >= due);
            }
            if (start.isPresent()) {
                return from <= start.getAsLong() && to > start.getAsLong();
            }
            if (end.isPresent()) {
                return from < end.getAsLong() && to >= end.getAsLong();
            }
            if (completed.isPresent() && created.isPresent()) {
                return (from <= created.getAsLong() || from <= completed.getAsLong())
                        && (to >= created.getAsLong() || to >= completed.getAsLong());
            }
            if (completed.isPresent()) {
                return from <= completed.getAsLong() && to >= completed.getAsLong();
            }
            return created.isEmpty() || to > created.getAsLong();
        }
    }

    @Test
    void componentsMatchAsTheTablesSay() {
        for (long seed = 0; seed < 4_000; seed++) {
            var random = new SplittableRandom(seed);
            Model model = Model.random(random);
            long from = BASE + random.nextInt(-2, 30) * 600L + random.nextInt(4) * DAY + random.nextInt(-1, 2);
            long to = from + random.nextInt(1, 12) * 300L;
            Component calendar = calendar(model.text(""));
            assertThat(matches(calendar, model.name(), from, to))
                    .as("seed %d: %s in %d to %d", seed, model.text(""), from, to)
                    .isEqualTo(model.matches(from, to));
            if (model.matches(from, to)) {
                Span span = Recurrence.of(calendar).span();
                assertThat(span.first() < to && span.last() > from)
                        .as("seed %d: the span lets %s through", seed, model.text(""))
                        .isTrue();
            }
        }
    }

    @Test
    void alarmsMatchAsTheTableSays() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            Model model = Model.random(random);
            if (model.name().equals("VJOURNAL")
                    || (model.start().isEmpty() && model.end().isEmpty())) {
                continue;
            }
            boolean fromEnd = random.nextBoolean();
            int offset = random.nextInt(-200, 100);
            int repeats = random.nextInt(4);
            int pause = random.nextInt(1, 20);
            String alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER" + (fromEnd ? ";RELATED=END" : "") + ":"
                    + (offset < 0 ? "-" : "") + "PT" + Math.abs(offset) + "M\n"
                    + (repeats > 0 ? "REPEAT:" + repeats + "\nDURATION:PT" + pause + "M\n" : "") + "END:VALARM\n";
            long start = model.start().orElse(model.end().orElse(0));
            long end = model.end().orElse(start + model.duration().orElse(0));
            long from = BASE + random.nextInt(-20, 50) * 600L + random.nextInt(4) * DAY;
            long to = from + random.nextInt(1, 12) * 300L;
            boolean expected = LongStream.range(0, model.count())
                    .flatMap(day -> LongStream.rangeClosed(0, repeats)
                            .map(n -> (fromEnd ? end : start) + day * DAY + offset * 60L + n * pause * 60L))
                    .anyMatch(at -> from <= at && to > at);
            assertThat(matches(calendar(model.text(alarm)), "VALARM", from, to))
                    .as("seed %d: %s in %d to %d", seed, model.text(alarm), from, to)
                    .isEqualTo(expected);
        }
    }

    private static boolean matches(Component calendar, String component, long from, long to) {
        return TimeRange.matches(
                calendar, component, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), ZoneOffset.UTC);
    }

    @Test
    void aDateIsADayInTheZoneAskedFor() {
        for (String name : new String[] {"VEVENT", "VJOURNAL"}) {
            Component day = one(name, "DTSTART;VALUE=DATE:20260501");
            assertThat(in(day, name, "2026-04-30T21:00", "2026-04-30T22:00")).isFalse();
            assertThat(in(day, name, "2026-04-30T21:00", "2026-04-30T22:01")).isTrue();
            assertThat(in(day, name, "2026-05-01T21:59", "2026-05-01T23:00")).isTrue();
            assertThat(in(day, name, "2026-05-01T22:00", "2026-05-01T23:00")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00, 2026-03-01T09:00, false",
        "2026-03-01T09:30, 2026-03-01T10:30, true",
        "2026-03-01T11:00, 2026-03-01T11:30, false",
        "2026-03-02T10:15, 2026-03-02T10:20, true",
    })
    void freeBusyWithoutDatesIsItsPeriods(String from, String to, boolean expected) {
        Component busy = one("VFREEBUSY", "FREEBUSY:20260301T100000Z/PT1H\nFREEBUSY:20260302T100000Z/20260302T103000Z");
        assertThat(in(busy, "VFREEBUSY", from, to)).isEqualTo(expected);
    }

    @Test
    void freeBusyWithDatesTouchesWithItsEnd() {
        Component busy = one("VFREEBUSY", "DTSTART:20260301T100000Z\nDTEND:20260301T110000Z");
        assertThat(in(busy, "VFREEBUSY", "2026-03-01T11:00", "2026-03-01T12:00"))
                .isTrue();
        assertThat(in(busy, "VFREEBUSY", "2026-03-01T11:01", "2026-03-01T12:00"))
                .isFalse();
        assertThat(in(one("VFREEBUSY", "X:y"), "VFREEBUSY", "2026-03-01", "2027-03-01"))
                .isFalse();
    }

    @Test
    void anAlarmOnOneFixedTimeGoesOffOnceHoweverOftenTheEventRepeats() {
        Component event = event("""
                DTSTART:20260301T100000Z
                RRULE:FREQ=DAILY
                BEGIN:VALARM
                TRIGGER;VALUE=DATE-TIME:19760401T005545Z
                ACTION:NONE
                END:VALARM
                """);
        assertThat(in(event, "VALARM", "1976-04-01T00:55", "1976-04-01T00:56")).isTrue();
        assertThat(in(event, "VALARM", "2026-03-01", "2027-03-01")).isFalse();
    }

    @Test
    void anAlarmADayBeforeFollowsTheClockOverItsChange() {
        Component event = event("""
                DTSTART;TZID=Europe/Berlin:20260329T120000
                BEGIN:VALARM
                TRIGGER:-P1D
                END:VALARM
                BEGIN:VALARM
                TRIGGER:-PT24H
                END:VALARM
                """);
        assertThat(in(event, "VALARM", "2026-03-28T11:00", "2026-03-28T11:01")).isTrue();
        assertThat(in(event, "VALARM", "2026-03-28T10:00", "2026-03-28T10:01")).isTrue();
        assertThat(in(event, "VALARM", "2026-03-28T10:01", "2026-03-28T11:00")).isFalse();
    }

    @Test
    void anAlarmBombIsHeldAtTwentyRepetitions() {
        Component event = event("""
                DTSTART:20260301T100000Z
                BEGIN:VALARM
                TRIGGER:PT0S
                REPEAT:2147483648
                DURATION:PT1M
                END:VALARM
                BEGIN:VALARM
                TRIGGER:-P100000D
                REPEAT:99
                DURATION:PT0S
                END:VALARM
                """);
        assertThat(in(event, "VALARM", "2026-03-01T10:20", "2026-03-01T10:21")).isTrue();
        assertThat(in(event, "VALARM", "2026-03-01T10:21", "2026-03-02")).isFalse();
        assertThat(in(event, "VALARM", "1752-05-15", "1752-05-17")).isTrue();
    }

    @Test
    void onlyTheAlarmsOfTheNamedParentCount() {
        Recurrence recurrence =
                Recurrence.of(one("VTODO", "DUE:20260301T100000Z\nBEGIN:VALARM\nTRIGGER:PT0S\nEND:VALARM"));
        var range = new TimeRange(utc("2026-03-01"), utc("2026-03-02"));
        assertThat(range.matchesAlarm(recurrence, "VTODO", BERLIN, sextant.content.recur.rule.Bounds.DEFAULT))
                .isTrue();
        assertThat(range.matchesAlarm(recurrence, "VEVENT", BERLIN, sextant.content.recur.rule.Bounds.DEFAULT))
                .isFalse();
    }

    @Test
    void aRangeMayBeOpenAtEitherEnd() {
        Component event = event("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY");
        assertThat(TimeRange.matches(event, "VEVENT", Instant.MIN, utc("2026-03-01T10:00"), BERLIN))
                .isFalse();
        assertThat(TimeRange.matches(event, "VEVENT", Instant.MIN, utc("2026-03-01T10:01"), BERLIN))
                .isTrue();
        assertThat(TimeRange.matches(event, "VEVENT", utc("2500-03-01"), Instant.MAX, BERLIN))
                .isTrue();
        assertThat(TimeRange.matches(event, "VEVENT", Instant.MIN, Instant.MAX, BERLIN))
                .isTrue();
        assertThat(TimeRange.matches(event, "VTODO", Instant.MIN, Instant.MAX, BERLIN))
                .isFalse();
        assertThat(TimeRange.matches(event, "X-THING", Instant.MIN, Instant.MAX, BERLIN))
                .isFalse();
    }

    private static boolean in(Component calendar, String component, String from, String to) {
        return TimeRange.matches(calendar, component, utc(from), utc(to), BERLIN);
    }
}
