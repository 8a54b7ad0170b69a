package sextant.content.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;

class MessageFuzzTest {
    /** Whatever comes, something of it can be shown, the same each time, and gone on with. */
    @FuzzTest
    void noMessageMakesTheReaderThrow(byte[] octets) throws Exception {
        var message = Letters.ofOctets(octets);
        assertThat(message.preview()).hasSizeLessThanOrEqualTo(255).doesNotContain("\n", "\r");
        assertThat(message.subject()).doesNotContain("\n", "\r");
        assertThat(message.conversation().id()).hasSize(16);
        message.from();
        message.sent();
        message.importance();
        message.protection();
        assertThat(Letters.ofOctets(octets).root()).isEqualTo(message.root());
        for (var attachment : message.bodies().attachments()) {
            try (var content = message.open(attachment.part())) {
                content.readNBytes(1_000);
            } catch (IOException cutOff) {
                assertThat(cutOff).isNotNull();
            }
        }
        var letter = Letter.of(message).to(List.of(), List.of(), List.of());
        assertThat(letter.subject()).isEqualTo(message.subject());
    }
}
