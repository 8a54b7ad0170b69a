package sextant.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
    @Test
    void anAddressAndItsParametersAreTakenApart() throws BadSyntax {
        assertThat(Path.parse("FROM:<a@b.example> SIZE=1 body=8BITMIME", "FROM:", false))
                .isEqualTo(new Path("a@b.example", Map.of("SIZE", "1", "BODY", "8BITMIME")));
        assertThat(Path.parse("from: <a@b.example>", "FROM:", false).address()).isEqualTo("a@b.example");
        assertThat(Path.parse("TO:<@c.example,@d.example:a@b.example>", "TO:", false)
                        .address())
                .isEqualTo("a@b.example");
        assertThat(Path.parse("TO:<\"a > \\\" b\"@b.example>", "TO:", false).address())
                .isEqualTo("\"a > \\\" b\"@b.example");
        assertThat(Path.parse("TO:<a@[IPv6:::1]>", "TO:", false).address()).isEqualTo("a@[IPv6:::1]");
        assertThat(Path.parse("FROM:<>", "FROM:", false).address()).isEmpty();
        assertThat(Path.xtext("a+2Bb+3D")).isEqualTo("a+b=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TO:a@b.example",
                "TO:<a@b.example",
                "TO:<>",
                "TO:<a>",
                "TO:<@b.example>",
                "TO:<a@>",
                "TO:<a b@c.example>",
                "TO:<a@b..example>",
                "TO:<a@b.example>X",
                "TO:<a@b.example> A=1 a=2",
                "TO:<@b.example>",
                "TO:<\"a\"b\"@c.example>",
                "TO:<a@b.example>>",
                "X:<a@b.example>",
                "TO:<a@b_\u00e4.example>"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Path.parse(text, "TO:", false)).isInstanceOf(BadSyntax.class);
    }
}
