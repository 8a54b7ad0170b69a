package sextant.content.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Octets as text, whatever their label says. Nothing here fails: what cannot be read becomes U+FFFD. */
final class Texts {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * Labels that mean another charset than they say: what mail programs send under them is its superset (WHATWG Encoding
     * 4.2). UTF-7 is read as ASCII: it could hide markup from whoever looks for it.
     */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "windows-949"),
            Map.entry("euc-kr", "windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-8859-8-i", "windows-1255"),
            Map.entry("utf8", "utf-8"),
            Map.entry("cp1252", "windows-1252"),
            Map.entry("utf-7", "us-ascii"),
            Map.entry("unicode-1-1-utf-7", "us-ascii"));

    private Texts() {}

    /**
     * Reads octets as their label has it. Without one, with an unknown one, or where it says ASCII and they are not: as UTF-8
     * if they are that, else as windows-1252.
     */
    static String of(byte[] octets, Optional<String> label) {
        var charset = label.flatMap(Texts::charset);
        if (charset.isEmpty() || charset.get().equals(StandardCharsets.US_ASCII)) {
            return guess(octets);
        }
        return new String(octets, charset.get());
    }

    /** The charset a label means; empty if it is unknown or can only be written. */
    static Optional<Charset> charset(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** UTF-8 if the octets are that, else windows-1252. */
    static String guess(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(octets, WINDOWS_1252);
        }
    }

    /** Without control characters, and with white space runs as one space. */
    static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        var space = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ' ' || c == '\u00A0' || Character.isWhitespace(c)) {
                space = !line.isEmpty();
            } else if (!Character.isISOControl(c)) {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }

    /** At most so many characters, never half of one. */
    static String atMost(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
