package sextant.server.transfer;

import java.util.EnumMap;
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
