package sextant.content.recur.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalRuleTest {
    private static final LocalDateTime HORIZON = LocalDateTime.of(2070, 1, 1, 0, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260106 | DAILY;BYDAY=MO,TU,WE,TH,FR | WEEKLY;BYDAY=FR,MO,TU,WE,TH",
                "20260106 | MONTHLY;BYDAY=3TU | MONTHLY;BYDAY=TU;BYSETPOS=3",
                "20260106 | MONTHLY;BYDAY=-1FR | MONTHLY;BYDAY=FR;BYSETPOS=-1",
                "20260131 | MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-1",
                "20260131 | MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
                "20260106 | MONTHLY;BYDAY=4TH | MONTHLY;BYDAY=TH;BYMONTHDAY=22,23,24,25,26,27,28",
                "20260310 | YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=10 | MONTHLY;INTERVAL=24;BYMONTHDAY=10",
                "20261126 | YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=4TH | MONTHLY;INTERVAL=24;BYDAY=4TH",
                "20260101 | YEARLY;BYMONTH=1,7;BYMONTHDAY=1 | MONTHLY;INTERVAL=6;BYMONTHDAY=1",
                "20260106 | DAILY;INTERVAL=7 | WEEKLY",
                "20260106 | MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 | MONTHLY;BYDAY=1MO,1TU,1WE,1TH,1FR;BYSETPOS=1",
                "20260106 | WEEKLY;BYDAY=TU,SU;WKST=MO | WEEKLY;BYDAY=TU,SU;WKST=SU",
                "20260310 | YEARLY | YEARLY;BYMONTH=3;BYMONTHDAY=10",
            })
    void rulesThatMeanTheSameHaveOneNormalForm(String start, String one, String other) {
        LocalDateTime from = DateTimeValue.parse(start).orElseThrow().local();
        assertThat(NormalRule.of(rule(one), from).raw())
                .isEqualTo(NormalRule.of(rule(other), from).raw());
        assertThat(NormalRule.same(rule(one), rule(other), from)).isTrue();
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
                "DAILY | DAILY;COUNT=3",
            })
    void rulesThatOnlyLookTheSameDoNot(String one, String other) {
        assertThat(NormalRule.same(rule(one), rule(other), LocalDateTime.of(2026, 1, 6, 10, 0)))
                .isFalse();
    }

    @Test
    void theNormalFormYieldsTheSameDates() {
        for (long seed = 0; seed < 3_000; seed++) {
            var rules = new RandomRules(new SplittableRandom(seed));
            Rule rule = Rule.parse(rules.rule()).orElseThrow();
            LocalDateTime start = rules.start();
            Rule normal = NormalRule.of(rule, start);
            assertThat(dates(normal, start))
                    .as("seed %d: %s from %s as %s", seed, rule, start, normal)
                    .isEqualTo(dates(rule, start));
            assertThat(NormalRule.of(normal, start).raw()).isEqualTo(normal.raw());
        }
    }

    private static Rule rule(String text) {
        return Rule.parse("FREQ=" + text).orElseThrow();
    }

    private static List<LocalDateTime> dates(Rule rule, LocalDateTime start) {
        var dates = new RuleDates(
                rule, new DateTimeValue(start, DateTimeValue.Form.LOCAL), HORIZON::isBefore, Bounds.DEFAULT);
        var list = new ArrayList<LocalDateTime>();
        while (list.size() < 40 && dates.hasNext()) {
            list.add(dates.next());
        }
        return list;
    }
}
