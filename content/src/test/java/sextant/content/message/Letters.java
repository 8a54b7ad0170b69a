package sextant.content.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import sextant.content.Document;
import sextant.content.Format;

/** Messages for tests. */
final class Letters {
    private Letters() {}

    /** A message of these lines. */
    static Message of(String... lines) {
        return ofOctets((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A message whose characters are its octets. */
    static Message ofLatin1(String... lines) {
        return ofOctets((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static Message ofOctets(byte[] octets) {
        try {
            return Message.of(Document.of(Format.MESSAGE, octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Message message, Part part) {
        try {
            return message.text(part, 1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
