package sextant.content.recur;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.content.recur.Calendars.EVER;
import static sextant.content.recur.Calendars.NEVER;
import static sextant.content.recur.Calendars.calendar;
import static sextant.content.recur.Calendars.event;
import static sextant.content.recur.Calendars.one;
import static sextant.content.recur.Calendars.starts;
import static sextant.content.recur.Calendars.times;
import static sextant.content.recur.Calendars.utc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.recur.rule.Bounds;

class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String CRANE_CHECK = """
            BEGIN:VEVENT
            UID:evt-7f3a@example.org
            DTSTAMP:20260301T100000Z
            DTSTART;TZID=Europe/Berlin:20260324T090000
            DTEND;TZID=Europe/Berlin:20260324T100000
            SUMMARY:Crane check
            RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4;WKST=MO
            EXDATE;TZID=Europe/Berlin:20260407T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:evt-7f3a@example.org
            RECURRENCE-ID;TZID=Europe/Berlin:20260331T090000
            DTSTAMP:20260301T100000Z
            DTSTART;TZID=Europe/Berlin:20260331T103000
            DTEND;TZID=Europe/Berlin:20260331T113000
            SUMMARY:Crane check (late)
            END:VEVENT
            """;

    @Test
    void aWeeklySeriesOverTheClockChangeWithOneMovedAndOneDeleted() {
        List<Occurrence> instances = Recurrence.of(calendar(CRANE_CHECK))
                .between(EVER, NEVER, ZoneOffset.UTC, Bounds.DEFAULT)
                .toList();
        assertThat(instances)
                .extracting(
                        o -> o.recurrenceId().instant(),
                        o -> o.start().instant(),
                        o -> o.end().instant())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                utc("2026-03-24T08:00"), utc("2026-03-24T08:00"), utc("2026-03-24T09:00")),
                        org.assertj.core.groups.Tuple.tuple(
                                utc("2026-03-31T07:00"), utc("2026-03-31T08:30"), utc("2026-03-31T09:30")),
                        org.assertj.core.groups.Tuple.tuple(
                                utc("2026-04-14T07:00"), utc("2026-04-14T07:00"), utc("2026-04-14T08:00")));
        assertThat(instances)
                .extracting(
                        o -> o.source().property("SUMMARY").map(Property::text).orElse(""))
                .containsExactly("Crane check", "Crane check (late)", "Crane check");
        assertThat(instances.getFirst().start().local()).isEqualTo(LocalDateTime.of(2026, 3, 24, 9, 0));
    }

    @Test
    void theLastWorkingDayOfTheMonthInNewYorkUntilTheEndOfJanuary() {
        assertThat(starts(event("""
                DTSTART;TZID=America/New_York:20261030T170000
                RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270131T220000Z
                """)))
                .containsExactly("2026-10-30T21:00", "2026-11-30T22:00", "2026-12-31T22:00", "2027-01-29T22:00");
    }

    @Test
    void day31SkipsShortMonthsAndDay30IsHeldAtTheEndOfFebruary() {
        assertThat(starts(event("DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5")))
                .containsExactly(
                        "2026-01-31T00:00",
                        "2026-03-31T00:00",
                        "2026-05-31T00:00",
                        "2026-07-31T00:00",
                        "2026-08-31T00:00");
        assertThat(starts(event(
                        "DTSTART;VALUE=DATE:20260130\nRRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=3")))
                .containsExactly("2026-01-30T00:00", "2026-02-28T00:00", "2026-03-30T00:00");
        assertThat(
                        starts(
                                event(
                                        "DTSTART;VALUE=DATE:20260131\nRRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=30;COUNT=3")))
                .containsExactly("2026-01-31T00:00", "2026-02-28T00:00", "2026-03-30T00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DAILY;BYDAY=MO,TU,WE,TH,FR | WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                "MONTHLY;BYDAY=3TU | MONTHLY;BYDAY=TU;BYSETPOS=3",
                "MONTHLY;BYDAY=-1FR | MONTHLY;BYDAY=FR;BYSETPOS=-1",
                "MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-1",
                "MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
                "MONTHLY;BYDAY=4TH | MONTHLY;BYDAY=TH;BYMONTHDAY=22,23,24,25,26,27,28",
                "YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=10 | MONTHLY;INTERVAL=24;BYMONTHDAY=10",
                "YEARLY;BYMONTH=1,7;BYMONTHDAY=1 | MONTHLY;INTERVAL=6;BYMONTHDAY=1",
                "DAILY;INTERVAL=7 | WEEKLY",
            })
    void rulesThatMeanTheSame(String one, String other) {
        assertThat(sixty(one)).isEqualTo(sixty(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DAILY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR | WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR",
                "MONTHLY;BYDAY=5TH | MONTHLY;BYDAY=-1TH",
                "MONTHLY;BYDAY=-2FR | MONTHLY;BYDAY=3FR",
                "MONTHLY;BYMONTHDAY=31 | MONTHLY;BYMONTHDAY=-1",
                "MONTHLY;BYMONTHDAY=30 | MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
                "WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO | WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
                "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 | MONTHLY;BYDAY=1MO,1TU,1WE,1TH,1FR",
            })
    void rulesThatOnlyLookTheSame(String one, String other) {
        assertThat(sixty(one)).isNotEqualTo(sixty(other));
    }

    /** 60 instances after the start, which counts as one whatever the rule. */
    private static List<String> sixty(String rule) {
        String start = rule.startsWith("YEARLY") || rule.contains("INTERVAL=24") ? "20260310" : "20260106";
        start = rule.contains("INTERVAL=6;") || rule.contains("BYMONTH=1,7") ? "20260101" : start;
        return starts(event("DTSTART;VALUE=DATE:" + start + "\nRRULE:FREQ=" + rule + ";COUNT=61"));
    }

    @Test
    void anEventWithoutEndLastsItsDayOrNoTime() {
        assertThat(times(event("DTSTART;VALUE=DATE:20260501"), BERLIN))
                .containsExactly("2026-04-30T22:00/2026-05-01T22:00");
        assertThat(times(event("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260501"), BERLIN))
                .containsExactly("2026-04-30T22:00/2026-05-01T22:00");
        assertThat(times(event("DTSTART:20260501T100000Z"), BERLIN))
                .containsExactly("2026-05-01T10:00/2026-05-01T10:00");
        assertThat(times(event("DTSTART:20260501T100000Z\nDTEND:20260501T090000Z"), BERLIN))
                .containsExactly("2026-05-01T10:00/2026-05-01T10:00");
        assertThat(times(event("DTSTART;VALUE=DATE:20260501\nDURATION:P2D"), BERLIN))
                .containsExactly("2026-04-30T22:00/2026-05-02T22:00");
    }

    @Test
    void anEndIsExactAndADurationInDaysFollowsTheCalendar() {
        String start = "DTSTART;TZID=Europe/Berlin:20260328T120000\n";
        assertThat(times(event(start + "DTEND;TZID=Europe/Berlin:20260329T120000"), BERLIN))
                .containsExactly("2026-03-28T11:00/2026-03-29T10:00");
        assertThat(times(event(start + "DURATION:P1D"), BERLIN)).containsExactly("2026-03-28T11:00/2026-03-29T10:00");
        assertThat(times(event(start + "DURATION:PT24H"), BERLIN)).containsExactly("2026-03-28T11:00/2026-03-29T11:00");
        String earlier = "DTSTART;TZID=Europe/Berlin:20260321T120000\nRRULE:FREQ=WEEKLY;COUNT=2\n";
        assertThat(times(event(earlier + "DTEND;TZID=Europe/Berlin:20260322T120000"), BERLIN))
                .containsExactly("2026-03-21T11:00/2026-03-22T11:00", "2026-03-28T11:00/2026-03-29T11:00");
    }

    @Test
    void aSkippedTimeIsAnHourLaterThatDayAndOnlyThatDay() {
        assertThat(starts(event("DTSTART;TZID=Europe/Berlin:20260328T023000\nRRULE:FREQ=DAILY;COUNT=3")))
                .containsExactly("2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30");
    }

    @Test
    void hoursThatTheClockSkipsAreNotCountedTwice() {
        assertThat(starts(
                        event("DTSTART;TZID=Europe/Berlin:20260329T013000\nRRULE:FREQ=HOURLY"),
                        utc("2026-03-29"),
                        utc("2026-03-29T04:00"),
                        ZoneOffset.UTC))
                .containsExactly("2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T02:30", "2026-03-29T03:30");
    }

    @Test
    void quartersOfTheSkippedHourComeInOrder() {
        assertThat(starts(
                        event("DTSTART;TZID=Europe/Berlin:20260329T010000\nRRULE:FREQ=MINUTELY;INTERVAL=30"),
                        utc("2026-03-29"),
                        utc("2026-03-29T03:00"),
                        ZoneOffset.UTC))
                .containsExactly(
                        "2026-03-29T00:00",
                        "2026-03-29T00:30",
                        "2026-03-29T01:00",
                        "2026-03-29T01:30",
                        "2026-03-29T02:00",
                        "2026-03-29T02:30");
    }

    @Test
    void aFloatingEventTakesPlaceInTheZoneAskedFor() {
        Component event = event("DTSTART:20260501T100000\nDTEND:20260501T110000");
        assertThat(times(event, BERLIN)).containsExactly("2026-05-01T08:00/2026-05-01T09:00");
        assertThat(times(event, ZoneId.of("America/New_York"))).containsExactly("2026-05-01T14:00/2026-05-01T15:00");
        assertThat(Recurrence.of(event)
                        .between(EVER, NEVER, BERLIN, Bounds.DEFAULT)
                        .next()
                        .floating())
                .isTrue();
    }

    @Test
    void untilIsReadInEveryForm() {
        String zoned = "DTSTART;TZID=Europe/Berlin:20260301T100000\nRRULE:FREQ=DAILY;UNTIL=";
        assertThat(starts(event(zoned + "20260303T090000Z"))).hasSize(3);
        assertThat(starts(event(zoned + "20260303T085959Z"))).hasSize(2);
        assertThat(starts(event(zoned + "20260303T100000"))).hasSize(3);
        assertThat(starts(event(zoned + "20260303"))).hasSize(3);
        String date = "DTSTART;VALUE=DATE:20260301\nRRULE:FREQ=DAILY;UNTIL=";
        assertThat(starts(event(date + "20260303"))).hasSize(3);
        assertThat(starts(event(date + "20260303T000000Z"))).hasSize(3);
        assertThat(starts(event("DTSTART:20260301T100000\nRRULE:FREQ=DAILY;UNTIL=20260303T100000Z")))
                .hasSize(3);
    }

    @Test
    void extraDatesAndPeriodsJoinTheRule() {
        assertThat(times(event("""
                                DTSTART:20260301T100000Z
                                DURATION:PT1H
                                RRULE:FREQ=DAILY;COUNT=2
                                RDATE;VALUE=PERIOD:20260305T100000Z/PT30M,20260306T100000Z/20260306T123000Z
                                RDATE:20260301T100000Z,20260304T100000Z,nonsense
                                """), BERLIN))
                .containsExactly(
                        "2026-03-01T10:00/2026-03-01T11:00",
                        "2026-03-02T10:00/2026-03-02T11:00",
                        "2026-03-04T10:00/2026-03-04T11:00",
                        "2026-03-05T10:00/2026-03-05T10:30",
                        "2026-03-06T10:00/2026-03-06T12:30");
    }

    @Test
    void severalRulesAreUnited() {
        assertThat(starts(event("""
                DTSTART:20260302T100000Z
                RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2
                RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3
                """))).containsExactly("2026-03-02T10:00", "2026-03-04T10:00", "2026-03-09T10:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXDATE;TZID=Europe/Berlin:20260302T100000",
                "EXDATE:20260302T090000Z",
                "EXDATE;TZID=America/New_York:20260302T040000",
                "EXDATE;VALUE=DATE:20260302",
                "EXDATE;TZID=Europe/Berlin:20260302T110000",
                "EXDATE;TZID=Europe/Berlin:20260225T100000,20260302T100000",
            })
    void anExceptionIsUnderstoodInEveryForm(String exdate) {
        assertThat(starts(event("DTSTART;TZID=Europe/Berlin:20260301T100000\nRRULE:FREQ=DAILY;COUNT=3\n" + exdate)))
                .containsExactly("2026-03-01T09:00", "2026-03-03T09:00");
    }

    @Test
    void anExceptionTakesItsOverrideAwayAndAnOrphanedOverrideStays() {
        String series = """
                BEGIN:VEVENT
                UID:a
                DTSTART:20260301T100000Z
                RRULE:FREQ=DAILY;COUNT=2
                EXDATE:20260302T100000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260302T100000Z
                DTSTART:20260302T120000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260401T100000Z
                DTSTART:20260401T120000Z
                END:VEVENT
                """;
        assertThat(starts(calendar(series))).containsExactly("2026-03-01T10:00", "2026-04-01T12:00");
    }

    @Test
    void overridesWithoutAMasterAreInstances() {
        assertThat(starts(event("RECURRENCE-ID:20260302T100000Z\nDTSTART:20260302T120000Z")))
                .containsExactly("2026-03-02T12:00");
    }

    @Test
    void anInstanceMovedIntoTheRangeIsFoundAndOneMovedOutIsNot() {
        String series = """
                BEGIN:VEVENT
                UID:a
                DTSTART:20260301T100000Z
                RRULE:FREQ=DAILY
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260310T100000Z
                DTSTART:20260501T120000Z
                END:VEVENT
                """;
        assertThat(starts(calendar(series), utc("2026-05-01T11:00"), utc("2026-05-01T13:00"), ZoneOffset.UTC))
                .containsExactly("2026-05-01T12:00");
        assertThat(starts(calendar(series), utc("2026-03-10"), utc("2026-03-11"), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void thisAndFutureMovesAllLaterInstances() {
        String series = """
                BEGIN:VEVENT
                UID:a
                DTSTART;TZID=Europe/Berlin:20260325T100000
                DTEND;TZID=Europe/Berlin:20260325T110000
                RRULE:FREQ=DAILY;COUNT=6
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260327T100000
                DTSTART;TZID=Europe/Berlin:20260327T083000
                DTEND;TZID=Europe/Berlin:20260327T084500
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID;TZID=Europe/Berlin:20260329T100000
                DTSTART;TZID=Europe/Berlin:20260329T200000
                DTEND;TZID=Europe/Berlin:20260329T210000
                END:VEVENT
                """;
        assertThat(times(calendar(series), BERLIN))
                .containsExactly(
                        "2026-03-25T09:00/2026-03-25T10:00",
                        "2026-03-26T09:00/2026-03-26T10:00",
                        "2026-03-27T07:30/2026-03-27T07:45",
                        "2026-03-28T07:30/2026-03-28T07:45",
                        "2026-03-29T18:00/2026-03-29T19:00",
                        "2026-03-30T06:30/2026-03-30T06:45");
    }

    @Test
    void aTaskRunsFromStartToDueAndWithoutStartItIsItsDue() {
        assertThat(times(one("VTODO", "DTSTART:20260301T100000Z\nDUE:20260301T120000Z"), BERLIN))
                .containsExactly("2026-03-01T10:00/2026-03-01T12:00");
        assertThat(times(one("VTODO", "DTSTART:20260301T100000Z\nDURATION:PT1H"), BERLIN))
                .containsExactly("2026-03-01T10:00/2026-03-01T11:00");
        assertThat(times(one("VTODO", "DUE:20260301T120000Z\nRRULE:FREQ=DAILY;COUNT=2"), BERLIN))
                .containsExactly("2026-03-01T12:00/2026-03-01T12:00", "2026-03-02T12:00/2026-03-02T12:00");
        assertThat(times(one("VTODO", "SUMMARY:x"), BERLIN)).isEmpty();
    }

    @Test
    void anUnknownZoneLeavesATimeFloating() {
        Component event = event("DTSTART;TZID=Nowhere:20260501T100000");
        assertThat(times(event, BERLIN)).containsExactly("2026-05-01T08:00/2026-05-01T08:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=2147483648",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=NEVER",
            })
    void aBombIsHeldAtItsBoundsAndSaysSo(String rule) {
        Expansion expansion = Recurrence.of(event("DTSTART:20260301T100000Z\nRRULE:" + rule))
                .between(EVER, NEVER, BERLIN, Bounds.DEFAULT);
        assertThat(expansion.toList()).hasSizeBetween(1, Bounds.DEFAULT.instances());
        assertThat(expansion.truncated()).isTrue();
    }

    @Test
    void manyBombsTogetherCostNoMoreThanAFew() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append("BEGIN:VEVENT\nUID:").append(i).append("\nDTSTART:20260301T100000Z\n");
            lines.append("RRULE:FREQ=SECONDLY;BYSECOND=59;BYMONTHDAY=31;BYMONTH=2\n".repeat(3));
            lines.append("END:VEVENT\n");
        }
        Component calendar = calendar(lines.toString());
        Expansion expansion = Recurrence.of(calendar).between(EVER, NEVER, BERLIN, Bounds.DEFAULT.withInstances(5_000));
        assertThat(expansion.toList()).hasSize(1_000);
        assertThat(expansion.truncated()).isTrue();
        assertThat(Recurrence.of(calendar).span().last()).isEqualTo(Span.UNBOUNDED_FUTURE);
    }

    @Test
    void tenThousandExtraDatesAndExceptionsAreReadInOneGo() {
        var lines = new StringBuilder("DTSTART:20260301T100000Z\n");
        for (int i = 0; i < 10_000; i++) {
            String time = UTC.format(utc("2026-03-01T10:00").plusSeconds(3_600L * i));
            lines.append("RDATE:").append(time).append('\n');
            if (i % 2 == 1) {
                lines.append("EXDATE:").append(time).append('\n');
            }
        }
        Component event = event(lines + "BEGIN:VALARM\nTRIGGER:-PT5M\nREPEAT:20\nDURATION:PT1M\nEND:VALARM");
        assertThat(starts(event, utc("2026-04-01"), utc("2026-04-01T04:00"), BERLIN))
                .hasSize(2);
        assertThat(TimeRange.matches(event, "VALARM", utc("2030-04-01"), utc("2030-04-02"), BERLIN))
                .isFalse();
    }

    @Test
    void aWindowLongAfterTheStartOfAnEndlessRuleIsFoundWithoutTruncation() {
        Expansion expansion = Recurrence.of(event("DTSTART;TZID=Europe/Berlin:19700101T100000\nRRULE:FREQ=HOURLY"))
                .between(utc("2026-03-29"), utc("2026-03-29T02:00"), BERLIN, Bounds.DEFAULT);
        assertThat(expansion.toList()).hasSize(2);
        assertThat(expansion.truncated()).isFalse();
    }

    @Test
    void objectsWithSeveralUidsAreMergedInOrder() {
        assertThat(starts(calendar("""
                BEGIN:VEVENT
                UID:a
                DTSTART:20260301T100000Z
                RRULE:FREQ=WEEKLY;COUNT=2
                END:VEVENT
                BEGIN:VEVENT
                UID:b
                DTSTART:20260302T100000Z
                END:VEVENT
                """))).containsExactly("2026-03-01T10:00", "2026-03-02T10:00", "2026-03-08T10:00");
    }

    @Test
    void aSpanReachesFromTheFirstStartToTheLastEnd() {
        assertSpan(event("DTSTART:20260301T100000Z\nDTEND:20260301T110000Z"), "2026-03-01T10:00", "2026-03-01T11:00");
        assertSpan(calendar(CRANE_CHECK), "2026-03-24T08:00", "2026-04-14T08:00");
        assertSpan(event("DTSTART:20260301T100000Z"), "2026-03-01T10:00", "2026-03-01T10:00:01");
        assertSpan(event("DTSTART;VALUE=DATE:20260301"), "2026-03-01", "2026-03-02");
        assertSpan(
                event("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY;UNTIL=20261231T100000Z\nDURATION:PT2H"),
                "2026-03-01T10:00",
                "2026-12-31T12:00");
        assertThat(Recurrence.of(event("DTSTART;VALUE=DATE:20260301")).span().floating())
                .isTrue();
    }

    @Test
    void aSpanIsOpenWhereNothingEndsIt() {
        assertThat(Recurrence.of(event("DTSTART:20260301T100000Z\nRRULE:FREQ=DAILY"))
                        .span())
                .isEqualTo(new Span(utc("2026-03-01T10:00").getEpochSecond(), Span.UNBOUNDED_FUTURE, false));
        assertThat(Recurrence.of(event("DTSTART:20260301T100000Z\nRRULE:FREQ=SECONDLY;COUNT=2000000000"))
                        .span()
                        .last())
                .isEqualTo(Span.UNBOUNDED_FUTURE);
        assertThat(Recurrence.of(one("VTODO", "SUMMARY:x")).span())
                .isEqualTo(new Span(Span.UNBOUNDED_PAST, Span.UNBOUNDED_FUTURE, false));
        assertThat(Recurrence.of(calendar("X:y")).span())
                .isEqualTo(new Span(Span.UNBOUNDED_PAST, Span.UNBOUNDED_FUTURE, false));
    }

    @Test
    void aSpanIncludesOverridesBeforeAndAfterTheSeries() {
        assertSpan(calendar("""
                BEGIN:VEVENT
                UID:a
                DTSTART:20260301T100000Z
                RRULE:FREQ=DAILY;COUNT=3
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260302T100000Z
                DTSTART:20260201T100000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260303T100000Z
                DTSTART:20260401T100000Z
                DTEND:20260401T120000Z
                END:VEVENT
                """), "2026-02-01T10:00", "2026-04-01T12:00");
    }

    private static void assertSpan(Component calendar, String first, String last) {
        Span span = Recurrence.of(calendar).span();
        assertThat(Instant.ofEpochSecond(span.first())).isEqualTo(utc(first));
        String end = last.length() == 19 ? last : last.length() == 10 ? last + "T00:00:00" : last + ":00";
        assertThat(Instant.ofEpochSecond(span.last())).isEqualTo(Instant.parse(end + "Z"));
    }
}
