package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.content.Kind;
import sextant.mailbox.Collection;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;

/**
 * The file in an exported folder that tells which collection it was, so that an import can bring everything back to its
 * place.
 *
 * @param name the collection's name as people read it
 * @param segment its name in paths; {@link #TOP} for the folder that all folders of files stand in
 * @param kind what it chiefly holds
 * @param types the media types of files, by the names they have in the exported folder
 * @param states what is known of messages beside their octets, by the same names
 */
record FolderFile(String name, String segment, Kind kind, Map<String, String> types, Map<String, Properties> states) {
    /** The name of the file. */
    static final String FILE = ".sextant-folder";

    /** No segment of a path. */
    static final String TOP = "/";

    private static final int LINES = 3;
    private static final String TYPE = "type = ";
    private static final String STATE = "state = ";

    FolderFile {
        types = Map.copyOf(types);
        states = Map.copyOf(states);
    }

    static FolderFile of(Collection collection, Map<String, String> types, Map<String, Properties> states) {
        var segment = collection.role() == Role.FILES ? TOP : collection.segment();
        return new FolderFile(collection.name(), segment, collection.kind(), types, states);
    }

    void write(Path folder) throws IOException {
        var text = new StringBuilder(
                "name = " + oneLine(name) + "\nsegment = " + oneLine(segment) + "\nkind = " + kind + "\n");
        new TreeMap<>(types)
                .forEach((file, type) -> text.append(TYPE)
                        .append(oneLine(type))
                        .append('\t')
                        .append(file)
                        .append('\n'));
        new TreeMap<>(states)
                .forEach((file, state) -> state.values()
                        .forEach((key, value) -> text.append(STATE)
                                .append(escaped(key))
                                .append('\t')
                                .append(file)
                                .append('\t')
                                .append(escaped(value))
                                .append('\n')));
        Files.writeString(folder.resolve(FILE), text);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            var next = text.charAt(++i);
            plain.append(
                    switch (next) {
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'n' -> '\n';
                        default -> next;
                    });
        }
        return plain.toString();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    /** What the file in this folder says; empty if there is none, or none that can be understood. */
    static Optional<FolderFile> read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        for (var kind : Kind.values()) {
            if (value(lines.get(2), "kind").equals(kind.name())) {
                return Optional.of(new FolderFile(
                        value(lines.get(0), "name"),
                        value(lines.get(1), "segment"),
                        kind,
                        types(lines.subList(LINES, lines.size())),
                        states(lines.subList(LINES, lines.size()))));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> types(List<String> lines) {
        var types = new HashMap<String, String>();
        for (var line : lines) {
            var tab = line.indexOf('\t');
            if (line.startsWith(TYPE) && tab > 0) {
                types.put(line.substring(tab + 1), line.substring(TYPE.length(), tab));
            }
        }
        return types;
    }

    private static Map<String, Properties> states(List<String> lines) {
        var states = new HashMap<String, Properties>();
        for (var line : lines) {
            var parts = line.startsWith(STATE)
                    ? List.of(line.substring(STATE.length()).split("\t", -1))
                    : List.<String>of();
            if (parts.size() == 3) {
                states.merge(
                        parts.get(1),
                        Properties.of(Map.of(unescaped(parts.get(0)), unescaped(parts.get(2)))),
                        FolderFile::both);
            }
        }
        return states;
    }

    private static Properties both(Properties some, Properties more) {
        var all = new TreeMap<>(some.values());
        all.putAll(more.values());
        return new Properties(all);
    }

    private static String value(String line, String key) {
        var start = key + " = ";
        return line.startsWith(start) ? line.substring(start.length()) : "";
    }
}
