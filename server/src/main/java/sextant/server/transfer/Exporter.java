package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import sextant.content.Kind;
import sextant.mailbox.Changes;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.server.DataFolder;

/** Writes a mailbox into files: a folder for each collection, a file for each item, with the octets of its document. */
public final class Exporter {
    private static final int PAGE = 500;

    private final Mailbox mailbox;
    private final MailForm form;
    private long items;
    private int folders;

    /** How much was written. */
    public record Written(long items, int folders) {}

    private Exporter(Mailbox mailbox, MailForm form) {
        this.mailbox = mailbox;
        this.form = form;
    }

    /**
     * Writes all of a mailbox into a folder that is new or empty. Collections that every account has are left out while
     * they are empty.
     *
     * @param form how messages are written
     * @throws FileAlreadyExistsException if something is in the folder
     */
    public static Written write(Mailbox mailbox, Path to, MailForm form) throws IOException {
        DataFolder.createPrivateFolder(to);
        try (var entries = Files.newDirectoryStream(to)) {
            if (entries.iterator().hasNext()) {
                throw new FileAlreadyExistsException("Something in " + to);
            }
        }
        var exporter = new Exporter(mailbox, form);
        var taken = new HashSet<String>();
        for (var collection : mailbox.collections()) {
            if (exporter.isWanted(collection)) {
                exporter.write(collection, to.resolve(unique(folderName(mailbox, collection), taken)));
            }
        }
        return new Written(exporter.items, exporter.folders);
    }

    private boolean isWanted(Collection collection) {
        if (collection.kind() == Kind.FILE) {
            // folders of files are written with the one they stand in
            return collection.role() == Role.FILES
                    && (mailbox.count(collection.id()) > 0
                            || !mailbox.within(collection.id()).isEmpty());
        }
        return collection.role() == Role.NONE || mailbox.count(collection.id()) > 0;
    }

    // of several collections with one name each is told by what it holds, in whatever order they were made
    private static String folderName(Mailbox mailbox, Collection collection) {
        var name = FileNames.encode(collection.name());
        var alone = mailbox.collections().stream()
                        .filter(other -> other.kind() != Kind.FILE || other.role() == Role.FILES)
                        .filter(other -> other.name().equals(collection.name()))
                        .count()
                == 1;
        return alone ? name : name + "%" + collection.kind().name().toLowerCase(Locale.ROOT);
    }

    private void write(Collection collection, Path folder) throws IOException {
        if (collection.kind() == Kind.MESSAGE && form != MailForm.EML) {
            folders++;
            items += new MailFolderWriter(mailbox).write(collection, folder, form);
            return;
        }
        DataFolder.createPrivateFolder(folder);
        folders++;
        var types = new HashMap<String, String>();
        var states = new HashMap<String, Properties>();
        var taken = new HashSet<String>();
        var since = Position.START;
        Changes page;
        do {
            page = mailbox.changes(collection.id(), since, PAGE);
            for (var item : page.present()) {
                var file = folder.resolve(unique(FileNames.encode(item.name()), taken));
                item.properties()
                        .get(Item.MEDIA_TYPE)
                        .ifPresent(type -> types.put(String.valueOf(file.getFileName()), type));
                if (collection.kind() == Kind.MESSAGE) {
                    states.put(String.valueOf(file.getFileName()), item.properties());
                }
                try (var octets = mailbox.read(item).open()) {
                    Files.copy(octets, file);
                }
                items++;
            }
            since = page.upTo();
        } while (page.more());
        FolderFile.of(collection, types, states).write(folder);
        if (collection.kind() == Kind.FILE) {
            for (var inner : mailbox.within(collection.id())) {
                write(inner, folder.resolve(unique(FileNames.encode(inner.segment()), taken)));
            }
        }
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
