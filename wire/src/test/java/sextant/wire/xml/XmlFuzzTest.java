package sextant.wire.xml;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

class XmlFuzzTest {
    /** Whatever is read as XML is captured as a fragment that the platform's parser reads too. */
    @FuzzTest
    void readsOrRefuses(byte[] octets) throws IOException {
        String fragment;
        try (var xml = XmlReader.open(new ByteArrayInputStream(octets))) {
            fragment = xml.fragment();
            xml.finish();
        } catch (MalformedXml refused) {
            return;
        }
        Xml.parse(fragment);
    }

    /** No text makes the writer write what is not well-formed. */
    @FuzzTest
    void writesWhatIsWellFormed(FuzzedDataProvider data) throws IOException {
        var attribute = data.consumeString(100);
        var namespace = data.consumeString(20);
        var text = data.consumeRemainingAsString();
        Xml.parse(Xml.write(
                Map.of("DAV:", "D"),
                xml -> xml.start(new Name("DAV:", "r"))
                        .attribute("a", attribute)
                        .element(new Name(namespace, "x"), text)
                        .end()));
    }
}
