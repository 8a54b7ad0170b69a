package sextant.mailbox.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTextTest {
    private final QueryText box = new QueryText(ZoneId.of("Europe/Berlin"));

    private static Filter anywhere(String text) {
        return new Filter.Words(Field.ANYWHERE, text);
    }

    @Test
    void wordsAreWords() {
        assertThat(box.parse("")).isEqualTo(Filter.EVERYTHING);
        assertThat(box.parse("  lunch  today ")).isEqualTo(anywhere("lunch today"));
        assertThat(box.parse("\"lunch today\" at")).isEqualTo(anywhere("\"lunch today\" at"));
        assertThat(box.parse("http://x is:odd after:soon a: - :"))
                .isEqualTo(anywhere("http://x is:odd after:soon a: - :"));
    }

    @Test
    void aPrefixSaysWhere() {
        assertThat(box.parse(
                        "From:anna subject:\"budget 2026\" is:unread has:attachments -category:\"Red wine\" -draft x"))
                .isEqualTo(new Filter.All(List.of(
                        new Filter.Words(Field.FROM, "anna"),
                        new Filter.Words(Field.SUBJECT, "\"budget 2026\""),
                        new Filter.Not(new Filter.Is(Flag.SEEN)),
                        new Filter.Is(Flag.ATTACHMENTS),
                        new Filter.Not(new Filter.Category("Red wine")),
                        new Filter.Not(anywhere("draft")),
                        anywhere("x"))));
    }

    @Test
    void aDayIsADayInTheUsersZone() {
        assertThat(box.parse("after:2026-07-01"))
                .isEqualTo(new Filter.Received(Optional.of(Instant.parse("2026-06-30T22:00:00Z")), Optional.empty()));
        assertThat(box.parse("before:2026-01-01"))
                .isEqualTo(new Filter.Received(Optional.empty(), Optional.of(Instant.parse("2025-12-31T23:00:00Z"))));
    }
}
