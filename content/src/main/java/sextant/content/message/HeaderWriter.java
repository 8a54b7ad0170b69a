package sextant.content.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.util.MimeUtil;

/** Fields of a header, folded (RFC 5322 2.2.3). Addresses beyond ASCII stand there in UTF-8 (RFC 6532), all else encoded. */
final class HeaderWriter {
    private static final int LINE = 76;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SECTION = 45;

    /** How an encoded word begins (RFC 2047 2): what only looks like one is encoded itself. */
    private static final String ENCODED = "=?";

    private final StringBuilder lines = new StringBuilder();

    byte[] octets() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value of printable ASCII that is short enough for a line. */
    void plain(String name, String value) {
        lines.append(name).append(": ").append(value).append("\r\n");
    }

    void text(String name, String value) {
        var line = Texts.oneLine(value);
        var used = name.length() + 2;
        var encoded = line.contains(ENCODED)
                ? EncoderUtil.encodeEncodedWord(line, Usage.TEXT_TOKEN, used)
                : EncoderUtil.encodeIfNecessary(line, Usage.TEXT_TOKEN, used);
        plain(name, MimeUtil.fold(encoded, used));
    }

    /** One that was read from another message. */
    void further(String name, String value) {
        if (!name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
            var used = name.length() + 2;
            plain(name, MimeUtil.fold(Texts.oneLine(value), used));
        }
    }

    void addresses(String name, List<MailAddress> addresses) {
        items(name, addresses.stream().map(HeaderWriter::spelled).toList(), ",");
    }

    void ids(String name, List<String> ids) {
        items(
                name,
                ids.stream()
                        .map(id -> "<"
                                + Texts.oneLine(id)
                                        .replace("<", "")
                                        .replace(">", "")
                                        .replace(" ", "") + ">")
                        .toList(),
                "");
    }

    private void items(String name, List<String> items, String separator) {
        if (items.isEmpty()) {
            return;
        }
        lines.append(name).append(':');
        var used = name.length() + 1;
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i) + (i < items.size() - 1 ? separator : "");
            if (i > 0 && used + item.length() + 1 > LINE) {
                lines.append("\r\n");
                used = 0;
            }
            lines.append(' ').append(item);
            used += item.length() + 1;
        }
        lines.append("\r\n");
    }

    private static String spelled(MailAddress address) {
        if (!isAddress(address.address())) {
            throw new IllegalArgumentException("\"" + Texts.oneLine(address.address())
                    + "\" is no address a message can go to. It should look like name@example.org.");
        }
        var name = Texts.oneLine(address.name());
        if (name.isEmpty()) {
            return address.address();
        }
        var encoded = name.contains(ENCODED)
                ? EncoderUtil.encodeEncodedWord(name, Usage.WORD_ENTITY)
                : EncoderUtil.encodeAddressDisplayName(name);
        return encoded + " <" + address.address() + ">";
    }

    /** A dot-atom or quoted string, an at sign and a domain; what could end the address or the line is not in it. */
    static boolean isAddress(String address) {
        var at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.length() > 254) {
            return false;
        }
        var local = address.substring(0, at);
        var quoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        var inside = quoted ? local.substring(1, local.length() - 1) : local;
        return inside.chars().noneMatch(c -> c < ' ' || c == 0x7F || "\"\\".indexOf(c) >= 0)
                && (quoted || inside.chars().noneMatch(c -> " <>(),;:[]@".indexOf(c) >= 0))
                && address.substring(at + 1)
                        .chars()
                        .noneMatch(c -> c <= ' ' || c == 0x7F || "\"\\<>(),;@".indexOf(c) >= 0);
    }

    /** A field with one parameter, which is encoded where it must be (RFC 2231 3 and 4). */
    void parameter(String field, String value, String parameter, String text) {
        lines.append(field).append(": ").append(value);
        if (!text.isEmpty()) {
            if (text.length() <= LONGEST_NAME
                    && text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\')) {
                lines.append(";\r\n ")
                        .append(parameter)
                        .append("=\"")
                        .append(text)
                        .append('"');
            } else {
                var sections = sections(text);
                for (var i = 0; i < sections.size(); i++) {
                    lines.append(";\r\n ").append(parameter).append('*');
                    if (sections.size() > 1) {
                        lines.append(i).append('*');
                    }
                    lines.append(i == 0 ? "=UTF-8''" : "=").append(sections.get(i));
                }
            }
        }
        lines.append("\r\n");
    }

    private static List<String> sections(String text) {
        var sections = new ArrayList<String>();
        var section = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (section.length() >= LONGEST_SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            var c = octet & 0xFF;
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '-'
                    || c == '_') {
                section.append((char) c);
            } else {
                section.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        sections.add(section.toString());
        return sections;
    }
}
