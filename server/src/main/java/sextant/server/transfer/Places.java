package sextant.server.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Collection;
import sextant.mailbox.Edit;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.Shelf;

/** Where imported items go. */
final class Places {
    private static final Map<Kind, Role> DEFAULTS = new EnumMap<>(Map.of(
            Kind.CONTACT, Role.CONTACTS,
            Kind.EVENT, Role.CALENDAR,
            Kind.TASK, Role.TASKS,
            Kind.NOTE, Role.NOTES,
            Kind.MESSAGE, Role.INBOX,
            Kind.FILE, Role.FILES));

    /** What other programs call the folders that every account has. */
    private static final Map<String, Role> MAIL = Map.ofEntries(
            Map.entry("inbox", Role.INBOX),
            Map.entry("sent", Role.SENT),
            Map.entry("sent items", Role.SENT),
            Map.entry("sent messages", Role.SENT),
            Map.entry("drafts", Role.DRAFTS),
            Map.entry("trash", Role.TRASH),
            Map.entry("deleted items", Role.TRASH),
            Map.entry("deleted messages", Role.TRASH),
            Map.entry("junk", Role.JUNK),
            Map.entry("junk e-mail", Role.JUNK),
            Map.entry("spam", Role.JUNK));

    private final Mailbox mailbox;
    private final Author author;
    private final Optional<String> folder;

    Places(Mailbox mailbox, Author author, Optional<String> folder) {
        this.mailbox = mailbox;
        this.author = author;
        this.folder = folder;
    }

    /** The collection for an item of this kind; made if one is named that is not there. */
    Collection placeFor(Kind kind, Optional<FolderFile> exported) {
        if (folder.isPresent()) {
            return named(kind, folder.get(), folder.get());
        }
        if (exported.isPresent() && exported.get().kind() == kind) {
            return named(kind, exported.get().name(), exported.get().segment());
        }
        return mailbox.collection(DEFAULTS.getOrDefault(kind, Role.CALENDAR));
    }

    /** The folder for messages that came from one of this name, or from none; made if it is not there. */
    Collection mailFolder(String name) {
        if (folder.isPresent()) {
            return named(Kind.MESSAGE, folder.get(), folder.get());
        }
        var role =
                name.isEmpty() ? Optional.of(Role.INBOX) : Optional.ofNullable(MAIL.get(name.toLowerCase(Locale.ROOT)));
        return role.map(mailbox::collection).orElseGet(() -> named(Kind.MESSAGE, name, name));
    }

    /** The folder of files at this path, made with those above it if it is not there. */
    Collection folderOfFiles(List<String> path) {
        var at = mailbox.collection(Role.FILES);
        for (var segment : folder.map(top -> prefixed(top, path)).orElse(path)) {
            var parent = at;
            at = mailbox.within(parent.id()).stream()
                    .filter(inner -> inner.segment().equals(segment))
                    .findFirst()
                    .orElseGet(() -> create(parent, segment));
        }
        return at;
    }

    private static List<String> prefixed(String first, List<String> path) {
        var all = new ArrayList<String>();
        all.add(first.replace('/', '-').strip());
        all.addAll(path);
        return all;
    }

    private Collection create(Collection parent, String segment) {
        var name = segment.isBlank() ? "Folder" : segment;
        return mailbox.commit(Batch.of(
                        author,
                        new Edit.CreateCollection(
                                Kind.FILE,
                                Set.of(Kind.FILE),
                                Optional.of(parent.id()),
                                name,
                                segment,
                                Properties.NONE)))
                .outcomes()
                .getFirst()
                .collection()
                .orElseThrow();
    }

    private Collection named(Kind kind, String name, String segment) {
        return mailbox.collections().stream()
                .filter(collection ->
                        collection.name().equals(name) && collection.accepts().contains(kind))
                .findFirst()
                .orElseGet(() -> create(kind, name, segment));
    }

    private Collection create(Kind kind, String name, String segment) {
        var free = free(kind, segment.isBlank() ? name : segment);
        var commit = mailbox.commit(Batch.of(
                author, new Edit.CreateCollection(kind, Set.of(kind), Optional.empty(), name, free, Properties.NONE)));
        return commit.outcomes().getFirst().collection().orElseThrow();
    }

    // two collections of one shelf may have one name, but not one segment
    private String free(Kind kind, String wanted) {
        var base = wanted.replace('/', '-').strip();
        var segment = base;
        for (var n = 2; mailbox.collection(Shelf.of(kind), segment).isPresent(); n++) {
            segment = base + "-" + n;
        }
        return segment;
    }
}
