package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sextant.content.Kind;
import sextant.mailbox.Collection;

/**
 * The file in an exported folder that tells which collection it was, so that an import can bring everything back to its
 * place.
 *
 * @param name the collection's name as people read it
 * @param segment its name in paths
 * @param kind what it chiefly holds
 */
record FolderFile(String name, String segment, Kind kind) {
    /** The name of the file. */
    static final String FILE = ".sextant-folder";

    private static final int LINES = 3;

    static FolderFile of(Collection collection) {
        return new FolderFile(collection.name(), collection.segment(), collection.kind());
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                "name = " + oneLine(name) + "\nsegment = " + oneLine(segment) + "\nkind = " + kind + "\n");
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
                return Optional.of(new FolderFile(value(lines.get(0), "name"), value(lines.get(1), "segment"), kind));
            }
        }
        return Optional.empty();
    }

    private static String value(String line, String key) {
        var start = key + " = ";
        return line.startsWith(start) ? line.substring(start.length()) : "";
    }
}
