package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sextant.http.Problem;

class QueryTest {
    @Test
    void namesAndValuesAreDecodedAndKeptInOrder() {
        var query = Query.parse("a=1&b=two+words&a=%C3%A4&c&=x&&");
        assertThat(query.all("a")).containsExactly("1", "ä");
        assertThat(query.text("b")).isEqualTo("two words");
        assertThat(query.get("c")).hasValue("");
        assertThat(query.get("d")).isEmpty();
        assertThat(Query.parse("").all("a")).isEmpty();
    }

    @Test
    void whatIsNoNumberIsNone() {
        var query = Query.parse("id=7&id=-1&id=7&id=&id=9999999999999999999&id=8x&id=+9&id=٣&id=12");
        assertThat(query.numbers("id")).containsExactly(7L, 12L);
    }

    @Test
    void brokenCodingAndEndlessFormsAreRefused() {
        assertThatThrownBy(() -> Query.parse("a=%zz")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Query.parse("a&".repeat(3_000))).isInstanceOf(Problem.class);
    }
}
