package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A new or edited line in the spelling of its dialect. */
final class Composed {
    private static final int FOLD = 75; // RFC 5545 3.1, RFC 6350 3.2: octets without the line end

    private final Property property;
    private final Dialect dialect;
    private final byte[] lineEnd;

    Composed(Property given, Dialect dialect, byte[] lineEnd) {
        this.dialect = dialect;
        this.lineEnd = lineEnd;
        this.property = given.received() == null ? encodable(given) : given;
    }

    /** Whether the line is a base64 block, which a blank line must end (vCard 2.1, 2.1.4.2). */
    boolean isBlock() {
        return dialect.old() && property.encoding() == Encoding.BASE64;
    }

    /** The octets without the closing line end. */
    byte[] octets() {
        byte[] head = head().getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(head.length + 64);
        out.writeBytes(head);
        Value received = property.received();
        if (received != null && dialect.old() && received.dialect().old()) {
            received.source().writeTo(out); // folded already, in the way of its encoding
            return out.toByteArray();
        }
        out.writeBytes(
                received == null
                        ? value(head.length)
                        : received.unfolded(property.encoding() == Encoding.QUOTED_PRINTABLE));
        boolean foldable = !dialect.old() || property.encoding() == Encoding.BASE64;
        return foldable ? folded(out.toByteArray()) : out.toByteArray();
    }

    private byte[] value(int column) {
        Charset charset = charset(property).orElse(StandardCharsets.UTF_8);
        if (property.encoding() != Encoding.QUOTED_PRINTABLE) {
            return Values.onOneLine(property.value()).getBytes(charset);
        }
        byte[] soft = ("=" + new String(lineEnd, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
        return QuotedPrintable.encode(
                Values.realBreaks(property.value()).getBytes(charset), column, dialect.old() ? soft : new byte[0]);
    }

    /** The line with the parameters that its value needs. */
    private Property encodable(Property given) {
        String value = given.value();
        Property encoded = given;
        // vCard 2.1, 2.1.4 and 2.1.5: the default is one line of US-ASCII
        if (dialect.old() && given.encoding() == Encoding.NONE && !(isAscii(value) && isOneLine(value))) {
            encoded = encoded.withParameter("ENCODING", "QUOTED-PRINTABLE");
        }
        Optional<Charset> declared = charset(given);
        boolean fits = declared.isPresent()
                ? declared.get().newEncoder().canEncode(value)
                : isAscii(value)
                        || (!dialect.old() && given.parameter("CHARSET").isEmpty());
        return fits ? encoded : encoded.withParameter("CHARSET", "UTF-8");
    }

    private static boolean isAscii(String value) {
        return value.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isOneLine(String value) {
        return value.indexOf('\n') < 0
                && value.indexOf('\r') < 0
                && Values.realBreaks(value).equals(value);
    }

    private static Optional<Charset> charset(Property property) {
        return property.parameter("CHARSET").flatMap(Charsets::named);
    }

    private String head() {
        var head = new StringBuilder();
        property.group().ifPresent(group -> head.append(group).append('.'));
        head.append(property.spelledName());
        for (Parameter parameter : property.parameters()) {
            head.append(';');
            String spelled = parameter.spelled();
            head.append(spelled != null ? spelled : spell(parameter));
        }
        return head.append(':').toString();
    }

    private String spell(Parameter parameter) {
        List<String> values = parameter.values();
        if (dialect.old() && parameter.name().equals("TYPE") && values.stream().allMatch(Names::isProper)) {
            return String.join(";", values);
        }
        return parameter.name() + "="
                + String.join(",", values.stream().map(this::spellValue).toList());
    }

    private String spellValue(String value) {
        String safe = dialect.old()
                ? Values.replaceBreaks(value, " ").replace('"', '\'')
                // RFC 6868 3.1
                : Values.replaceBreaks(value.replace("^", "^^"), "^n").replace("\"", "^'");
        boolean quote = false;
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            quote |= c == ',' || c == ';' || c == ':';
        }
        return quote ? '"' + safe + '"' : safe;
    }

    private byte[] folded(byte[] line) {
        if (line.length <= FOLD) {
            return line;
        }
        var out = new ByteArrayOutputStream(line.length + line.length / 20);
        int from = 0;
        int room = FOLD;
        while (line.length - from > room) {
            int to = from + room;
            // a UTF-8 character may not be torn apart; three steps back find its start
            for (int back = 0; back < 3 && to > from + 1 && (line[to] & 0xc0) == 0x80; back++) {
                to--;
            }
            out.write(line, from, to - from);
            out.writeBytes(lineEnd);
            out.write(' ');
            from = to;
            room = FOLD - 1;
        }
        out.write(line, from, line.length - from);
        return out.toByteArray();
    }
}
