package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void whatWouldTurnTheLineHideOrBreakItIsReplaced() {
        assertThat(Text.harmless("a\u202eb\u0000c\ud800d\ne\u200bf")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf");
        assertThat(Text.harmless("東京 🧭 <b>")).isEqualTo("東京 🧭 <b>");
    }

    @Test
    void sizesAreSaidInFewDigits() {
        assertThat(Text.octets(0)).isEqualTo("0 B");
        assertThat(Text.octets(999)).isEqualTo("999 B");
        assertThat(Text.octets(1_940)).isEqualTo("1.9 kB");
        assertThat(Text.octets(19_400)).isEqualTo("19 kB");
        assertThat(Text.octets(999_999)).isEqualTo("999 kB");
        assertThat(Text.octets(2_340_000)).isEqualTo("2.3 MB");
    }

    @Test
    void oneIsOneAndAllElseIsMany() {
        assertThat(Text.count(1, "contact", "contacts")).isEqualTo("1 contact");
        assertThat(Text.count(0, "contact", "contacts")).isEqualTo("0 contacts");
    }

    @Test
    void thePolicyAllowsNoScriptAndNoStyleInAPage() {
        assertThat(Templates.POLICY)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "data:", "*");
    }
}
