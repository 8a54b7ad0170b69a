package sextant.mailbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.content.MalformedDocument;
import sextant.content.Summarizer;
import sextant.mailbox.store.Store;

/**
 * Asks any engine whether what it holds is a mailbox: what {@link Store#verify} cannot know, because it knows rows and not
 * what they mean. Repairs nothing. Each problem is a sentence; none is health.
 */
public final class Verification {
    private static final int PAGE = 500;
    private static final int ATTEMPTS = 10;

    private final Store store;
    private final Summarizer summarizer;

    public Verification(Store store, Summarizer summarizer) {
        this.store = store;
        this.summarizer = summarizer;
    }

    /** The engine's own verification and that of every account. */
    public List<String> all() {
        var problems = new ArrayList<>(store.verify());
        for (var account : store.accounts()) {
            problems.addAll(account(account.id()));
        }
        return problems;
    }

    /** One account; begun anew if somebody writes to it meanwhile. */
    public List<String> account(AccountId account) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = store.head(account);
            if (before.isEmpty()) {
                return List.of("There is no account " + account.value() + ".");
            }
            var problems = new Findings(account, before.get().position()).look();
            if (store.head(account).equals(before)) {
                return problems;
            }
        }
        return List.of("Account " + account.value() + " is written to all the time and could not be verified.");
    }

    /** What is found in one account at one head. */
    private final class Findings {
        private final AccountId account;
        private final Position head;
        private final List<String> problems = new ArrayList<>();
        private final Map<Position, String> holders = new HashMap<>();
        private final Set<ItemId> seen = new HashSet<>();
        private long bytes;

        Findings(AccountId account, Position head) {
            this.account = account;
            this.head = head;
        }

        List<String> look() {
            var collections = store.collections(account);
            roles(collections);
            for (var collection : collections) {
                collection(collection);
            }
            if (bytes != store.bytes(account)) {
                say("the documents have " + bytes + " octets together, and the store says " + store.bytes(account));
            }
            history();
            return problems;
        }

        private void say(String problem) {
            problems.add("Account " + account.value() + ": " + problem + ".");
        }

        private void roles(List<Collection> collections) {
            for (var role : Role.values()) {
                var count = collections.stream()
                        .filter(collection -> collection.role() == role)
                        .count();
                if (role != Role.NONE && count != 1) {
                    say("there are " + count + " collections of the role " + role);
                }
            }
            var paths = new HashSet<String>();
            for (var collection : collections) {
                if (!paths.add(path(collection))) {
                    say("two collections have the path of collection "
                            + collection.id().value());
                }
                var parent = collection.parent();
                if (parent.isPresent()
                        && collections.stream().noneMatch(row -> row.id().equals(parent.get()))) {
                    say("collection " + collection.id().value() + " stands in one that does not exist");
                }
            }
        }

        private static String path(Collection collection) {
            var within = collection.shelf() == Shelf.FILES
                    ? collection.parent().map(CollectionId::value).orElse(0L) + "/"
                    : "";
            return collection.shelf() + "/" + within + collection.segment();
        }

        private void collection(Collection collection) {
            var what = "collection " + collection.id().value();
            taken(collection.changed(), what);
            if (collection.horizon().isAfter(head)) {
                say("the horizon of " + what + " lies beyond the head");
            }
            var names = new HashSet<String>();
            var uids = new HashSet<String>();
            var count = 0L;
            var since = Position.START;
            var more = true;
            while (more) {
                var page = store.changes(account, collection.id(), since, PAGE);
                for (var item : page.present()) {
                    count++;
                    item(item, collection);
                    if (!names.add(item.name())) {
                        say("two items have the name of " + label(item));
                    }
                    if (!item.summary().uid().isEmpty()
                            && !uids.add(item.summary().uid())) {
                        say("two items have the UID of " + label(item));
                    }
                }
                since = page.upTo();
                more = page.more();
            }
            if (count != store.count(account, collection.id())) {
                say(what + " has " + count + " items, and the store says " + store.count(account, collection.id()));
            }
            tombstones(collection);
        }

        private static String label(Item item) {
            return "item " + item.id().value();
        }

        private void item(Item item, Collection collection) {
            var what = label(item);
            taken(item.position(), what);
            bytes += item.summary().size();
            if (!seen.add(item.id())) {
                say(what + " lies in two places");
            }
            if (!item.collection().equals(collection.id())) {
                say(what + " is listed in a collection it does not lie in");
            }
            if (item.contentPosition().isAfter(item.position())
                    || item.arrived().isAfter(item.position())
                    || item.id().value() > item.contentPosition().value()
                    || item.id().value() > item.arrived().value()) {
                say(what + " has positions that contradict each other");
            }
            if (!collection.accepts().contains(item.summary().kind())) {
                say(what + " is of a kind its collection does not take");
            }
            if (store.item(account, item.id()).filter(item::equals).isEmpty()
                    || store.itemByName(account, collection.id(), item.name())
                            .filter(item::equals)
                            .isEmpty()) {
                say(what + " is not found by its id or name");
            }
            document(item);
        }

        private void document(Item item) {
            try {
                var document = store.document(account, item);
                if (!summarizer.summarize(document).equals(item.summary())) {
                    say(label(item) + " is summarized otherwise today than when it was committed");
                }
            } catch (MalformedDocument e) {
                say(label(item) + " has a document that cannot be read: " + e.getMessage());
            } catch (IOException e) {
                say(label(item) + " has no sound document: " + e.getMessage());
            }
        }

        private void tombstones(Collection collection) {
            var since = new Position(Math.max(1, collection.horizon().value()));
            var more = true;
            while (more) {
                var page = store.changes(account, collection.id(), since, PAGE);
                for (var removal : page.removals()) {
                    if (removal.position().isAfter(head)) {
                        say("a tombstone of item " + removal.item().value() + " lies beyond the head");
                    }
                }
                since = page.upTo();
                more = page.more();
            }
        }

        /** Every position belongs to one row: else two changes took the same, and devices have missed one of them. */
        private void taken(Position position, String holder) {
            var other = holders.putIfAbsent(position, holder);
            if (other != null) {
                say(holder + " and " + other + " have the same position");
            }
            if (position.isAfter(head) || position.equals(Position.START)) {
                say(holder + " has a position outside the journal");
            }
        }

        private void history() {
            var before = head.next();
            while (before.isAfter(Position.START)) {
                var page = store.history(account, before, PAGE);
                for (var entry : page) {
                    if (!before.isAfter(entry.position())) {
                        say("the history is out of order at position "
                                + entry.position().value());
                    }
                    before = entry.position();
                }
                if (page.isEmpty()) {
                    return;
                }
            }
        }
    }
}
