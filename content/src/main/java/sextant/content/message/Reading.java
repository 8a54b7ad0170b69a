package sextant.content.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * One pass over a message. It ends early, with what was found so far, where the message is too deep, has too many parts or a
 * header without end.
 */
final class Reading {
    /** Of multiparts in multiparts. */
    static final int DEPTH = 50;

    static final int PARTS = 2_000;
    private static final int HEADER_FIELDS = 10_000;
    private static final int HEADER_FIELD = 1 << 20;
    private static final int START = 32 * 1024;
    private static final int TEXTS = 20;

    private final List<Header.Field> fields = new ArrayList<>();
    private final Map<String, byte[]> starts = new HashMap<>();
    private final List<Level> open = new ArrayList<>();
    private Optional<Part> root = Optional.empty();
    private List<Field> entity = new ArrayList<>();
    private int count;
    private boolean whole = true;

    /** A multipart whose end is not reached. */
    private record Level(Part head, List<Part> parts) {
        Part closed() {
            return new Part(
                    head.path(),
                    head.type(),
                    head.charset(),
                    head.name(),
                    head.disposition(),
                    head.contentId(),
                    head.method(),
                    parts.stream().mapToLong(Part::size).sum(),
                    parts);
        }
    }

    private Reading() {}

    /** What a pass found. */
    record Found(Header header, Part root, Map<String, byte[]> starts, boolean whole) {}

    static MimeTokenStream stream() {
        var stream = new MimeTokenStream(new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(HEADER_FIELDS)
                .setMaxHeaderLen(HEADER_FIELD)
                .setMaxContentLen(-1)
                .setMalformedHeaderStartsBody(false)
                .setStrictParsing(false)
                .build());
        // an attached message is a file like others
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        return stream;
    }

    /** @throws IOException if the octets cannot be had */
    static Found read(InputStream octets) throws IOException {
        var reading = new Reading();
        var stream = stream();
        stream.parse(octets);
        try {
            for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                if (!reading.take(state, stream)) {
                    reading.whole = false;
                    break;
                }
            }
        } catch (MimeException | MimeIOException e) {
            reading.whole = false;
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            // the library met something it was not made for
            reading.whole = false;
        }
        return reading.found();
    }

    private Found found() {
        while (!open.isEmpty()) {
            close();
        }
        return new Found(
                new Header(fields),
                root.orElseGet(() -> PartHeader.of(List.of()).part("1", 0)),
                Map.copyOf(starts),
                whole);
    }

    private boolean take(EntityState state, MimeTokenStream stream) throws IOException {
        switch (state) {
            case T_START_HEADER -> entity = new ArrayList<>();
            case T_FIELD -> {
                entity.add(stream.getField());
                if (open.isEmpty() && count == 0) {
                    field(stream.getField());
                }
            }
            case T_START_MULTIPART -> {
                if (open.size() == DEPTH || ++count > PARTS) {
                    return false;
                }
                var path = open.isEmpty() ? "" : nextPath();
                open.add(new Level(
                        PartHeader.of(entity)
                                .multipart(path, stream.getBodyDescriptor().getMimeType()),
                        new ArrayList<>()));
            }
            case T_END_MULTIPART -> close();
            case T_BODY -> {
                if (++count > PARTS) {
                    return false;
                }
                leaf(stream);
            }
            default -> {
                // where parts begin and end
            }
        }
        return true;
    }

    private void field(Field field) {
        var raw = field.getRaw();
        var octets = raw == null ? new byte[0] : raw.toByteArray();
        var text = octets.length == 0 ? field.getBody() : Texts.guess(octets);
        var colon = octets.length == 0 ? -1 : text.indexOf(':');
        fields.add(new Header.Field(field.getName(), unfolded(text.substring(colon + 1))));
    }

    /** RFC 5322 2.2.3. */
    private static String unfolded(String value) {
        var line = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                line.append(c);
            }
        }
        return line.toString().strip();
    }

    private String nextPath() {
        if (open.isEmpty()) {
            return "1";
        }
        var level = open.getLast();
        var number = level.parts().size() + 1;
        return level.head().path().isEmpty()
                ? Integer.toString(number)
                : level.head().path() + "." + number;
    }

    private void close() {
        if (!open.isEmpty()) {
            add(open.removeLast().closed());
        }
    }

    private void add(Part part) {
        if (open.isEmpty()) {
            root = Optional.of(part);
        } else {
            open.getLast().parts().add(part);
        }
    }

    private void leaf(MimeTokenStream stream) throws IOException {
        var header = PartHeader.of(entity);
        var path = nextPath();
        long size;
        if (header.isText() && starts.size() < TEXTS) {
            try (var content = stream.getDecodedInputStream()) {
                var start = content.readNBytes(START);
                starts.put(path, start);
                size = start.length + content.transferTo(java.io.OutputStream.nullOutputStream());
            }
        } else {
            var encoding = stream.getBodyDescriptor().getTransferEncoding();
            try (var content = stream.getInputStream()) {
                size = encoding != null && encoding.toLowerCase(Locale.ROOT).equals("base64")
                        ? base64(content)
                        : content.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        add(header.part(path, size));
    }

    /** How many octets base64 stands for, without decoding it. */
    private static long base64(InputStream content) throws IOException {
        var chunk = new byte[16 * 1024];
        var digits = 0L;
        for (var length = content.read(chunk); length >= 0; length = content.read(chunk)) {
            for (var i = 0; i < length; i++) {
                var c = chunk[i];
                if ((c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || (c >= '0' && c <= '9')
                        || c == '+'
                        || c == '/') {
                    digits++;
                }
            }
        }
        return digits * 3 / 4;
    }
}
