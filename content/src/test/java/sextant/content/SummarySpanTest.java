package sextant.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a summary says an item reaches. */
class SummarySpanTest {
    private static Summary summary(String component, String lines) throws MalformedDocument {
        return summaryOf("BEGIN:" + component + "\nUID:1\n" + lines + "\nEND:" + component + "\n");
    }

    private static Summary summaryOf(String components) throws MalformedDocument {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
        return new Summaries().summarize(Document.of(Format.ICALENDAR, text.getBytes(UTF_8)));
    }

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    /** First, last (exclusive), floating, recurring. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'DTSTART:20260101T100000Z\nDTEND:20260101T110000Z' | 2026-01-01T10:00:00Z | 2026-01-01T11:00:00Z | false | false",
                "'DTSTART:20260101T100000Z\nDURATION:PT30M' | 2026-01-01T10:00:00Z | 2026-01-01T10:30:00Z | false | false",
                "'DTSTART:20260101T100000Z' | 2026-01-01T10:00:00Z | 2026-01-01T10:00:01Z | false | false",
                "'DTSTART;TZID=Europe/Berlin:20260701T100000\nDURATION:PT1H' | 2026-07-01T08:00:00Z | 2026-07-01T09:00:00Z | false | false",
                "'DTSTART;TZID=W. Europe Standard Time:20260101T100000\nDURATION:PT1H' | 2026-01-01T09:00:00Z | 2026-01-01T10:00:00Z | false | false",
                "'DTSTART:20260101T100000\nDURATION:PT1H' | 2026-01-01T10:00:00Z | 2026-01-01T11:00:00Z | true | false",
                "'DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504' | 2026-05-01T00:00:00Z | 2026-05-04T00:00:00Z | true | false",
                "'DTSTART;VALUE=DATE:20260501' | 2026-05-01T00:00:00Z | 2026-05-02T00:00:00Z | true | false",
                "'DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3' | 2026-01-01T10:00:00Z | 2026-01-03T11:00:00Z | false | true",
                "'DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20260102T100000Z' | 2026-01-01T10:00:00Z | 2026-01-02T11:00:00Z | false | true",
                "'DTSTART:20260110T100000Z\nDURATION:PT1H\nRDATE:20260101T100000Z,20260120T100000Z' | 2026-01-01T10:00:00Z | 2026-01-20T11:00:00Z | false | true",
                "'DTSTART;TZID=Europe/Berlin:20260328T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2' | 2026-03-28T09:00:00Z | 2026-03-29T09:00:00Z | false | true"
            })
    void anEventReachesFromItsFirstStartToItsLastEnd(
            String lines, String first, String last, boolean floating, boolean recurring) throws Exception {
        Summary event = summary("VEVENT", lines);
        assertThat(event.first()).isEqualTo(at(first));
        assertThat(event.last()).isEqualTo(at(last));
        assertThat(event.floating()).isEqualTo(floating);
        assertThat(event.recurring()).isEqualTo(recurring);
    }

    @Test
    void anEndlessRuleNeverEnds() throws Exception {
        Summary event = summary("VEVENT", "DTSTART:20260101T100000Z\nRRULE:FREQ=WEEKLY");
        assertThat(event.first()).isEqualTo(at("2026-01-01T10:00:00Z"));
        assertThat(event.last()).isEqualTo(Summary.UNBOUNDED_FUTURE);
    }

    @Test
    void anInstanceMovedOutOfItsSeriesCounts() throws Exception {
        Summary series = summaryOf("""
                BEGIN:VEVENT
                UID:1
                DTSTART:20260110T100000Z
                DURATION:PT1H
                RRULE:FREQ=DAILY;COUNT=3
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID:20260111T100000Z
                DTSTART:20260105T100000Z
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID:20260112T100000Z
                DTSTART:20260220T100000Z
                DURATION:PT1H
                END:VEVENT
                """);
        assertThat(series.first()).isEqualTo(at("2026-01-05T10:00:00Z"));
        assertThat(series.last()).isEqualTo(at("2026-02-20T11:00:00Z"));
        assertThat(series.recurring()).isTrue();
    }

    @Test
    void aZoneIsReadFromItsDefinition() throws Exception {
        Summary event = summaryOf("""
                BEGIN:VTIMEZONE
                TZID:Somewhere
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0330
                TZOFFSETTO:+0330
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Somewhere:20260101T100000
                DURATION:PT1H
                END:VEVENT
                """);
        assertThat(event.first()).isEqualTo(at("2026-01-01T06:30:00Z"));
        assertThat(event.floating()).isFalse();
    }

    /** RFC 4791 9.9: its tests for tasks touch a range with their very edge, hence a second more either way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'DTSTART:20260101T100000Z\nDUE:20260102T100000Z' | 2026-01-01T10:00:00Z | 2026-01-02T10:00:00Z",
                "'DUE:20260102T100000Z' | 2026-01-02T10:00:00Z | 2026-01-02T10:00:00Z",
                "'COMPLETED:20260103T100000Z\nCREATED:20260101T100000Z' | 2026-01-01T10:00:00Z | 2026-01-03T10:00:00Z",
                "'COMPLETED:20260103T100000Z' | 2026-01-03T10:00:00Z | 2026-01-03T10:00:00Z"
            })
    void aTaskReachesOverItsDates(String lines, String first, String last) throws Exception {
        Summary task = summary("VTODO", lines);
        assertThat(task.first()).isBetween(at(first) - 1, at(first));
        assertThat(task.last()).isBetween(at(last), at(last) + 1);
    }

    @Test
    void aTaskThatWasOnlyCreatedIsOpenForever() throws Exception {
        Summary task = summary("VTODO", "CREATED:20260101T100000Z");
        assertThat(task.first()).isLessThanOrEqualTo(at("2026-01-01T10:00:00Z"));
        assertThat(task.last()).isEqualTo(Summary.UNBOUNDED_FUTURE);
    }

    @Test
    void aTaskWithoutAnyDateIsInEveryRange() throws Exception {
        Summary task = summary("VTODO", "SUMMARY:some day");
        assertThat(task.first()).isEqualTo(Summary.UNBOUNDED_PAST);
        assertThat(task.last()).isEqualTo(Summary.UNBOUNDED_FUTURE);
    }

    @Test
    void aJournalEntryIsOnItsDay() throws Exception {
        Summary note = summary("VJOURNAL", "DTSTART;VALUE=DATE:20260101");
        assertThat(note.first()).isEqualTo(at("2026-01-01T00:00:00Z"));
        assertThat(note.last()).isEqualTo(at("2026-01-02T00:00:00Z"));
        assertThat(note.floating()).isTrue();
    }

    @Test
    void aRuleThatWouldRunForHoursCostsLittle() throws Exception {
        Summary bomb = summary("VEVENT", "DTSTART:20260101T100000Z\nRRULE:FREQ=SECONDLY;COUNT=2147483647");
        assertThat(bomb.last()).isEqualTo(Summary.UNBOUNDED_FUTURE);
    }
}
