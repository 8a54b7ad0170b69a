package sextant.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.content.Document;
import sextant.content.Summarizer;
import sextant.mailbox.Commit.Effect;
import sextant.mailbox.Commit.Outcome;
import sextant.mailbox.Journal.Plan;
import sextant.mailbox.store.Head;
import sextant.mailbox.store.Store;

/** The mailbox of one account over a store. There is one of it per account and process, so that its lock is the lock. */
final class JournaledMailbox implements Mailbox {
    /** What a mailbox needs of its surroundings, the same for all of them. */
    record Surroundings(Store store, Summarizer summarizer, InstantSource clock, Alarms alarms, MailboxLimits limits) {}

    /** Sums of the account at a head, so that they need not be asked for at every commit. */
    private record Usage(Position at, long bytes, Map<CollectionId, Long> counts) {}

    private record Result(List<Outcome> outcomes, Usage usage) {}

    private final AccountId id;
    private final Supplier<Account> account;
    private final Surroundings around;
    private final Store store;
    private final Journal journal;
    private volatile @Nullable Usage usage;

    JournaledMailbox(AccountId id, Supplier<Account> account, Surroundings around, Journal journal) {
        this.id = id;
        this.account = account;
        this.around = around;
        this.store = around.store();
        this.journal = journal;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public Account account() {
        return account.get();
    }

    @Override
    public Epoch epoch() {
        return journal.head().epoch();
    }

    @Override
    public Position head() {
        return journal.head().position();
    }

    // ---- reads -------------------------------------------------------------------------------------------------

    @Override
    public List<Collection> collections() {
        return journal.memory().collections();
    }

    @Override
    public Optional<Collection> collection(CollectionId wanted) {
        return collections().stream().filter(row -> row.id().equals(wanted)).findFirst();
    }

    @Override
    public Optional<Collection> collection(Shelf shelf, String segment) {
        var rows = collections();
        // Only the topmost folder of files stands in none, and it is no part of paths.
        var parent = shelf == Shelf.FILES
                ? rows.stream()
                        .filter(row -> row.role() == Role.FILES)
                        .map(Collection::id)
                        .findFirst()
                : Optional.<CollectionId>empty();
        return rows.stream()
                .filter(row -> row.shelf() == shelf && row.segment().equals(segment))
                .filter(row -> shelf != Shelf.FILES || row.parent().equals(parent))
                .filter(row -> row.role() != Role.FILES)
                .findFirst();
    }

    @Override
    public List<Collection> within(CollectionId parent) {
        return collections().stream()
                .filter(row -> row.parent().filter(parent::equals).isPresent())
                .toList();
    }

    @Override
    public Collection collection(Role role) {
        return collections().stream()
                .filter(row -> row.role() == role)
                .findFirst()
                .orElseThrow(() -> new NotFound("The account has no collection of the role " + role + "."));
    }

    @Override
    public Changes changes(CollectionId in, Position since, int limit) {
        return changes(in, since, since, limit);
    }

    @Override
    public Changes changes(CollectionId in, Position since, Position begun, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one row: " + limit);
        }
        var known = since.isAfter(begun) ? since : begun;
        var head = headBeyond(known);
        var first = since.equals(Position.START);
        if (!first) {
            demandRemembered(in, known);
            if (!journal.memory().latest(in).isAfter(since)) {
                return new Changes(List.of(), List.of(), head, false);
            }
        }
        var page = store.changes(id, in, since, begun, limit);
        // again: removals may have been forgotten just before they were read
        if (first) {
            existing(in);
        } else {
            demandRemembered(in, known);
        }
        return page;
    }

    /**
     * The head of the journal.
     *
     * @throws StalePosition if a position is above it
     */
    private Position headBeyond(Position position) {
        var head = head();
        if (position.isAfter(head)) {
            // what is remembered may be a moment older than a write whose position is on its way already
            journal.memory().forget();
            head = head();
        }
        if (position.isAfter(head)) {
            throw new StalePosition("The position is from another life of this mailbox. Start over.");
        }
        return head;
    }

    private void demandRemembered(CollectionId in, Position known) {
        if (existing(in).horizon().isAfter(known)) {
            throw new StalePosition("The position is older than what is remembered of removals. Start over.");
        }
    }

    private Collection existing(CollectionId wanted) {
        return collection(wanted)
                .orElseThrow(() -> new NotFound("There is no such collection. Read the list of collections again."));
    }

    @Override
    public CollectionChanges collectionChanges(Position since) {
        headBeyond(since);
        return store.collectionChanges(id, since);
    }

    @Override
    public Position latest(CollectionId in) {
        return latest(existing(in));
    }

    private Position latest(Collection collection) {
        var latest = journal.memory().latest(collection.id());
        return collection.changed().isAfter(latest) ? collection.changed() : latest;
    }

    @Override
    public Optional<Item> item(ItemId wanted) {
        return store.item(id, wanted);
    }

    @Override
    public Optional<Item> item(CollectionId in, String name) {
        return store.itemByName(id, in, name);
    }

    @Override
    public List<Item> items(CollectionId in, Set<String> names) {
        return store.itemsByName(id, in, names);
    }

    @Override
    public List<Item> items(CollectionId in, String after, int limit) {
        return store.items(id, in, after, limit);
    }

    @Override
    public List<Item> withUid(String uid) {
        return uid.isEmpty() ? List.of() : store.itemsByUid(id, uid);
    }

    @Override
    public Room room() {
        return new Room(store.bytes(id), around.limits().quotaOf(account()));
    }

    @Override
    public long count(CollectionId in) {
        return store.count(id, in);
    }

    @Override
    public List<Item> between(CollectionId in, long from, long to, ItemId after, int limit) {
        return store.itemsBetween(id, in, from, to, after, limit);
    }

