package sextant.content.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.MalformedDocument;

class TreeTest {
    private static byte[] sample(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TreeTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard.ics", "apple.vcf"})
    void aHardSampleComesBackOctetForOctet(String name) throws Exception {
        byte[] octets = sample(name);
        assertThat(Tree.parse(octets).write()).isEqualTo(octets);
    }

    @Test
    void theHardEventShowsItsNamesAndValues() throws Exception {
        Component event =
                Tree.parse(sample("hard.ics")).root().component("vevent").orElseThrow();
        assertThat(event.text("SUMMARY")).contains("Grüße; semi, comma\nnl");
        assertThat(event.property("RRULE").orElseThrow().value()).isEqualTo("FREQ=WEEKLY;WKST=SU;BYDAY=MO,TU;X-FOO=1");
        Property attendee = event.property("ATTENDEE").orElseThrow();
        assertThat(attendee.parameter("CN")).contains("a\nb");
        assertThat(attendee.value()).isEqualTo("MAILTO:A@Example.com");
        assertThat(event.components()).extracting(Component::name).containsExactly("VALARM", "X-COMP");
    }

    @Test
    void theAppleCardShowsGroupsAndTypes() throws Exception {
        Component card = Tree.parse(sample("apple.vcf")).root();
        Property email = card.property("EMAIL").orElseThrow();
        assertThat(email.group()).contains("item1");
        assertThat(email.parameterValues("TYPE")).containsExactly("INTERNET", "pref");
        assertThat(card.dialect()).isEqualTo(Dialect.VCARD_3);
    }

    @Test
    void anEditTouchesOnlyItsOwnLine() throws Exception {
        String before = new String(sample("apple.vcf"), UTF_8);
        Tree tree = Tree.parse(before.getBytes(UTF_8));
        Component card = tree.root();
        Property email = card.property("EMAIL").orElseThrow();
        card.replace(email, email.withValue("new@example.org"));
        assertThat(new String(tree.write(), UTF_8)).isEqualTo(before.replace("a@b.de", "new@example.org"));
    }

    @Test
    void aNewLineComesAfterTheLastLineAndBeforeTheAlarms() throws Exception {
        Tree tree = Tree.parse(sample("hard.ics"));
        tree.root().component("VEVENT").orElseThrow().add(Property.ofText("LOCATION", "Hall; 2"));
        assertThat(new String(tree.write(), UTF_8))
                .contains("TRIGGERX:-PT15M\r\nLOCATION:Hall\\; 2\r\nBEGIN:VALARM\r\n");
    }

    @Test
    void anOldCardIsReadThroughItsEncodings() throws Exception {
        String text =
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\r\n=FCrgen\r\n"
                        + "TEL;HOME;VOICE:1\r\nPHOTO;JPEG;ENCODING=BASE64:\r\n AAAA\r\n BBBB\r\n\r\nEND:VCARD";
        Tree tree = Tree.parse(text.getBytes(UTF_8));
        Component card = tree.root();
        assertThat(card.property("N").orElseThrow().value()).isEqualTo("Müller;Jürgen");
        assertThat(card.property("TEL").orElseThrow().parameterValues("TYPE")).containsExactly("HOME", "VOICE");
        assertThat(tree.write()).isEqualTo(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "END:VCARD\n",
                "BEGIN:VCARD\n",
                "BEGIN:VCARD\nEND:VCALENDAR\n",
                "BEGIN:VCARD\nX:\0\nEND:VCARD\n"
            })
    void whatCannotBeADocumentIsRefused(String text) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Tree.parse(text.getBytes(UTF_8))))
                .isInstanceOf(MalformedDocument.class);
    }
}
