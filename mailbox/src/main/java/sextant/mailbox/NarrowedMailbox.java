package sextant.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.content.Document;
import sextant.content.Kind;

/**
 * A mailbox as a device sees it that may not sync everything: collections of some kinds are not there for it. Nothing of
 * them is lost to the device for good, for a collection that appears again is synced from where the device left it.
 */
final class NarrowedMailbox implements Mailbox {
    private static final String MISSING = "There is no such collection.";

    private final Mailbox whole;
    private final Set<Kind> withheld;

    NarrowedMailbox(Mailbox whole, Set<Kind> withheld) {
        this.whole = whole;
        this.withheld = withheld;
    }

    private boolean shows(Collection collection) {
        return !withheld.contains(collection.kind());
    }

    private boolean shows(CollectionId id) {
        return whole.collection(id).map(this::shows).orElse(true);
    }

    private boolean shows(Item item) {
        return shows(item.collection());
    }

    private CollectionId shown(CollectionId id) {
        if (!shows(id)) {
            throw new NotFound(MISSING);
        }
        return id;
    }

    @Override
    public Account account() {
        return whole.account();
    }

    @Override
    public Epoch epoch() {
        return whole.epoch();
    }

    @Override
    public Position head() {
        return whole.head();
    }

    @Override
    public List<Collection> collections() {
        return whole.collections().stream().filter(this::shows).toList();
    }

    @Override
    public Optional<Collection> collection(CollectionId id) {
        return whole.collection(id).filter(this::shows);
    }

    @Override
    public Optional<Collection> collection(Shelf shelf, String segment) {
        return whole.collection(shelf, segment).filter(this::shows);
    }

    @Override
    public List<Collection> within(CollectionId parent) {
        return whole.within(shown(parent)).stream().filter(this::shows).toList();
    }

    /** Also one that is withheld: every account has it, and who asks for it by what it is for has to get an answer. */
    @Override
    public Collection collection(Role role) {
        return whole.collection(role);
    }

    @Override
    public Changes changes(CollectionId in, Position since, int limit) {
        return whole.changes(shown(in), since, limit);
    }

    @Override
    public Changes changes(CollectionId in, Position since, Position begun, int limit) {
        return whole.changes(shown(in), since, begun, limit);
    }

    @Override
    public CollectionChanges collectionChanges(Position since) {
        var changes = whole.collectionChanges(since);
        return new CollectionChanges(
                changes.present().stream().filter(this::shows).toList(), changes.removals(), changes.upTo());
    }

    @Override
    public Position latest(CollectionId in) {
        return whole.latest(shown(in));
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return whole.item(id).filter(this::shows);
    }

    @Override
    public Optional<Item> item(CollectionId in, String name) {
        return shows(in) ? whole.item(in, name) : Optional.empty();
    }

    @Override
    public List<Item> items(CollectionId in, Set<String> names) {
        return shows(in) ? whole.items(in, names) : List.of();
    }

    @Override
    public List<Item> items(CollectionId in, String after, int limit) {
        return whole.items(shown(in), after, limit);
    }

    @Override
    public List<Item> withUid(String uid) {
        return whole.withUid(uid).stream().filter(this::shows).toList();
    }

    @Override
    public Room room() {
        return whole.room();
    }

    @Override
    public long count(CollectionId in) {
        return whole.count(shown(in));
    }

    @Override
    public List<Item> between(CollectionId in, long from, long to, ItemId after, int limit) {
        return whole.between(shown(in), from, to, after, limit);
    }

    @Override
    public Document read(Item item) throws IOException {
        return whole.read(item);
    }

    @Override
    public Map<ItemId, Document> read(List<Item> items) {
        return whole.read(items);
    }

    @Override
    public Commit commit(Batch batch) {
        batch.edits().forEach(this::test);
        return whole.commit(batch);
    }

    private void test(Edit edit) {
        switch (edit) {
            case Edit.PutItem put -> shown(put.collection());
            case Edit.AddItem add -> shown(add.collection());
            case Edit.ReplaceItem replace -> test(replace.item());
            case Edit.SetProperties set -> test(set.item());
            case Edit.MoveItem move -> {
                test(move.item());
                shown(move.to());
            }
            case Edit.CopyItem copy -> {
                test(copy.item());
                shown(copy.to());
            }
            case Edit.Expect expect -> shown(expect.in());
            case Edit.RemoveItem remove -> test(remove.item());
            case Edit.CreateCollection create -> {
                if (withheld.contains(create.kind())) {
                    throw new Refused(
                            Refused.Reason.NOT_ALLOWED,
                            "This device may not sync this kind. Its owner can change that on Synchronized Devices.");
                }
            }
            case Edit.CopyCollection copy -> shown(copy.collection());
            case Edit.ChangeCollection change -> shown(change.collection());
            case Edit.RemoveCollection remove -> shown(remove.collection());
            case Edit.SetState _ -> {
                // A device's own state is its own affair.
            }
        }
    }

    private void test(ItemId id) {
        whole.item(id).ifPresent(item -> shown(item.collection()));
    }

    @Override
    public Position await(Watch watch, Duration atMost) throws InterruptedException {
        watch.collections().forEach(this::shown);
        return whole.await(watch, atMost);
    }

    @Override
    public List<HistoryEntry> history(Position before, int limit) {
        return whole.history(before, limit);
    }

    @Override
    public Optional<byte[]> state(DeviceId device, String key) {
        return whole.state(device, key);
    }
}
