package sextant.content.line;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The charsets that a CHARSET parameter may name. All of them write US-ASCII as itself, so that their octets cannot break the
 * line that holds them, as those of UTF-16 could.
 */
final class Charsets {
    private static final List<String> NAMES = List.of(
            "UTF-8",
            "US-ASCII",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-3",
            "ISO-8859-4",
            "ISO-8859-5",
            "ISO-8859-6",
            "ISO-8859-7",
            "ISO-8859-8",
            "ISO-8859-9",
            "ISO-8859-13",
            "ISO-8859-15",
            "WINDOWS-1250",
            "WINDOWS-1251",
            "WINDOWS-1252",
            "WINDOWS-1253",
            "WINDOWS-1254",
            "WINDOWS-1255",
            "WINDOWS-1256",
            "WINDOWS-1257",
            "WINDOWS-1258",
            "WINDOWS-31J",
            "SHIFT_JIS",
            "EUC-JP",
            "EUC-KR",
            "GB2312",
            "GBK",
            "GB18030",
            "BIG5",
            "KOI8-R",
            "KOI8-U",
            "TIS-620");

    // a table, since looking an unknown name up in the platform is slow
    private static final Map<String, Charset> BY_NAME = NAMES.stream()
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .flatMap(charset -> Stream.concat(Stream.of(charset.name()), charset.aliases().stream())
                    .map(alias -> Map.entry(Names.upper(alias), charset)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    private Charsets() {}

    /** The charset of this name or alias, in any case. */
    static Optional<Charset> named(String name) {
        return Optional.ofNullable(BY_NAME.get(Names.upper(name.strip())));
    }
}
