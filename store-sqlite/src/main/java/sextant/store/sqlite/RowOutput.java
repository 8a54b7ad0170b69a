package sextant.store.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Packs the fields of a row that no query looks at: numbers as variable-length integers (7 bits an octet, the least
 * significant first, signed ones in zigzag), texts as their length in octets and UTF-8. {@link RowInput} reads it.
 */
final class RowOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    RowOutput number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    RowOutput flag(boolean value) {
        return number(value ? 1 : 0);
    }

    RowOutput octets(byte[] value) {
        number(value.length);
        out.write(value, 0, value.length);
        return this;
    }

    RowOutput text(String value) {
        return octets(value.getBytes(StandardCharsets.UTF_8));
    }

    RowOutput texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
