package sextant.content.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** vCard 2.1 and vCalendar 1.0 as phones of their time write them. */
class OldVersionsTest {
    private static Tree card(String lines) throws Exception {
        return Tree.parse(("BEGIN:VCARD\r\nVERSION:2.1\r\n" + lines + "END:VCARD\r\n").getBytes(ISO_8859_1));
    }

    private static String written(Tree tree) {
        String text = new String(tree.write(), ISO_8859_1);
        return text.substring("BEGIN:VCARD\r\nVERSION:2.1\r\n".length(), text.length() - "END:VCARD\r\n".length());
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, =FC",
        "iso8859-1, =FC",
        "UTF-8, =C3=BC",
        "WINDOWS-1252, =FC",
        "NO-SUCH-CHARSET, =C3=BC",
        "NO-SUCH-CHARSET, =FC",
        "UTF-8, =FC"
    })
    void aValueIsReadInItsCharsetOrTheLikeliestOne(String charset, String encoded) throws Exception {
        Tree tree = card("FN;CHARSET=" + charset + ";ENCODING=QUOTED-PRINTABLE:M" + encoded + "ller\r\n");
        assertThat(tree.root().text("FN")).contains("Müller");
    }

    @Test
    void aJapaneseValueKeepsItsCharsetWhenEdited() throws Exception {
        Tree tree = card("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=FA=96=7B\r\n");
        Component root = tree.root();
        Property name = root.property("FN").orElseThrow();
        assertThat(name.value()).isEqualTo("日本");
        root.replace(name, name.withValue("本日"));
        assertThat(written(tree)).isEqualTo("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=96{=93=FA\r\n");
        root.set(Property.of("FN", "x").withParameters(name.parameters()).withValue("\u0ba4"));
        assertThat(written(tree)).startsWith("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=AE=A4");
    }

    @Test
    void textWithoutEncodingIsReadInTheDeclaredCharset() throws Exception {
        assertThat(card("FN;CHARSET=WINDOWS-1252:M\u00fcller\r\n").root().text("FN"))
                .contains("Müller");
    }

    @Test
    void aFoldKeepsItsWhiteSpace() throws Exception {
        assertThat(card("NOTE:one\r\n two\r\n").root().text("NOTE")).contains("one two");
    }

    @Test
    void softLineBreaksJoinLinesWhateverTheyBeginWith() throws Exception {
        Tree tree = card("NOTE;QUOTED-PRINTABLE:one =\r\n two=0D=0A=\r\nTEL:three\r\nTEL:4\r\n");
        assertThat(tree.root().text("NOTE")).contains("one  two\nTEL:three");
        assertThat(tree.root().text("TEL")).contains("4");
    }

    @Test
    void lineBreaksAreTheSameInEveryVersionEvenBehindABackslash() throws Exception {
        Property note = card("NOTE;QUOTED-PRINTABLE:a=0D=0Ab=0Ac\\=0D=0Ad\\\\=0D=0Ae\r\n")
                .root()
                .property("NOTE")
                .orElseThrow();
        assertThat(note.value()).isEqualTo("a\\nb\\nc\\\\\\nd\\\\\\ne");
        assertThat(note.text()).isEqualTo("a\nb\nc\\\nd\\\ne");
    }

    @Test
    void aSoftLineBreakDoesNotSwallowTheEnd() throws Exception {
        Tree tree = card("NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\n");
        assertThat(tree.root().text("NOTE")).contains("one");
        tree.root().add(Property.of("TEL", "2"));
        assertThat(Tree.parse(tree.write()).root().text("TEL")).contains("2");
    }

    @Test
    void aBase64BlockEndsAtTheBlankLineWithOrWithoutIndentation() throws Exception {
        for (String indent : new String[] {"", " ", "  ", "\t"}) {
            Tree tree = card("PHOTO;JPEG;BASE64:\r\n" + indent + "AAAA\r\n" + indent + "BB==\r\n\r\nTEL:1\r\n");
            Property photo = tree.root().property("PHOTO").orElseThrow();
            assertThat(photo.value()).isEqualTo("AAAABB==");
            assertThat(photo.parameterValues("TYPE")).containsExactly("JPEG");
            assertThat(tree.root().text("TEL")).contains("1");
        }
    }

    @Test
    void aNewBase64BlockEndsWithABlankLine() throws Exception {
        Tree tree = card("TEL:1\r\n");
        Property photo = Property.of("PHOTO", "A".repeat(100)).withParameter("ENCODING", "BASE64");
        tree.root().add(photo);
        assertThat(written(tree))
                .isEqualTo("TEL:1\r\nPHOTO;ENCODING=BASE64:" + "A".repeat(53) + "\r\n " + "A".repeat(47) + "\r\n\r\n");
        Tree again = Tree.parse(tree.write());
        Property old = again.root().property("PHOTO").orElseThrow();
        again.root().replace(old, old.withValue("BBBB"));
        assertThat(written(again)).isEqualTo("TEL:1\r\nPHOTO;ENCODING=BASE64:BBBB\r\n\r\n");
    }

    @Test
    void aNestedCardStaysBehindItsAgentLine() throws Exception {
        Tree tree = card("FN:x\r\nAGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:y\r\nEND:VCARD\r\nNOTE:z\r\n");
        assertThat(tree.root().component("VCARD").orElseThrow().text("FN")).contains("y");
        tree.root().add(Property.of("TEL", "1"));
        assertThat(written(tree))
                .startsWith("FN:x\r\nTEL:1\r\nAGENT:\r\nBEGIN:VCARD\r\n")
                .endsWith("NOTE:z\r\n");
    }

    @Test
    void bareParametersAreKnownByTheirValues() throws Exception {
        Property line = card("LOGO;GIF;BASE64;INLINE;WORK:AAAA\r\n\r\n")
                .root()
                .property("LOGO")
                .orElseThrow();
        assertThat(line.parameterValues("TYPE")).containsExactly("GIF", "WORK");
        assertThat(line.parameter("ENCODING")).contains("BASE64");
        assertThat(line.parameter("VALUE")).contains("INLINE");
    }

    @Test
    void newTextIsEncodedOnlyWhereItMust() throws Exception {
        Tree tree = card("");
        tree.root().add(Property.of("NOTE", "plain, text").withParameter("TYPE", "HOME", "x y"));
        tree.root().add(Property.ofText("NOTE", "zwei\nZeilen für =").withParameter("TYPE", "HOME", "WORK"));
        assertThat(written(tree)).isEqualTo("""
                        NOTE;TYPE=HOME,x y:plain, text
                        NOTE;HOME;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:zwei=0D=0AZeilen f=
                        =C3=BCr =3D
                        """.replace("\n", "\r\n"));
        assertThat(Tree.parse(tree.write()).root().properties("NOTE").getLast().text())
                .isEqualTo("zwei\nZeilen für =");
    }

    @Test
    void anOldCalendarIsReadLikewise() throws Exception {
        String text = """
                BEGIN:VCALENDAR
                VERSION:1.0
                BEGIN:VEVENT
                SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=
                =C3=9Fe
                END:VEVENT
                END:VCALENDAR
                """;
        Tree tree = Tree.parse(text.getBytes(UTF_8));
        assertThat(tree.root().component("VEVENT").orElseThrow().text("SUMMARY"))
                .contains("Grüße");
        assertThat(tree.root().dialect()).isEqualTo(Dialect.VCALENDAR_1);
    }
}
