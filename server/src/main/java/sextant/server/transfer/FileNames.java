package sextant.server.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import sextant.content.ContentHash;

/**
 * Names of items and folders as names of files, and back: whatever a file system could take amiss is written as
 * {@code %} and two hexadecimal digits for each octet of its UTF-8.
 */
final class FileNames {
    private static final String PLAIN = "-_.@+=,~ ()'!#$&;";
    private static final int LONGEST = 200;
    private static final int HASH_DIGITS = 16;

    private FileNames() {}

    /** A name no file system takes amiss. One that would be too long is cut, and cannot be read back. */
    static String encode(String name) {
        var encoded = new StringBuilder();
        name.codePoints().forEach(c -> {
            var text = Character.toString(c);
            var leads = encoded.isEmpty() && (c == '.' || c == ' ' || c == '~');
            if (isPlain(c, text) && !leads) {
                encoded.append(text);
            } else {
                encoded.append(escaped(text));
            }
        });
        if (!encoded.isEmpty() && (name.endsWith(".") || name.endsWith(" "))) {
            var last = encoded.charAt(encoded.length() - 1);
            if (last == '.' || last == ' ') {
                encoded.setLength(encoded.length() - 1);
                encoded.append(escaped(String.valueOf(last)));
            }
        }
        var result = encoded.toString();
        if (result.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return result.isEmpty() ? "%" : result;
        }
        return cut(name);
    }

    private static boolean isPlain(int c, String text) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
        }
        return Character.isLetterOrDigit(c) && isEncodable(text);
    }

    // in a locale that is not UTF-8 the platform cannot name files in all scripts
    private static boolean isEncodable(String text) {
        try {
            return Path.of(text).toString().equals(text);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String escaped(String text) {
        var hex = HexFormat.of().withUpperCase().withPrefix("%");
        return hex.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String name) {
        var octets = name.getBytes(StandardCharsets.UTF_8);
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= 5 ? name.substring(dot) : "";
        var safe = extension.chars().allMatch(c -> c == '.' || (c < 0x80 && Character.isLetterOrDigit(c)));
        return "%" + ContentHash.of(octets).hex().substring(0, HASH_DIGITS) + (safe ? extension : "");
    }

    /** The name a file name stands for; empty if it is none that {@link #encode} wrote. */
    static Optional<String> decode(String fileName) {
        var octets = new ByteArrayOutputStream();
        for (var i = 0; i < fileName.length(); ) {
            var c = fileName.codePointAt(i);
            if (c == '%') {
                var end = Math.min(fileName.length(), i + 3);
                var digits = fileName.substring(i + 1, end);
                if (digits.length() != 2 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
                    return Optional.empty();
                }
                octets.write(HexFormat.fromHexDigits(digits));
                i = end;
            } else {
                octets.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        var name = octets.toString(StandardCharsets.UTF_8);
        return encode(name).equals(fileName) ? Optional.of(name) : Optional.empty();
    }

    /** The extension in lower case, without the dot; empty if there is none. */
    static String extension(Path file) {
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
