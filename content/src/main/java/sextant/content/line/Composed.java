package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A new or edited line in the spelling of its dialect. */
final class Composed {
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
        return dialect.old() && property.isBase64();
    }

    /** The octets without the closing line end. */
    byte[] octets(int fold) {
        byte[] head = head().getBytes(StandardCharsets.UTF_8);
        Value received = property.received();
        var out = new ByteArrayOutputStream(head.length + 64);
        out.writeBytes(head);
        if (received != null && dialect.old() && received.dialect().old()) {
            received.source().writeTo(out); // already folded in the way of its encoding
            return out.toByteArray();
        }
        if (received != null) {
            out.writeBytes(received.unfolded(false));
        } else if (property.isQuotedPrintable()) {
            byte[] soft = dialect.old()
                    ? ("=" + new String(lineEnd, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII)
                    : new byte[0];
            String text = Values.realBreaks(property.value());
            out.writeBytes(
                    QuotedPrintable.encode(text.getBytes(charset().orElse(StandardCharsets.UTF_8)), head.length, soft));
            if (dialect.old()) {
                return out.toByteArray();
            }
        } else {
            out.writeBytes(Values.onOneLine(property.value()).getBytes(charset().orElse(StandardCharsets.UTF_8)));
        }
        return dialect.old() && !property.isBase64() ? out.toByteArray() : folded(out.toByteArray(), fold);
    }

    // vCard 2.1, 2.1.5: text beyond US-ASCII or one line needs an encoding and a charset
    private Property encodable(Property given) {
        if (!dialect.old() || given.isBase64()) {
            return given;
        }
        String value = given.value();
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(value);
        Property encoded = given;
        if (!given.isQuotedPrintable() && (!ascii || !Values.realBreaks(value).equals(value) || hasBreak(value))) {
            encoded = encoded.withParameter("ENCODING", "QUOTED-PRINTABLE");
        }
        boolean fits =
                charset(given).orElse(StandardCharsets.US_ASCII).newEncoder().canEncode(value);
        return fits ? encoded : encoded.withParameter("CHARSET", "UTF-8");
    }

    private static boolean hasBreak(String value) {
        return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    }

    private Optional<Charset> charset() {
        return charset(property);
    }

    private static Optional<Charset> charset(Property property) {
        return property.parameter("CHARSET").flatMap(Octets::charset);
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
        if (dialect.old() && parameter.name().equals("TYPE") && values.stream().allMatch(Composed::isToken)) {
            return String.join(";", values);
        }
        return parameter.name() + "="
                + String.join(",", values.stream().map(this::spellValue).toList());
    }

    private static boolean isToken(String value) {
        try {
            return !Names.checked(value).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
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

    private byte[] folded(byte[] line, int limit) {
        if (line.length <= limit) {
            return line;
        }
        var out = new ByteArrayOutputStream(line.length + line.length / 20);
        int from = 0;
        int room = limit;
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
            room = limit - 1;
        }
        out.write(line, from, line.length - from);
        return out.toByteArray();
    }
}
