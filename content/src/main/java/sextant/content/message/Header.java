package sextant.content.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * The fields of a header in their order, unfolded (RFC 5322 2.2.3). Names are compared without regard to case. Octets beyond
 * ASCII are UTF-8 (RFC 6532), or windows-1252 where they are not.
 */
public final class Header {
    private final List<Field> fields;

    /**
     * One field.
     *
     * @param name as it was written
     * @param value unfolded, not decoded
     */
    public record Field(String name, String value) {}

    Header(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** All fields. */
    public List<Field> fields() {
        return fields;
    }

    /** The first field of this name, as it stands there. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** All fields of this name, as they stand there. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** The first field of this name as a person reads it, on one line: encoded words are decoded (RFC 2047). */
    public Optional<String> text(String name) {
        return first(name).map(Header::decoded).filter(text -> !text.isEmpty());
    }

    /** The addresses in all fields of this name (RFC 5322 3.4). */
    public List<MailAddress> addresses(String name) {
        var found = new ArrayList<MailAddress>();
        all(name).forEach(value -> MailAddress.parse(value, found));
        return List.copyOf(found);
    }

    /** The message ids in the fields of this name, without their brackets (RFC 5322 3.6.4). */
    public List<String> ids(String name) {
        var ids = new ArrayList<String>();
        for (var value : all(name)) {
            for (var open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
                var close = value.indexOf('>', open);
                if (close < 0) {
                    break;
                }
                var id = value.substring(open + 1, close).strip();
                if (!id.isEmpty()) {
                    ids.add(id);
                }
                open = close;
            }
        }
        return List.copyOf(ids);
    }

    /** Encoded words decoded; as it is where they are broken. */
    static String decoded(String value) {
        if (!value.contains("=?")) {
            return Texts.oneLine(value);
        }
        try {
            return Texts.oneLine(DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT));
        } catch (RuntimeException broken) {
            return Texts.oneLine(value);
        }
    }
}
