package sextant.content.recur.rule;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleDatesTest {
    private static final int COMPARED = 60;
    private static final LocalDateTime HORIZON = LocalDateTime.of(2060, 1, 1, 0, 0);

    @Test
    void aRuleYieldsTheDatesThatTwoOtherLibrariesYield() {
        for (long seed = 0; seed < 500; seed++) {
            var rules = new RandomRules(new SplittableRandom(seed));
            comparesWell(rules.rule(), rules.start(), "seed " + seed);
        }
    }

    @Test
    void everyShapeThatProductsWriteIsRead() {
        var rules = new RandomRules(new SplittableRandom(7));
        for (String rule : RandomRules.shapes()) {
            comparesWell(rule, rules.start(), "shape");
        }
    }

    /** Where the others differ among themselves, two of three decide; lib-recur's raw iterator gives up on sparse rules. */
    private static void comparesWell(String rule, LocalDateTime start, String said) {
        List<LocalDateTime> ours = ours(rule, start);
        Optional<List<LocalDateTime>> libRecur = libRecur(rule, start);
        List<List<LocalDateTime>> others = new ArrayList<>(List.of(ical4j(rule, start), biweekly(rule, start)));
        libRecur.ifPresent(others::add);
        long agreeing = others.stream()
                .filter(other -> ours.equals(other) || (!other.isEmpty() && other.equals(prefix(ours, other.size()))))
                .count();
        assertThat(agreeing)
                .as("%s: %s from %s gives %s, others %s", said, rule, start, ours, others)
                .isGreaterThanOrEqualTo(libRecur.isPresent() ? 2 : 1);
    }

    private static List<LocalDateTime> prefix(List<LocalDateTime> dates, int size) {
        return dates.subList(0, Math.min(size, dates.size()));
    }

    @Test
    void aRuleWithinTheDayYieldsExactlyTheMinutesThatPassItsFilters() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            boolean hourly = random.nextBoolean();
            int interval = random.nextInt(1, 40);
            int hour = random.nextInt(24);
            int weekday = random.nextInt(1, 8);
            int month = random.nextInt(1, 13);
            boolean byHour = random.nextBoolean();
            boolean byDay = random.nextBoolean();
            boolean byMonth = hourly && random.nextBoolean();
            String rule = "FREQ=" + (hourly ? "HOURLY" : "MINUTELY") + ";INTERVAL=" + interval
                    + (byHour ? ";BYHOUR=" + hour : "")
                    + (byDay ? ";BYDAY=" + WeekdayNumber.name(DayOfWeek.of(weekday)) : "")
                    + (byMonth ? ";BYMONTH=" + month : "");
            LocalDateTime start = new RandomRules(random).start();
            List<LocalDateTime> expected = new ArrayList<>();
            LocalDateTime date = start;
            for (int step = 0; step < 60_000 && expected.size() < COMPARED; step++) {
                date = hourly ? date.plusHours(interval) : date.plusMinutes(interval);
                if ((!byHour || date.getHour() == hour)
                        && (!byDay || date.getDayOfWeek().getValue() == weekday)
                        && (!byMonth || date.getMonthValue() == month)) {
                    expected.add(date);
                }
            }
            assertThat(unlimited(rule, start).subList(0, expected.size()))
                    .as("seed %d: %s from %s", seed, rule, start)
                    .isEqualTo(expected);
        }
    }

    @Test
    void jumpingAheadYieldsWhatIteratingYields() {
        for (long seed = 0; seed < 400; seed++) {
            var rules = new RandomRules(new SplittableRandom(seed));
            Rule rule = Rule.parse(rules.rule()).orElseThrow();
            var start = new DateTimeValue(rules.start(), DateTimeValue.Form.LOCAL);
            LocalDateTime from = start.local().plusDays(new SplittableRandom(seed).nextInt(3_000));
            List<LocalDateTime> jumped = after(
                    from, new RuleDates(rule, start, from, HORIZON::isBefore, Bounds.DEFAULT, Bounds.DEFAULT.budget()));
            assertThat(jumped)
                    .as("seed %d: %s from %s at %s", seed, rule, start, from)
                    .isEqualTo(after(from, new RuleDates(rule, start, HORIZON::isBefore, Bounds.DEFAULT)));
        }
    }

    @Test
    void everyQuarterOfAnHourSinceLongAgoIsFoundToday() {
        var dates = new RuleDates(
                Rule.parse("FREQ=MINUTELY;INTERVAL=15").orElseThrow(),
                DateTimeValue.parse("19700101T000500").orElseThrow(),
                LocalDateTime.of(2026, 5, 1, 0, 0),
                HORIZON::isBefore,
                Bounds.DEFAULT,
                Bounds.DEFAULT.budget());
        assertThat(after(LocalDateTime.of(2026, 5, 1, 0, 0), dates)).startsWith(LocalDateTime.of(2026, 5, 1, 0, 5));
        assertThat(dates.truncated()).isFalse();
    }

    @Test
    void theStartIsTheFirstDateEvenWhenTheRuleDoesNotMatchIt() {
        assertThat(all("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "20260107")).containsExactly("20260107", "20260112", "20260119");
    }

    @Test
    void the31stComesOnlyInLongMonths() {
        assertThat(all("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5", "20260131"))
                .containsExactly("20260131", "20260331", "20260531", "20260731", "20260831");
    }

    @Test
    void theWeekStartDecidesWhichSundayBelongsToAFortnight() {
        String rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=";
        assertThat(all(rule + "MO", "20260106")).containsExactly("20260106", "20260111", "20260120", "20260125");
        assertThat(all(rule + "SU", "20260106")).containsExactly("20260106", "20260118", "20260120", "20260201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=SECONDLY;INTERVAL=2147483647;BYSECOND=59;BYMONTHDAY=31",
                "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
                "FREQ=YEARLY;BYDAY=53MO;BYSETPOS=300",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO",
                "FREQ=YEARLY;RSCALE=KLINGON",
                "FREQ=DAILY;INTERVAL=99999999999999999999;BYMONTHDAY=31",
            })
    void aRuleThatNeverMatchesEndsAfterItsStart(String rule) {
        var dates = dates(rule, "20260101T100000");
        assertThat(dates.next()).isEqualTo(LocalDateTime.of(2026, 1, 1, 10, 0));
        assertThat(dates.hasNext()).isFalse();
    }

    @Test
    void aRuleThatNeverMatchesSaysThatItGaveUp() {
        var dates = dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "20260101T100000");
        dates.forEachRemaining(date -> {});
        assertThat(dates.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=2147483648",
                "FREQ=SECONDLY;UNTIL=99991231T235959Z",
                "FREQ=MINUTELY;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20",
                "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7,8,9;BYSECOND=1,2,3,4,5,6,7,8,9",
            })
    void aBombEndsAtItsBoundAndSaysSo(String rule) {
        var dates = dates(rule, "20260101T100000");
        int seen = 0;
        while (dates.hasNext()) {
            dates.next();
            seen++;
        }
        assertThat(seen).isLessThanOrEqualTo(Bounds.DEFAULT.steps());
        assertThat(dates.truncated()).isTrue();
    }

    @Test
    void aRuleThatMultipliesIntoMillionsADayIsNotMultipliedOut() {
        String sixty = String.join(
                ",", IntStream.range(0, 60).mapToObj(String::valueOf).toList());
        var dates = dates("FREQ=YEARLY;BYDAY=MO,TU;BYHOUR=1,2,3;BYMINUTE=" + sixty + ";BYSECOND=" + sixty, "20260101");
        var inTime = dates(
                "FREQ=YEARLY;BYDAY=MO,TU;BYHOUR=1,2,3;BYMINUTE=" + sixty + ";BYSECOND=" + sixty, "20260101T000000");
        inTime.next();
        assertThat(inTime.hasNext()).isFalse();
        assertThat(inTime.truncated()).isTrue();
        dates.next();
        assertThat(dates.hasNext()).isFalse();
    }

    @Test
    void nothingComesAfterTheYear9999() {
        var dates = dates("FREQ=YEARLY", "99970101T000000");
        dates.next();
        dates.next();
        assertThat(dates.next()).isEqualTo(LocalDateTime.of(9999, 1, 1, 0, 0));
        assertThat(dates.hasNext()).isFalse();
        assertThat(dates.truncated()).isFalse();
    }

    private static RuleDates dates(String rule, String start) {
        return new RuleDates(
                Rule.parse(rule).orElseThrow(),
                DateTimeValue.parse(start).orElseThrow(),
                date -> false,
                Bounds.DEFAULT);
    }

    private static List<String> all(String rule, String start) {
        var list = new ArrayList<String>();
        dates(rule, start)
                .forEachRemaining(
                        date -> list.add(DateTimeValue.date(date.toLocalDate()).text()));
        return list;
    }

    private static List<LocalDateTime> after(LocalDateTime from, RuleDates dates) {
        var list = new ArrayList<LocalDateTime>();
        while (list.size() < COMPARED && dates.hasNext()) {
            LocalDateTime next = dates.next();
            if (!next.isBefore(from)) {
                list.add(next);
            }
        }
        return list;
    }

    private static List<LocalDateTime> unlimited(String rule, LocalDateTime start) {
        var dates = new RuleDates(
                Rule.parse(rule).orElseThrow(),
                new DateTimeValue(start, DateTimeValue.Form.LOCAL),
                date -> false,
                Bounds.DEFAULT);
        dates.next();
        var list = new ArrayList<LocalDateTime>();
        while (list.size() < COMPARED && dates.hasNext()) {
            list.add(dates.next());
        }
        return list;
    }

    private static List<LocalDateTime> ours(String rule, LocalDateTime start) {
        var dates = new RuleDates(
                Rule.parse(rule).orElseThrow(),
                new DateTimeValue(start, DateTimeValue.Form.LOCAL),
                HORIZON::isBefore,
                Bounds.DEFAULT);
        var list = new ArrayList<LocalDateTime>();
        dates.next();
        while (list.size() < COMPARED && dates.hasNext()) {
            list.add(dates.next());
        }
        return list;
    }

    private static Optional<List<LocalDateTime>> libRecur(String rule, LocalDateTime start) {
        var list = new ArrayList<LocalDateTime>();
        try {
            var iterator = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_LAX)
                    .iterator(DateTime.parse(new DateTimeValue(start, DateTimeValue.Form.LOCAL).text()));
            while (list.size() < COMPARED && iterator.hasNext()) {
                LocalDateTime next = DateTimeValue.parse(iterator.nextDateTime().toString())
                        .orElseThrow()
                        .local();
                if (next.isAfter(HORIZON)) {
                    break;
                }
                if (next.isAfter(start)) {
                    list.add(next);
                }
            }
            return Optional.of(list);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<LocalDateTime> ical4j(String rule, LocalDateTime start) {
        try {
            return new Recur<LocalDateTime>(rule)
                    .getDates(start, start, HORIZON.plusSeconds(1), COMPARED + 1).stream()
                            .filter(date -> date.isAfter(start))
                            .limit(COMPARED)
                            .toList();
        } catch (RuntimeException e) {
            return List.of(LocalDateTime.MAX);
        }
    }

    private static List<LocalDateTime> biweekly(String rule, LocalDateTime start) {
        String text = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VEVENT",
                "DTSTART:" + new DateTimeValue(start, DateTimeValue.Form.UTC).text(),
                "RRULE:" + rule,
                "END:VEVENT",
                "END:VCALENDAR",
                "");
        var list = new ArrayList<LocalDateTime>();
        DateIterator dates =
                Biweekly.parse(text).first().getEvents().getFirst().getDateIterator(TimeZone.getTimeZone("UTC"));
        while (list.size() < COMPARED && dates.hasNext()) {
            LocalDateTime next = LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
            if (next.isAfter(HORIZON)) {
                break;
            }
            if (next.isAfter(start)) {
                list.add(next);
            }
        }
        return list;
    }
}
