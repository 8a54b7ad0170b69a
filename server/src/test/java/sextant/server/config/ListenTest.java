package sextant.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListenTest {
    @Test
    void anAddressIsWrittenAsItIsRead() {
        for (var text : new String[] {"127.0.0.1:8080", "[::1]:0", "mail.example.org:443", "0.0.0.0:65535"}) {
            assertThat(Listen.parse(text))
                    .hasValueSatisfying(listen -> assertThat(listen).hasToString(text));
        }
    }

    @Test
    void offIsNoAddressInAnyCase() {
        assertThat(Listen.parse("off")).isEmpty();
        assertThat(Listen.parse("OFF")).isEmpty();
    }
}
