package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /                       | []
                    /a                      | [a]
                    /a/                     | [a]
                    /a/b%20c                | [a, b c]
                    /alice%40example.org    | [alice@example.org]
                    /alice@example.org      | [alice@example.org]
                    /100%25                 | [100%]
                    /%2541                  | [%41]
                    /gr%C3%BCn              | [grün]
                    /a;b=c                  | [a;b=c]
                    /a+b                    | [a+b]
                    /.well-known/caldav     | [.well-known, caldav]
                    /...                    | [...]
                    /con                    | [con]
                    /x::$DATA               | [x::$DATA]
                    /a%5Cb                  | [a\\b]
                    """)
    void namesArriveAsTheyWereMeant(String raw, String segments) {
        assertThat(RawPath.parse(raw).segments()).hasToString(segments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "//",
                "//a",
                "/a//b",
                "/a//",
                "/.",
                "/..",
                "/a/./b",
                "/a/../b",
                "/%2e",
                "/%2E%2e/a",
                "/.%2e/a",
                "/..;/a",
                "/.;x=y/a",
                "/..%3b/a",
                "/a%2fb",
                "/a%2Fb",
                "/..%2f",
                "/a%00b",
                "/a%0d%0ab",
                "/a%7f",
                "/%c2%80",
                "/%c0%ae%c0%ae/a",
                "/%ff",
                "/%ed%a0%80",
                "/%",
                "/%1",
                "/%zz",
                "/a\\b",
                "/a#b",
                "/\u0001"
            })
    void whatTwoReadersCouldReadDifferentlyIsRefused(String raw) {
        assertThatThrownBy(() -> RawPath.parse(raw))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void thePathAsSentIsKept() {
        assertThat(RawPath.parse("/dav/alice%40example.org/").raw()).isEqualTo("/dav/alice%40example.org/");
    }
}
