package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void whatADeviceCallsItselfIsTextAndNeverMarkup() {
        assertThat(Page.escape("<script>alert('x')</script> \"& 東京 🧭"))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp; 東京 🧭");
    }

    @Test
    void whatWouldTurnTheLineOrBreakItIsReplaced() {
        assertThat(Page.escape("a\u202eb\u0000c\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
    }

    @Test
    void thePolicyAllowsNothingButOurOwnStyle() {
        assertThat(Page.POLICY)
                .isEqualTo("default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
    }
}
