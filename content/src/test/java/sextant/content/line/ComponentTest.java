package sextant.content.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.MalformedDocument;

class ComponentTest {
    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            item1.TEL;Type=home;x-odd="a, b";LANGUAGE=de:1
            TEL:1
            TEL:1
            END:VCARD
            """;

    private static Tree tree() throws MalformedDocument {
        return Tree.parse(CARD.getBytes(UTF_8));
    }

    private static String text(Tree tree) {
        return new String(tree.write(), UTF_8);
    }

    @Test
    void linesAreFoundByIdentitySinceTwoMayBeTheSame() throws Exception {
        Tree tree = tree();
        Component card = tree.root();
        card.replace(card.properties("TEL").get(2), Property.of("TEL", "3"));
        card.remove(card.properties("tel").get(1));
        assertThat(text(tree)).isEqualTo(CARD.replace("TEL:1\nTEL:1\n", "TEL:3\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> card.remove(Property.of("TEL", "3")));
    }

    @Test
    void anEditedParameterLeavesTheOthersAsTheyWereSpelled() throws Exception {
        Tree tree = tree();
        Component card = tree.root();
        Property tel = card.property("TEL").orElseThrow();
        card.replace(
                tel,
                tel.withParameter("language", "fr").withParameter("pref", "1").withoutParameter("X-NONE"));
        assertThat(text(tree)).contains("item1.TEL;Type=home;x-odd=\"a, b\";LANGUAGE=fr;PREF=1:1\n");
        Property edited = card.property("TEL").orElseThrow();
        card.replace(edited, edited.withName("X-TEL").withGroup("item2").withoutParameter("type"));
        assertThat(text(tree)).contains("item2.X-TEL;x-odd=\"a, b\";LANGUAGE=fr;PREF=1:1\n");
    }

    @Test
    void newLinesHaveTheLineEndOfTheDocumentAndAreFoldedBetweenCharacters() throws Exception {
        Tree tree = tree();
        tree.root().add(Property.ofText("NOTE", "ü".repeat(60)));
        assertThat(text(tree)).contains("TEL:1\nNOTE:" + "ü".repeat(35) + "\n " + "ü".repeat(25) + "\nEND:VCARD\n");
    }

    @Test
    void aCopyIsEditedAlone() throws Exception {
        Tree tree = tree();
        Component copy = tree.root().copy();
        copy.removeAll("TEL");
        assertThat(text(tree)).isEqualTo(CARD);
        assertThat(text(Tree.of(copy))).isEqualTo("BEGIN:VCARD\nVERSION:4.0\nEND:VCARD\n");
    }

    @Test
    void aDocumentCanBeMadeFromNothing() {
        Component event = Component.of("vevent");
        event.add(Property.of("UID", "1"));
        event.add(Component.of("VALARM"));
        event.add(Property.of("X-LAST", "2"));
        Component calendar = Component.of("VCALENDAR");
        calendar.add(event);
        calendar.add(Property.of("VERSION", "2.0"));
        assertThat(text(Tree.of(calendar))).isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        BEGIN:VEVENT
                        UID:1
                        X-LAST:2
                        BEGIN:VALARM
                        END:VALARM
                        END:VEVENT
                        END:VCALENDAR
                        """.replace("\n", "\r\n"));
    }

    @Test
    void linesAreRewrittenInOnePass() throws Exception {
        Tree tree = tree();
        tree.root().rewrite(line -> line.name().equals("TEL") && line.group().isEmpty() ? List.of() : List.of(line));
        assertThat(text(tree)).isEqualTo(CARD.replace("TEL:1\nTEL:1\n", ""));
    }

    @Test
    void aFileMayHoldSeveralObjects() throws Exception {
        Tree tree = Tree.parse(("\n" + CARD + "\n\n" + CARD).getBytes(UTF_8));
        assertThat(tree.roots()).hasSize(2);
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(tree::root)
                .withMessageContaining("2 objects");
    }

    @Test
    void aLastLineWithoutEndGetsOneBeforeAnythingFollows() throws Exception {
        Component card = Tree.parse(CARD.strip().getBytes(UTF_8)).root();
        assertThat(text(Tree.of(card, card.copy()))).isEqualTo(CARD.strip() + "\r\n" + CARD.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEL;A=\"open:1", "TEL;A=b\"c:1", "TEL;:1", "TEL;A:1", "TEL ;A=1:1", "TEL;A=\"b\"c:1"})
    void aLineWithSlipsInItsParametersIsALineStill(String line) throws Exception {
        String document = CARD.replace("TEL:1\nTEL:1", line);
        Tree tree = Tree.parse(document.getBytes(UTF_8));
        Component card = tree.root();
        Property tel = card.properties("TEL").getLast();
        assertThat(tel.value()).isEqualTo("1");
        card.replace(tel, tel.withParameter("X-B", "c:\"d\""));
        Property again = Tree.parse(tree.write()).root().properties("TEL").getLast();
        assertThat(again.value()).isEqualTo("1");
        assertThat(again.parameter("X-B")).contains("c:\"d\"");
    }

    @Test
    void limitsAreNamedWhenTheyArePassed() {
        Limits limits = new Limits(200, 3, 2, 10, 60, 2);
        String begin = "BEGIN:A\n";
        String end = "END:A\n";
        refused(limits, begin + "X:1\n".repeat(50) + end, "limit of 200");
        refused(limits, (begin + end).repeat(4), "3 components");
        refused(limits, begin.repeat(3) + end.repeat(3), "deeper than 2");
        refused(limits, begin + "X:1\n".repeat(10) + end, "10 lines");
        refused(limits, begin + "X:" + "1".repeat(60) + "\n" + end, "line 2: longer than 60");
        refused(limits, begin + "X;A=1;B=2;C=3:1\n" + end, "line 2: more than 2 parameters");
    }

    private static void refused(Limits limits, String text, String reason) {
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(() -> Tree.parse(text.getBytes(UTF_8), limits))
                .withMessageContaining(reason);
    }
}
