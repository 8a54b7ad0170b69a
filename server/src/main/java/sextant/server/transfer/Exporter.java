package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import sextant.mailbox.Changes;
import sextant.mailbox.Collection;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Role;
import sextant.server.DataFolder;

/** Writes a mailbox into files: a folder for each collection, a file for each item, with the octets of its document. */
public final class Exporter {
    private static final int PAGE = 500;

    private final Mailbox mailbox;
    private long items;
    private int folders;

    /** How much was written. */
    public record Written(long items, int folders) {}

    private Exporter(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Writes all of a mailbox into a folder that is new or empty. Collections that every account has are left out while
     * they are empty.
     *
     * @throws FileAlreadyExistsException if something is in the folder
     */
    public static Written write(Mailbox mailbox, Path to) throws IOException {
        DataFolder.createPrivateFolder(to);
        try (var entries = Files.newDirectoryStream(to)) {
            if (entries.iterator().hasNext()) {
                throw new FileAlreadyExistsException("Something in " + to);
            }
        }
        var exporter = new Exporter(mailbox);
        var taken = new HashSet<String>();
        for (var collection : mailbox.collections()) {
            if (collection.role() == Role.NONE || mailbox.count(collection.id()) > 0) {
                exporter.write(collection, to.resolve(unique(FileNames.encode(collection.name()), taken)));
            }
        }
        return new Written(exporter.items, exporter.folders);
    }

    private void write(Collection collection, Path folder) throws IOException {
        DataFolder.createPrivateFolder(folder);
        folders++;
        FolderFile.of(collection).write(folder);
        var taken = new HashSet<String>();
        var since = Position.START;
        Changes page;
        do {
            page = mailbox.changes(collection.id(), since, PAGE);
            for (var item : page.present()) {
                var file = folder.resolve(unique(FileNames.encode(item.name()), taken));
                try (var octets = mailbox.read(item).open()) {
                    Files.copy(octets, file);
                }
                items++;
            }
            since = page.upTo();
        } while (page.more());
    }

    // also where capitals make no difference
    private static String unique(String name, Set<String> taken) {
        var result = name;
        for (var n = 2; !taken.add(result.toLowerCase(Locale.ROOT)); n++) {
            var dot = name.lastIndexOf('.');
            result = dot > 0 ? name.substring(0, dot) + "%" + n + name.substring(dot) : name + "%" + n;
        }
        return result;
    }
}
