package sextant.web.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sextant.content.Kind;
import sextant.http.Problem;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Role;
import sextant.mailbox.search.Search;
import sextant.mailbox.search.Search.Counts;
import sextant.web.page.Text;

/** The folders that hold messages, as the page shows them beside a list. */
public final class MailFolders {
    private static final List<Role> ORDER =
            List.of(Role.INBOX, Role.DRAFTS, Role.SENT, Role.JUNK, Role.TRASH, Role.OUTBOX, Role.NONE);

    private MailFolders() {}

    /** A folder of the list. */
    public record Entry(long id, String name, long unread, boolean current) {}

    static List<Entry> of(Mailbox mailbox, Search search, CollectionId current) {
        var counts = search.counts(mailbox.account().id());
        return mailbox.collections().stream()
                .filter(collection -> collection.accepts().contains(Kind.MESSAGE))
                .sorted(Comparator.comparingInt((Collection collection) -> ORDER.indexOf(collection.role()))
                        .thenComparing(Collection::name, String.CASE_INSENSITIVE_ORDER))
                .map(collection -> new Entry(
                        collection.id().value(),
                        Text.harmless(collection.name()),
                        counts.getOrDefault(collection.id(), new Counts(0, 0)).unread(),
                        collection.id().equals(current)))
                .toList();
    }

    /** The folder of this number, or the inbox if none is named. */
    static Collection chosen(Mailbox mailbox, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return mailbox.collection(Role.INBOX);
        }
        return Optional.of(new CollectionId(numbers.getFirst()))
                .flatMap(mailbox::collection)
                .filter(collection -> collection.accepts().contains(Kind.MESSAGE))
                .orElseThrow(() -> new Problem(404, "This folder is no longer there."));
    }
}
