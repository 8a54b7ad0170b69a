package sextant.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import sextant.dav.wire.IfHeader.Conditions;
import sextant.dav.wire.IfHeader.Tag;
import sextant.dav.wire.IfHeader.Token;

class TransferFieldsTest {
    private static final String ORIGIN = "https://mail.example.org";

    @Test
    void untaggedListsAreOfTheRequestedResource() {
        assertThat(IfHeader.parse("(<urn:uuid:1> [\"a\"]) (Not <urn:uuid:2> [W/\"b\"])")
                        .lists())
                .containsExactly(
                        new Conditions(
                                Optional.empty(), List.of(new Token(false, "urn:uuid:1"), new Tag(false, "a", false))),
                        new Conditions(
                                Optional.empty(), List.of(new Token(true, "urn:uuid:2"), new Tag(false, "b", true))));
    }

    @Test
    void aTagIsOfAllListsBehindIt() {
        var field = IfHeader.parse("<http://x/a> (<t:1>) (<t:2>) <http://x/b> (Not [\"c\"])");

        assertThat(field.lists())
                .extracting(list -> list.tag().orElse(""))
                .containsExactly("http://x/a", "http://x/a", "http://x/b");
        assertThat(field.tokens()).containsExactly("t:1", "t:2");
    }

    @Test
    void aDestinationKeepsTheSpellingOfItsPath() {
        assertThat(Destination.parse("https://mail.example.org/dav/a%20b/", ORIGIN))
                .isEqualTo(new Destination("/dav/a%20b/", List.of("dav", "a b")));
        assertThat(Destination.parse("/dav/%40", ORIGIN).rawPath()).isEqualTo("/dav/%40");
        assertThat(Destination.parse("https://mail.example.org", ORIGIN).segments())
                .isEmpty();
    }

    @Test
    void theFirstTimeThatCanBeReadCounts() {
        assertThat(LockTimeout.parse("Second-5")).isEqualTo(OptionalLong.of(5));
        assertThat(LockTimeout.parse("Extend, second-7, Second-5")).isEqualTo(OptionalLong.of(7));
        assertThat(LockTimeout.parse("Infinite, Second-5")).isEmpty();
        assertThat(LockTimeout.parse("Second-99999999999999999999")).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(LockTimeout.parse("Second--1")).isEmpty();
    }

    @FuzzTest
    void anyIfFieldIsReadOrRefused(byte[] octets) {
        try {
            assertThat(IfHeader.parse(text(octets)).lists()).isNotEmpty();
        } catch (DavError refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @FuzzTest
    void anyDestinationIsReadOrRefused(byte[] octets) {
        try {
            assertThat(Destination.parse(text(octets), ORIGIN).rawPath()).startsWith("/");
        } catch (DavError refused) {
            assertThat(refused.status()).isIn(400, 502);
        }
    }

    @FuzzTest
    void anyRangeLiesInTheDocumentOrIsNone(byte[] octets) {
        ByteRange.parse(text(octets), 1000).filter(ByteRange::satisfiable).ifPresent(range -> {
            assertThat(range.from()).isBetween(0L, 999L);
            assertThat(range.to()).isBetween(range.from(), 999L);
        });
    }

    @Test
    void aLockBodySaysItsScopeAndType() {
        assertThatThrownBy(() -> LockBody.read(
                        new java.io.ByteArrayInputStream(
                                "<D:lockinfo xmlns:D='DAV:'/>".getBytes(StandardCharsets.UTF_8)),
                        DavLimits.DEFAULT))
                .isInstanceOf(DavError.class);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
