package sextant.content.recur.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"20260131", "20260131T235959", "20260131T235959Z", "00000101", "99991231T000000Z"})
    void aDateOrTimeIsReadAndSpelledBack(String text) {
        assertThat(DateTimeValue.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void aLeapSecondAndMidnightAsTwentyFourAreUnderstood() {
        assertThat(DateTimeValue.parse("20161231T235960Z"))
                .hasValueSatisfying(
                        value -> assertThat(value.local()).isEqualTo(LocalDateTime.of(2016, 12, 31, 23, 59, 59)));
        assertThat(DateTimeValue.parse("20261231T240000"))
                .hasValueSatisfying(value -> assertThat(value.local()).isEqualTo(LocalDateTime.of(2027, 1, 1, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "20260230",
                "20261301",
                "2026-01-01",
                "20260101T1000",
                "20260101T100000X",
                "20260101T100000ZZ",
                "20260101T250000",
                "20260101T106000",
                "２０２６０１０１",
                "20260101 100000",
            })
    void whatIsNoDateOrTimeIsEmpty(String text) {
        assertThat(DateTimeValue.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1W, 7, 0",
        "-P1W, -7, 0",
        "P1DT2H, 1, 7200",
        "-PT15M, 0, -900",
        "PT0S, 0, 0",
        "+PT1H30M, 0, 5400",
        "-P100000D, -100000, 0",
        "P1W2D, 9, 0",
    })
    void aDurationIsDaysAndSeconds(String text, long days, long seconds) {
        assertThat(DurationValue.parse(text)).contains(new DurationValue(days, seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "1D", "P1", "P1H", "PT1D", "P-1D", "P1.5D", "P9999999999D", "PT1H-"})
    void whatIsNoDurationIsEmpty(String text) {
        assertThat(DurationValue.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"19970101T180000Z/19970102T070000Z", "19970101T180000Z/PT5H30M", "19970101T180000/PT0S"})
    void aPeriodHasAStartAndAnEndOrADuration(String text) {
        assertThat(PeriodValue.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19970101T180000Z",
                "19970101/19970102",
                "19970102T070000Z/19970101T180000Z",
                "19970101T180000Z/19970102T070000",
                "19970101T180000Z/-PT1H",
                "/"
            })
    void whatIsNoPeriodIsEmpty(String text) {
        assertThat(PeriodValue.parse(text)).isEmpty();
    }

    @Test
    void aRuleKeepsItsTextAndShowsItsParts() {
        Rule rule = Rule.parse("FREQ=WEEKLY;WKST=SU;BYDAY=MO,TU;X-FOO=1;COUNT=2147483648")
                .orElseThrow();
        assertThat(rule.raw()).isEqualTo("FREQ=WEEKLY;WKST=SU;BYDAY=MO,TU;X-FOO=1;COUNT=2147483648");
        assertThat(rule.days()).extracting(WeekdayNumber::toString).containsExactly("MO", "TU");
        assertThat(rule.weekStart()).isEqualTo(java.time.DayOfWeek.SUNDAY);
        assertThat(rule.count()).hasValue(Integer.MAX_VALUE);
        assertThat(rule.isEndless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FREQ=FORTNIGHTLY",
                "INTERVAL=2",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;UNTIL=tomorrow",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=MONTHLY;BYMONTHDAY=0",
                "FREQ=MONTHLY;BYDAY=54MO",
                "FREQ=MONTHLY;BYDAY=XX",
                "FREQ=MONTHLY;BYDAY=",
                "FREQ",
            })
    void whatIsNoRuleIsEmpty(String text) {
        assertThat(Rule.parse(text)).isEmpty();
    }

    @FuzzTest
    void noTextMakesAReaderThrow(byte[] octets) {
        String text = new String(octets, java.nio.charset.StandardCharsets.UTF_8);
        DateTimeValue.parse(text)
                .ifPresent(
                        value -> assertThat(DateTimeValue.parse(value.text())).contains(value));
        DurationValue.parse(text).ifPresent(DurationValue::exactSeconds);
        PeriodValue.parse(text);
        Rule.parse(text).ifPresent(Rule::mostPerPeriod);
    }

    @FuzzTest
    void noRuleMakesTheSearchThrowOrHang(byte[] octets) {
        String text = new String(octets, java.nio.charset.StandardCharsets.UTF_8);
        int split = text.indexOf('|');
        String start = split < 0 ? "20260131T100000" : text.substring(0, split);
        DateTimeValue.parse(start)
                .ifPresent(from -> Rule.parse(text.substring(split + 1)).ifPresent(rule -> {
                    var bounds = new Bounds(20_000, 1_000, 20);
                    var dates = new RuleDates(rule, from, date -> false, bounds);
                    int seen = 0;
                    while (dates.hasNext()) {
                        dates.next();
                        seen++;
                    }
                    assertThat(seen).isLessThanOrEqualTo(bounds.steps() + 1);
                }));
    }
}