    @Override
    public Document read(Item item) throws IOException {
        return store.document(id, item);
    }

    @Override
    public Map<ItemId, Document> read(List<Item> items) {
        return store.documents(id, items);
    }

    @Override
    public List<HistoryEntry> history(Position before, int limit) {
        return store.history(id, before, limit);
    }

    @Override
    public Optional<byte[]> state(DeviceId device, String key) {
        return store.state(id, device, key);
    }

    // ---- writes ------------------------------------------------------------------------------------------------

    @Override
    public Commit commit(Batch batch) {
        if (batch.edits().size() > around.limits().editsPerBatch()) {
            throw new Refused(
                    Refused.Reason.TOO_LARGE,
                    "A request has at most " + around.limits().editsPerBatch() + " edits. Make it smaller.");
        }
        var summaries = new Summaries(batch, around.summarizer(), around.limits());
        var written = journal.write(batch.author(), batch.operation(), head -> plan(batch, summaries, head));
        written.result().ifPresent(result -> usage = result.usage());
        return new Commit(written.head(), written.result().map(Result::outcomes).orElse(List.of()), written.repeated());
    }

    private Plan<Result> plan(Batch batch, Summaries summaries, Head head) {
        var draft = new Draft(
                store, id, head.position(), collections(), around.clock().instant());
        var items = new ItemEdits(draft, summaries, around.limits());
        var collections = new CollectionEdits(draft, around.limits());
        var outcomes = new ArrayList<Outcome>();
        for (var edit : batch.edits()) {
            outcomes.add(
                    switch (edit) {
                        case Edit.PutItem put -> items.put(put);
                        case Edit.AddItem add -> items.add(add);
                        case Edit.CopyItem copy -> items.copy(copy);
                        case Edit.Expect expect -> items.expect(expect);
                        case Edit.ReplaceItem replace -> items.replace(replace);
                        case Edit.SetProperties set -> items.setProperties(set);
                        case Edit.MoveItem move -> items.move(move);
                        case Edit.RemoveItem remove -> items.remove(remove);
                        case Edit.CreateCollection create -> collections.create(create);
                        case Edit.CopyCollection copy -> collections.copy(copy);
                        case Edit.ChangeCollection change -> collections.change(change);
                        case Edit.RemoveCollection remove -> collections.remove(remove);
                        case Edit.SetState set -> setState(draft, set);
                    });
        }
        var after = testRoom(draft, head.position());
        return new Plan<>(draft.changes(), draft.touched(), new Result(outcomes, after));
    }

    private Outcome setState(Draft draft, Edit.SetState edit) {
        // The state of a row that was deleted meanwhile must not come back: the device is to start over.
        if (!journal.devices().containsKey(edit.device())) {
            throw new NotFound("There is no such device any more. Connect again.");
        }
        if (edit.value().isPresent()
                && edit.value().get().length > around.limits().stateBytes()) {
            throw new Refused(Refused.Reason.TOO_LARGE, "The device's state is too large. Start over.");
        }
        draft.state(edit.device(), edit.key(), edit.value());
        return new Outcome(Effect.CHANGED, Optional.empty(), Optional.empty());
    }

    /** A draft that takes no more room than there was is always fine, so that a full mailbox can be emptied. */
    private Usage testRoom(Draft draft, Position head) {
        var known = usage;
        var before = known != null && known.at().equals(head) ? known : new Usage(head, -1, Map.of());
        var bytes = before.bytes();
        if (draft.grown() > 0) {
            bytes = bytes >= 0 ? bytes : store.bytes(id);
            var quota = around.limits().quotaOf(account());
            if (bytes + draft.grown() > quota) {
                throw new OverQuota(
                        "The account may hold " + quota + " octets and has no room for this. Remove something.");
            }
        }
        var counts = new HashMap<CollectionId, Long>();
        var most = around.limits().itemsPerCollection();
        before.counts()
                .forEach((in, count) -> counts.put(in, count + draft.added().getOrDefault(in, 0L)));
        draft.added().forEach((in, more) -> {
            if (more > 0 && counts.computeIfAbsent(in, c -> store.count(id, c) + more) > most) {
                throw new OverQuota("A collection holds at most " + most + " items. Use another one.");
            }
        });
        return new Usage(draft.head(), bytes >= 0 ? bytes + draft.grown() : bytes, counts);
    }

    // ---- waiting -----------------------------------------------------------------------------------------------

    @Override
    public Position await(Watch watch, Duration atMost) throws InterruptedException {
        try (var waiter = journal.waiters().register(watch)) {
            var news = newer(watch);
            if (news.isPresent() || !atMost.isPositive()) {
                return news.orElse(watch.since());
            }
            var alarm = around.alarms().after(atMost, () -> waiter.wake(Position.START));
            Position woken;
            try {
                woken = waiter.park();
            } finally {
                alarm.cancel();
            }
            if (woken.isAfter(watch.since())) {
                return woken;
            }
            // Asked anew also when the time ran out: another process may have written.
            return newer(watch).orElse(watch.since());
        }
    }

    private Optional<Position> newer(Watch watch) {
        var since = watch.since();
        var head = headBeyond(since);
        if (watch.collections().isEmpty()) {
            return head.isAfter(since) ? Optional.of(head) : Optional.empty();
        }
        var rows = collections();
        var concerned = new ArrayList<Collection>();
        for (var wanted : watch.collections()) {
            concerned.add(rows.stream()
                    .filter(row -> row.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("A collection that is waited for does not exist any more.")));
        }
        if (!head.isAfter(since)) {
            return Optional.empty();
        }
        return concerned.stream().anyMatch(collection -> latest(collection).isAfter(since))
                ? Optional.of(head)
                : Optional.empty();
    }
}
