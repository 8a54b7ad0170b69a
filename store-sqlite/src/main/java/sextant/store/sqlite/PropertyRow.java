package sextant.store.sqlite;

import java.util.TreeMap;
import sextant.mailbox.Properties;

/** Properties in a column of their own, or as part of a longer row. */
final class PropertyRow {
    private PropertyRow() {}

    static byte[] pack(Properties properties) {
        var out = new RowOutput();
        write(properties, out);
        return out.toBytes();
    }

    static Properties unpack(byte[] packed) {
        return read(new RowInput(packed));
    }

    static void write(Properties properties, RowOutput out) {
        out.number(properties.values().size());
        properties.values().forEach((name, value) -> out.text(name).text(value));
    }

    static Properties read(RowInput in) {
        long count = in.number();
        var values = new TreeMap<String, String>();
        for (long i = 0; i < count; i++) {
            String name = in.text();
            values.put(name, in.text());
        }
        return values.isEmpty() ? Properties.NONE : new Properties(values);
    }
}
