package sextant.content.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import sextant.content.MalformedDocument;

class TreeFuzzTest {
    @FuzzTest
    void whatParsesComesBackOctetForOctet(byte[] octets) {
        try {
            Tree tree = Tree.parse(octets.clone());
            Shape.of(tree); // every name, parameter and value can be read
            assertThat(tree.write()).isEqualTo(octets);
        } catch (MalformedDocument e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest
    void anEditIsReadBackAndNothingElseMoves(FuzzedDataProvider data) throws MalformedDocument {
        String value = data.consumeString(200);
        int which = data.consumeInt(0, 50);
        Tree tree;
        try {
            tree = Tree.parse(data.consumeRemainingAsBytes());
        } catch (MalformedDocument e) {
            return;
        }
        Component root = tree.roots().getFirst();
        List<Property> lines = root.properties();
        root.add(Property.ofText("X-NEW", value));
        if (which < lines.size() && !lines.get(which).name().equals("VERSION")) {
            root.replace(lines.get(which), lines.get(which).withParameter("X-P", value));
        }
        assertThat(Tree.parse(tree.write()).roots().getFirst().properties()).hasSameSizeAs(root.properties());
    }

    @FuzzTest
    void textIsReadBack(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        assertThat(Text.unescape(Text.escape(text)))
                .isEqualTo(text.replace("\r\n", "\n").replace("\r", "\n"));
        assertThat(Text.splitList(Text.escape(text))).hasSize(1);
        assertThat(Text.splitStructured(Text.escape(text))).hasSize(1);
        Text.splitList(text);
        Text.splitStructured(text);
        Text.unescape(text);
    }
}
