package sextant.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlHostileTest {
    @TempDir
    Path directory;

    private static void readAll(String document) throws IOException {
        try (var xml = Xml.read(document)) {
            xml.finish();
        }
    }

    @Test
    void anExternalEntityIsRefusedAndNobodyIsAsked() throws IOException {
        var secret = directory.resolve("secret");
        Files.writeString(secret, "secret");
        try (var trap = ServerSocketChannel.open()) {
            trap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .configureBlocking(false);
            var url = "http://127.0.0.1:" + ((InetSocketAddress) trap.getLocalAddress()).getPort() + "/x";
            for (var document : new String[] {
                "<!DOCTYPE r SYSTEM '" + url + "'><r/>",
                "<!DOCTYPE r PUBLIC '-//x' '" + url + "'><r/>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM '" + url + "'>]><r>&e;</r>",
                "<!DOCTYPE r [<!ENTITY % e SYSTEM '" + url + "'> %e;]><r/>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><r>&e;</r>",
                "<!DOCTYPE r><r/>"
            }) {
                assertThatThrownBy(() -> readAll(document))
                        .isInstanceOf(MalformedXml.class)
                        .hasMessageContaining("DOCTYPE")
                        .hasMessageNotContaining("secret");
            }
            assertThat(trap.accept()).isNull();
        }
    }

    @Test
    void entitiesAreRefusedBeforeTheyExpand() {
        var bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 'lol'>");
        for (var i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e").append(i).append(" '");
            bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
        }
        bomb.append("]><r>&e29;</r>");
        assertThatThrownBy(() -> readAll(bomb.toString()))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> readAll("<r>&lol;</r>")).isInstanceOf(MalformedXml.class);
    }

    @Test
    void depthAndNumberAndSizeAreLimited() {
        assertThatThrownBy(() -> readAll("<a>".repeat(101) + "</a>".repeat(101)))
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> readAll("<r>" + "<a/>".repeat(500_000) + "</r>"))
                .hasMessageContaining("elements");
        assertThatThrownBy(() -> readAll("<r>" + "<!---->".repeat(500_000) + "</r>"))
                .hasMessageContaining("elements");
        assertThatThrownBy(() -> readAll("<r a='" + "x".repeat(65 * 1024) + "'/>"))
                .hasMessageContaining("attribute");
        var attributes = new StringBuilder("<r");
        for (var i = 0; i < 101; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        assertThatThrownBy(() -> readAll(attributes + "/>")).hasMessageContaining("attributes");
        assertThatThrownBy(() -> Xml.read("<r xmlns:x='urn:x'>" + "<a x:b='c'>text</a>".repeat(4_000_000) + "</r>")
                        .fragment())
                .isInstanceOf(MalformedXml.class);
    }

    private static XmlReader shortTexts(String document) throws IOException {
        var octets = document.getBytes(StandardCharsets.UTF_8);
        return XmlReader.open(new ByteArrayInputStream(octets), XmlLimits.DEFAULT.withTextLength(10));
    }

    @Test
    void aTextIsLimited() throws IOException {
        assertThat(shortTexts("<r>" + "x".repeat(10) + "</r>").text()).hasSize(10);
        var document = "<r>" + "x".repeat(6) + "<!-- -->" + "y".repeat(5) + "</r>";
        assertThatThrownBy(() -> shortTexts(document).text())
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("text");
    }

    @Test
    void xml11WouldLetControlCharactersIn() {
        assertThatThrownBy(() -> readAll("<?xml version='1.1'?><r>&#1;</r>")).hasMessageContaining("1.0");
        assertThatThrownBy(() -> readAll("<r>&#1;</r>")).isInstanceOf(MalformedXml.class);
        assertThatThrownBy(() -> readAll("<r>&#xD800;</r>")).isInstanceOf(MalformedXml.class);
    }

    /** The names all have one hash code, as strings of "Aa" and "BB" do. */
    private static String colliding(int number) {
        var name = new StringBuilder();
        for (var bit = 0; bit < 17; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    void manyNamesOfOneHashAreRefusedSoon() {
        var document = new StringBuilder("<r>");
        for (var i = 0; i < 100_000; i++) {
            document.append('<').append(colliding(i)).append("/>");
        }
        document.append("</r>");
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> readAll(document.toString())).hasMessageContaining("different"));
    }

    @Test
    void aTextCannotBreakOutOfItsElement() throws IOException {
        var hostile = "]]><a:href>/stolen</a:href>\"'--></r>";
        var octets = Xml.write(
                Map.of(),
                xml -> xml.start(Name.of("r"))
                        .attribute("a", hostile)
                        .text(hostile)
                        .end());
        var meaning = Xml.parse(octets);
        assertThat(meaning.content()).containsExactly(hostile);
        assertThat(meaning.attributes()).containsEntry(Name.of("a"), hostile);
    }

    @Test
    void anErrorSaysWhereWithoutRepeatingTheDocument() {
        assertThatThrownBy(() -> readAll("<r>\n<a></b></r>"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("at [row");
    }
}
