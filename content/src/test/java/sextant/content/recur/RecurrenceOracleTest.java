package sextant.content.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.content.recur.Calendars.event;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.recur.rule.Bounds;
import sextant.content.recur.rule.DateTimeValue;
import sextant.content.recur.rule.DateTimeValue.Form;
import sextant.content.recur.rule.RandomRules;

class RecurrenceOracleTest {
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "America/Santiago",
            "Asia/Tokyo",
            "Asia/Kathmandu",
            "Africa/Cairo",
            "Australia/Lord_Howe",
            "Pacific/Auckland",
            "UTC");
    private static final Instant END = Instant.parse("2060-01-01T00:00:00Z");
    private static final int COMPARED = 60;

    @Test
    void aSeriesInAZoneTakesPlaceWhenAnotherLibrarySaysItDoes() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var rules = new RandomRules(random);
            String rule = rules.rule();
            LocalDateTime start = rules.start();
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            List<Instant> ours = ours(rule, start, zone);
            List<Instant> libRecur = libRecur(rule, start, zone);
            assertThat(ours)
                    .as("seed %d: %s from %s in %s", seed, rule, start, zone)
                    .satisfiesAnyOf(
                            list -> assertThat(list).isEqualTo(libRecur),
                            list -> assertThat(list).isEqualTo(ical4j(rule, start, zone)));
        }
    }

    private static List<Instant> ours(String rule, LocalDateTime start, ZoneId zone) {
        Component event = event("DTSTART;TZID=" + zone + ":" + text(start) + "\nRRULE:" + rule);
        return Recurrence.of(event)
                .between(Instant.EPOCH, END, ZoneOffset.UTC, Bounds.DEFAULT.withInstances(COMPARED))
                .toList()
                .stream()
                .map(occurrence -> occurrence.start().instant())
                .toList();
    }

    private static List<Instant> libRecur(String rule, LocalDateTime start, ZoneId zone) {
        var list = new ArrayList<Instant>();
        list.add(start.atZone(zone).toInstant());
        try {
            var iterator = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_LAX)
                    .iterator(DateTime.parse(TimeZone.getTimeZone(zone), text(start)));
            while (list.size() < COMPARED && iterator.hasNext()) {
                Instant next = firstOccurrence(Instant.ofEpochMilli(iterator.nextMillis()), zone);
                if (!next.isBefore(END)) {
                    break;
                }
                if (next.isAfter(list.getFirst())) {
                    list.add(next);
                }
            }
            return list;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static List<Instant> ical4j(String rule, LocalDateTime start, ZoneId zone) {
        ZonedDateTime from = start.atZone(zone);
        List<Instant> list = new ArrayList<>(List.of(from.toInstant()));
        new Recur<ZonedDateTime>(rule)
                .getDates(from, from, END.atZone(zone), COMPARED + 1).stream()
                        .map(next -> firstOccurrence(next.toInstant(), zone))
                        .filter(next -> next.isAfter(from.toInstant()))
                        .limit(COMPARED - 1)
                        .forEach(list::add);
        return list;
    }

    /** RFC 5545 3.3.5 wants the first of two occurrences of a time; the others differ there. */
    private static Instant firstOccurrence(Instant instant, ZoneId zone) {
        return instant.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    @Test
    void aWindowShowsWhatTheWholeSeriesHasThere() {
        for (long seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            var rules = new RandomRules(random);
            LocalDateTime start = rules.start();
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            Component event = event("DTSTART;TZID=" + zone + ":" + text(start) + "\nDURATION:PT"
                    + random.nextInt(0, 72) + "H\nRRULE:" + rules.rule() + "\nEXDATE;VALUE=DATE:"
                    + DateTimeValue.date(start.toLocalDate().plusDays(random.nextInt(60)))
                            .text());
            Recurrence recurrence = Recurrence.of(event);
            Instant from = start.toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(200 * 86_400));
            Instant to = from.plusSeconds(random.nextInt(1, 40 * 86_400));
            var bounds = Bounds.DEFAULT.withInstances(100_000);
            List<Occurrence> whole = recurrence.between(Instant.MIN, to, ZoneOffset.UTC, bounds).toList().stream()
                    .filter(o -> o.end().instant().isAfter(from)
                            || (o.end().equals(o.start())
                                    && !o.start().instant().isBefore(from)))
                    .toList();
            assertThat(recurrence.between(from, to, ZoneOffset.UTC, bounds).toList())
                    .as("seed %d: %s in %s to %s", seed, event.properties(), from, to)
                    .isEqualTo(whole);
        }
    }

    @FuzzTest
    void noDocumentMakesTheExpansionThrowOrHang(byte[] octets) {
        var bounds = new Bounds(5_000, 200, 3);
        try {
            for (Component root : Tree.parse(octets).roots()) {
                Recurrence recurrence = Recurrence.of(root);
                List<Occurrence> instances = recurrence
                        .between(Instant.MIN, Instant.MAX, ZoneId.of("Europe/Berlin"), bounds)
                        .toList();
                assertThat(instances).hasSizeLessThanOrEqualTo(bounds.instances());
                Span span = recurrence.span();
                for (Occurrence instance : instances) {
                    assertThat(instance.end().instant())
                            .isAfterOrEqualTo(instance.start().instant());
                    assertThat(span.last()).isGreaterThan(span.first());
                }
                var range = new TimeRange(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-04-29T00:00:00Z"));
                for (String name : List.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VALARM")) {
                    range.matches(recurrence, name, ZoneOffset.UTC, bounds);
                }
            }
        } catch (MalformedDocument e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static String text(LocalDateTime time) {
        return new DateTimeValue(time, Form.LOCAL).text();
    }
}
