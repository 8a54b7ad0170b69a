package sextant.content.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;

class ConversionFuzzTest {
    @FuzzTest
    void everyCardBecomesACardOfEveryVersion(byte[] octets) throws MalformedDocument {
        Tree before;
        try {
            before = Tree.parse(octets);
            Conversion.to(VCardVersion.V3_0, octets);
        } catch (MalformedDocument e) {
            return; // no document, or not one of cards
        }
        for (VCardVersion version : VCardVersion.values()) {
            Tree after = Tree.parse(Conversion.to(version, octets));
            assertThat(after.roots()).hasSameSizeAs(before.roots());
            for (Component card : after.roots()) {
                assertThat(VCardVersion.of(card)).isEqualTo(version);
            }
        }
    }
}
