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
import sextant.mailbox.Role;

/**
 * The file in an exported folder that tells which collection it was, so that an import can bring everything back to its
 * place.
 *
 * @param name the collection's name as people read it
 * @param segment its name in paths; {@link #TOP} for the folder that all folders of files stand in
 * @param kind what it chiefly holds
 * @param types the media types of files, by the names they have in the exported folder
 */
record FolderFile(String name, String segment, Kind kind, Map<String, String> types) {
    /** The name of the file. */
    static final String FILE = ".sextant-folder";

    /** No segment of a path. */
    static final String TOP = "/";

    private static final int LINES = 3;
    private static final String TYPE = "type = ";

    FolderFile {
        types = Map.copyOf(types);
    }

    static FolderFile of(Collection collection, Map<String, String> types) {
        var segment = collection.role() == Role.FILES ? TOP : collection.segment();
        return new FolderFile(collection.name(), segment, collection.kind(), types);
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
        Files.writeString(folder.resolve(FILE), text);
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
                        types(lines.subList(LINES, lines.size()))));
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

    private static String value(String line, String key) {
        var start = key + " = ";
        return line.startsWith(start) ? line.substring(start.length()) : "";
    }
}
