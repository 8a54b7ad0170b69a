package sextant.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Depth, Prefer, Brief, If-Match, dates. */
class HeadersTest {
    @Test
    void depthIsOneOfThree() {
        assertThat(Depth.parse("0")).contains(Depth.ZERO);
        assertThat(Depth.parse(" 1 ")).contains(Depth.ONE);
        assertThat(Depth.parse("Infinity")).contains(Depth.INFINITY);
        assertThat(Depth.parse("1,noroot")).isEmpty();
    }

    @Test
    void preferencesAreReadFromAllFieldsInAllSpellings() {
        assertThat(Preferences.parse(List.of(), Optional.empty())).isEqualTo(Preferences.NONE);
        assertThat(Preferences.parse(List.of("return=minimal, depth-noroot"), Optional.empty()))
                .isEqualTo(new Preferences(true, false, true));
        assertThat(Preferences.parse(List.of("wait=5", "Return = \"minimal\""), Optional.empty())
                        .minimal())
                .isTrue();
        assertThat(Preferences.parse(List.of("return-minimal"), Optional.empty())
                        .minimal())
                .isTrue();
        assertThat(Preferences.parse(List.of(), Optional.of("t")).minimal()).isTrue();
        assertThat(Preferences.parse(List.of(), Optional.of("f")).minimal()).isFalse();
        assertThat(Preferences.parse(List.of("return=representation"), Optional.empty())
                        .representation())
                .isTrue();
    }

    @Test
    void entityTagsAreReadAndCompared() {
        var tags = EntityTags.parse(List.of("\"a\", W/\"b\",\"c,d\"", "e"));
        assertThat(tags.tags()).containsExactly("a", "b", "c,d", "e");
        assertThat(tags.matchesStrongly("a")).isTrue();
        assertThat(tags.matchesStrongly("b")).isFalse();
        assertThat(tags.matchesWeakly("b")).isTrue();
        assertThat(tags.matchesStrongly("c,d")).isTrue();
        assertThat(tags.matchesStrongly("x")).isFalse();
        assertThat(EntityTags.parse(List.of("*")).matchesStrongly("x")).isTrue();
    }

    @FuzzTest
    void anyFieldIsReadToItsEnd(byte[] octets) {
        var field = new String(octets, StandardCharsets.UTF_8);
        EntityTags.parse(List.of(field));
        Preferences.parse(List.of(field), Optional.of(field));
        Depth.parse(field);
    }

    @Test
    void aDateIsWrittenAsHttpHasIt() {
        assertThat(HttpDate.of(Instant.parse("1994-11-06T08:49:37.9Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
