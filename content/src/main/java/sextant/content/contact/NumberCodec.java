package sextant.content.contact;

import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * A telephone number. It may be a tel URI (RFC 6350 6.4.1); what is written is a text, which may look as its author likes.
 */
record NumberCodec() implements Codec<String> {
    private static final Codec<String> TEXT = Codecs.text();
    private static final String SCHEME = "tel:";

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> read(Property line) {
        String text = normal(line.text());
        boolean uri = line.hasParameter("VALUE", "URI") && text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return Optional.of(uri ? text.substring(SCHEME.length()) : text);
    }

    @Override
    public Property write(Property line, String value, Dialect dialect) {
        Property text = line.hasParameter("VALUE", "URI") ? line.withoutParameter("VALUE") : line;
        return TEXT.write(text, value, dialect);
    }

    @Override
    public String normal(String value) {
        return TEXT.normal(value);
    }

    @Override
    public boolean isEmpty(String value) {
        return TEXT.isEmpty(value);
    }
}
