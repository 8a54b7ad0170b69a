package sextant.content.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.recur.rule.Bounds;
import sextant.content.zone.Zone;

/** Which of the components of one object a range of time concerns. */
class TouchedTest {
    private static final String SERIES = "BEGIN:VEVENT|UID:a|SUMMARY:master|DTSTART:20260105T100000Z|DURATION:PT1H"
            + "|RRULE:FREQ=WEEKLY|BEGIN:VALARM|TRIGGER:-P1D|END:VALARM|END:VEVENT"
            + "|BEGIN:VEVENT|UID:a|SUMMARY:moved|RECURRENCE-ID:20260112T100000Z|DTSTART:20260114T100000Z|DURATION:PT1H"
            + "|BEGIN:VALARM|ACTION:AUDIO|TRIGGER:-PT1H|END:VALARM|END:VEVENT"
            + "|BEGIN:VEVENT|UID:a|SUMMARY:later|RECURRENCE-ID;RANGE=THISANDFUTURE:20260202T100000Z"
            + "|DTSTART:20260203T100000Z|DURATION:PT1H|END:VEVENT";

    private static Component calendar(String lines) {
        try {
            return Tree.parse(("BEGIN:VCALENDAR|" + lines + "|END:VCALENDAR|")
                            .replace("|", "\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .root();
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from + ":00Z"), Instant.parse(to + ":00Z"));
    }

    private static List<String> summaries(Set<Component> found) {
        return found.stream()
                .flatMap(component -> component.text("SUMMARY").stream())
                .sorted()
                .toList();
    }

    private static List<String> touched(TimeRange range, String lines, String component) {
        var recurrence = Recurrence.of(calendar(lines));
        return summaries(range.touched(recurrence, component, Zone.UTC, Bounds.DEFAULT, one -> true));
    }

    @Test
    void aRangeFindsTheComponentsWhoseInstancesLieInIt() {
        assertThat(touched(range("2026-01-05T00:00", "2026-01-06T00:00"), SERIES, "VEVENT"))
                .containsExactly("master");
        assertThat(touched(range("2026-01-12T00:00", "2026-01-13T00:00"), SERIES, "VEVENT"))
                .isEmpty();
        assertThat(touched(range("2026-01-14T00:00", "2026-01-20T00:00"), SERIES, "VEVENT"))
                .containsExactly("master", "moved");
        assertThat(touched(range("2026-02-09T00:00", "2026-02-10T00:00"), SERIES, "VEVENT"))
                .isEmpty();
        assertThat(touched(range("2026-02-10T00:00", "2026-02-11T00:00"), SERIES, "VEVENT"))
                .containsExactly("later");
        assertThat(touched(range("2026-02-10T00:00", "2026-02-11T00:00"), SERIES, "VTODO"))
                .isEmpty();
    }

    @Test
    void onlyTheComponentsAskedForAreFound() {
        var recurrence = Recurrence.of(calendar(SERIES));
        var whole = new TimeRange(Instant.MIN, Instant.MAX);
        assertThat(summaries(whole.touched(
                        recurrence,
                        "VEVENT",
                        Zone.UTC,
                        Bounds.DEFAULT,
                        one -> one.text("SUMMARY").filter("moved"::equals).isPresent())))
                .containsExactly("moved");
    }

    @Test
    void alarmsAreFoundWithTheirParents() {
        var recurrence = Recurrence.of(calendar(SERIES));
        var sunday = range("2026-01-18T00:00", "2026-01-19T00:00");
        assertThat(summaries(sunday.alarmed(recurrence, "VEVENT", Zone.UTC, Bounds.DEFAULT, alarm -> true)))
                .containsExactly("master");
        var wednesday = range("2026-01-14T09:00", "2026-01-14T09:01");
        assertThat(summaries(wednesday.alarmed(recurrence, "VEVENT", Zone.UTC, Bounds.DEFAULT, alarm -> true)))
                .containsExactly("moved");
        assertThat(wednesday.alarmed(
                        recurrence,
                        "VEVENT",
                        Zone.UTC,
                        Bounds.DEFAULT,
                        alarm -> alarm.property("ACTION").isEmpty()))
                .isEmpty();
    }

    @Test
    void overridesMatterWhereTheyAreAndWhereTheyWouldBe() {
        var recurrence = Recurrence.of(calendar(SERIES));
        assertThat(summaries(range("2026-01-12T00:00", "2026-01-13T00:00").impacting(recurrence, Zone.UTC)))
                .containsExactly("moved");
        assertThat(summaries(range("2026-01-14T00:00", "2026-01-15T00:00").impacting(recurrence, Zone.UTC)))
                .containsExactly("moved");
        assertThat(summaries(range("2026-01-19T00:00", "2026-01-20T00:00").impacting(recurrence, Zone.UTC)))
                .isEmpty();
        assertThat(summaries(range("2027-01-19T00:00", "2027-01-20T00:00").impacting(recurrence, Zone.UTC)))
                .containsExactly("later");
    }

    @Test
    void instancesOfAllKindsComeInOrderByTheTableOfTheirKind() {
        var recurrence = Recurrence.of(calendar("BEGIN:VTODO|UID:t|SUMMARY:due|DUE:20260105T100000Z|END:VTODO"
                + "|BEGIN:VEVENT|UID:e|SUMMARY:event|DTSTART:20260105T090000Z|END:VEVENT"));
        var found = range("2026-01-05T09:00", "2026-01-05T10:00")
                .instances(recurrence, Zone.UTC, Bounds.DEFAULT)
                .toList();
        // a task that is due when the range ends touches it, an event that begins then does not
        assertThat(found)
                .extracting(instance -> instance.source().text("SUMMARY").orElse(""))
                .containsExactly("event", "due");
        assertThat(range("2026-01-05T10:00", "2026-01-05T11:00")
                        .instances(recurrence, Zone.UTC, Bounds.DEFAULT)
                        .hasNext())
                .isFalse();
    }

    @Test
    void datesTimesAndPeriodsOfALineTouchARange() {
        var calendar = calendar("BEGIN:VEVENT|EXDATE;VALUE=DATE:20260301,20260303|CREATED:20260105T100000Z"
                + "|FREEBUSY:20260105T100000Z/PT1H|SUMMARY:20260105T100000Z and more|END:VEVENT");
        var recurrence = Recurrence.of(calendar);
        var event = calendar.component("VEVENT").orElseThrow();
        var line = event.property("EXDATE").orElseThrow();
        var berlin = Zone.of(ZoneOffset.ofHours(1));
        assertThat(range("2026-03-03T23:59", "2026-03-04T00:00").touches(recurrence, line, Zone.UTC))
                .isTrue();
        assertThat(range("2026-03-03T23:00", "2026-03-04T00:00").touches(recurrence, line, berlin))
                .isFalse();
        var created = event.property("CREATED").orElseThrow();
        assertThat(range("2026-01-05T10:00", "2026-01-05T10:01").touches(recurrence, created, Zone.UTC))
                .isTrue();
        assertThat(range("2026-01-05T09:00", "2026-01-05T10:00").touches(recurrence, created, Zone.UTC))
                .isFalse();
        var busy = event.property("FREEBUSY").orElseThrow();
        assertThat(range("2026-01-05T10:59", "2026-01-05T12:00").touches(recurrence, busy, Zone.UTC))
                .isTrue();
        var summary = event.property("SUMMARY").orElseThrow();
        assertThat(range("2026-01-05T09:00", "2026-01-05T12:00").touches(recurrence, summary, Zone.UTC))
                .isFalse();
    }
}
