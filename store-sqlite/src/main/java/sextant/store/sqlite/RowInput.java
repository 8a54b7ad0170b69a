package sextant.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Unpacks what {@link RowOutput} packed. Fails with {@link StoreCorrupt} where the octets end too early. */
final class RowInput {
    private final byte[] in;
    private int at;

    RowInput(byte[] in) {
        this.in = in;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte octet = in[need(1)];
            at++;
            value |= (octet & 0x7FL) << shift;
            if (octet >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new StoreCorrupt("a packed row holds a number that does not end");
    }

    boolean flag() {
        return number() != 0;
    }

    byte[] octets() {
        int length = length();
        int from = need(length);
        at += length;
        return java.util.Arrays.copyOfRange(in, from, from + length);
    }

    String text() {
        int length = length();
        int from = need(length);
        at += length;
        return new String(in, from, length, StandardCharsets.UTF_8);
    }

    List<String> texts() {
        int count = length();
        var values = new ArrayList<String>(Math.min(count, in.length));
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return values;
    }

    private int length() {
        long length = number();
        if (length < 0 || length > in.length) {
            throw new StoreCorrupt("a packed row holds a length beyond its end");
        }
        return (int) length;
    }

    private int need(int octets) {
        if (in.length - at < octets) {
            throw new StoreCorrupt("a packed row ends too early");
        }
        return at;
    }
}
