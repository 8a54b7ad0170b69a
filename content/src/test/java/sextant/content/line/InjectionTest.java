package sextant.content.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client puts into a value or a parameter, it stays one line. */
class InjectionTest {
    private static final String EVIL = "a\r\nX-EVIL:1\nX-EVIL:2\rX-EVIL:3\u0085X-EVIL:4\u2028X\u000bX\0\"^n^'^^;:,\\";

    private static Component readBack(String version, Property added) throws Exception {
        String head = version.equals("2.0") || version.equals("1.0") ? "VCALENDAR" : "VCARD";
        Tree tree =
                Tree.parse(("BEGIN:" + head + "\r\nVERSION:" + version + "\r\nEND:" + head + "\r\n").getBytes(UTF_8));
        tree.root().add(added);
        return Tree.parse(tree.write()).root();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.0", "2.1", "3.0", "4.0"})
    void aRawValueStaysOneLine(String version) throws Exception {
        Component root = readBack(version, Property.of("NOTE", EVIL));
        assertThat(root.properties()).extracting(Property::name).containsExactly("VERSION", "NOTE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.0", "2.1", "3.0", "4.0"})
    void aTextIsReadBackWithoutItsControlCharacters(String version) throws Exception {
        Component root = readBack(version, Property.ofText("NOTE", EVIL));
        assertThat(root.text("NOTE")).contains("a\nX-EVIL:1\nX-EVIL:2\nX-EVIL:3X-EVIL:4\u2028XX\"^n^'^^;:,\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "3.0", "4.0"})
    void aParameterIsReadBackWithItsQuotesAndLineBreaks(String version) throws Exception {
        Component root = readBack(version, Property.of("NOTE", "x").withParameter("CN", EVIL));
        assertThat(root.properties()).hasSize(2);
        assertThat(root.properties("NOTE").getFirst().parameter("CN"))
                .contains("a\nX-EVIL:1\nX-EVIL:2\nX-EVIL:3X-EVIL:4\u2028XX\"^n^'^^;:,\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.1"})
    void aParameterOfAnOldVersionLosesWhatCannotBeSaid(String version) throws Exception {
        Component root = readBack(version, Property.of("NOTE", "x").withParameter("CN", "a\r\nX-EVIL:\"1\""));
        assertThat(root.properties()).hasSize(2);
        assertThat(root.properties("NOTE").getFirst().parameter("CN")).contains("a X-EVIL:'1'");
    }

    @Test
    void aDeclaredCharsetCannotSmuggleALineEnd() throws Exception {
        // U+0D0A in UTF-16 would be the octets of a line end
        Property line = Property.of("NOTE", "\u0d0aX-EVIL:1\u0d0a").withParameter("CHARSET", "UTF-16BE");
        assertThat(readBack("3.0", line).properties()).hasSize(2);
        assertThat(readBack("2.1", line).text("NOTE")).contains("\u0d0aX-EVIL:1\u0d0a");
    }

    @Test
    void namesCannotCarryASecondLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> Property.of("X:1\r\nY", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Property.of("END", "VCARD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Property.of("X", "").withName("begin"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Property.of("X", "").withGroup("a:b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Parameter.of("A=b;C", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Component.of("A\nB"));
    }
}
