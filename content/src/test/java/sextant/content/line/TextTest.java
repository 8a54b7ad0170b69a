package sextant.content.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void escapesAreReadInBothCases() {
        assertThat(Text.unescape("a\\nb\\Nc\\\\n\\;\\,\\:d\\")).isEqualTo("a\nb\nc\\n;,:d\\");
    }

    @Test
    void everyLineBreakBecomesOneEscape() {
        assertThat(Text.escape("a\r\nb\nc\rd;e,f\\g")).isEqualTo("a\\nb\\nc\\nd\\;e\\,f\\\\g");
    }

    @Test
    void aListIsSplitAtItsBareCommasOnly() {
        assertThat(Text.splitList("a\\,b,c\\\\,,d")).containsExactly("a,b", "c\\", "", "d");
        assertThat(Text.splitList("")).containsExactly("");
    }

    @Test
    void aStructuredValueKeepsItsFieldsRaw() {
        assertThat(Text.splitStructured("Doe\\;Roe;J\\,r,x;;")).containsExactly("Doe\\;Roe", "J\\,r,x", "", "");
    }

    @Test
    void whatIsJoinedIsSplitAgain() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            List<String> texts = random.ints(random.nextInt(1, 6), 0, 1000)
                    .mapToObj(i -> "ab\\;,\nx".repeat(i % 3) + i + "\\".repeat(i % 4))
                    .toList();
            assertThat(Text.splitList(Text.joinList(texts))).as("seed %d", seed).isEqualTo(texts);
            String structured =
                    Text.joinStructured(texts.stream().map(Text::escape).toList());
            assertThat(Text.splitStructured(structured).stream()
                            .map(Text::unescape)
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(texts);
        }
    }

    @Test
    void anotherReaderUnescapesAlike() {
        for (String raw : List.of("a\\nb", "\\\\n", "x\\;y\\,z", "\\:", "plain", "\\N\\n")) {
            assertThat(Text.unescape(raw).replace("\n", System.lineSeparator()))
                    .isEqualTo(VObjectPropertyValues.unescape(raw));
        }
    }
}
